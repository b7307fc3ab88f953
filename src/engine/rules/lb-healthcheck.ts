import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const lbHealthcheck = rule({
  id: 'lb-healthcheck',
  subject: 'backend',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'A load balancer asks for health in a way that was chosen for the application.',
    why: `Where nobody writes a health check, the load balancer asks for \`/\`. Many an application answers that from a cache, with a redirect or after a login, so that it is taken out while it is well, or kept while its database is gone.

Good is a health check with a path of its own. Left alone are groups of functions and those that speak no HTTP, which are asked for a connection.`,
    references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_261'],
    },
  },
  check: ({ title, healthCheck }) =>
    judgeSwitch(healthCheck, true, `${title} has no health check of its own.`, {
      title: `Add a health check to ${title}: choose its path (proposed /healthz)`,
      safety: 'fill-in',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_lb_target_group" "web" {
#                              ^^^^^ aws_lb_target_group.web has no health check of its own.
  name     = "web"
  port     = 8080
  protocol = "HTTP"
}
`,
      fixed: `
resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 8080
  protocol = "HTTP"

  health_check {
    path = "/healthz"
  }
}
`,
    },
    {
      title: 'Chosen, or not of HTTP',
      file: `
resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 8080
  protocol = "HTTP"

  health_check {
    path = "/ready"
  }
}

resource "aws_lb_target_group" "mail" {
  name     = "mail"
  port     = 25
  protocol = "TCP"
}
`,
    },
  ),
});
