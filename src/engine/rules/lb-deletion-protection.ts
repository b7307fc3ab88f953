import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const lbDeletionProtection = rule({
  id: 'lb-deletion-protection',
  subject: 'edge',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'A load balancer cannot be deleted by mistake.',
    why: `A load balancer that is replaced gets another name, and every record and firewall that knows the old one is wrong. With deletion protection the platform refuses until somebody takes it away on purpose.

It is off where nobody writes it.`,
    references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_150'],
    },
  },
  check: ({ title, deletionProtection }) =>
    judgeSwitch(deletionProtection, true, `${title} can be deleted by mistake: deletion protection is off.`, { title: `Protect ${title} from deletion`, safety: 'safe' }),
  examples: inTerraform(
    {
      file: `
resource "aws_lb" "web" {
#                 ^^^^^ aws_lb.web can be deleted by mistake: deletion protection is off.
  name = "web"
}
`,
      fixed: `
resource "aws_lb" "web" {
  name                       = "web"
  enable_deletion_protection = true
}
`,
    },
    {
      title: 'Protected',
      file: `
resource "aws_lb" "web" {
  name                       = "web"
  enable_deletion_protection = true
}
`,
    },
  ),
});
