import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const lbDropHeaders = rule({
  id: 'lb-drop-headers',
  subject: 'edge',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'edge',
    summary: 'A load balancer drops headers that are not valid.',
    why: `Headers with characters that HTTP does not admit are how a request is made to look like two (request smuggling): the load balancer and the application read them differently.

The switch is off where nobody writes it. Only application load balancers have it. An application that lives on such headers would miss them: try it first.`,
    references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_131'],
      trivy: ['AVD-AWS-0052'],
      tfsec: ['aws-elb-drop-invalid-headers'],
    },
  },
  check: ({ title, dropsInvalidHeaders }) =>
    judgeSwitch(dropsInvalidHeaders, true, `${title} passes invalid headers on.`, { title: `Drop invalid headers at ${title}`, safety: 'review' }),
  examples: inTerraform(
    {
      file: `
resource "aws_lb" "web" {
#                 ^^^^^ aws_lb.web passes invalid headers on.
  name = "web"
}
`,
      fixed: `
resource "aws_lb" "web" {
  name                       = "web"
  drop_invalid_header_fields = true
}
`,
    },
    {
      title: 'Dropped, or of the network type',
      file: `
resource "aws_lb" "web" {
  name                       = "web"
  drop_invalid_header_fields = true
}

resource "aws_lb" "tcp" {
  name               = "tcp"
  load_balancer_type = "network"
}
`,
    },
  ),
});
