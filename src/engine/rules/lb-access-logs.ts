import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const lbAccessLogs = rule({
  id: 'lb-access-logs',
  subject: 'edge',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'edge',
    summary: 'What a load balancer or a content delivery network answers is written down.',
    why: `When requests fail or an attack runs, the first question is which, from where and since when. The logs of the edge answer it, and see what never reached the application.

Good are \`access_logs\` that are on, and a \`logging_config\` of CloudFront. In a load balancer's block they are off where nobody writes \`enabled\`. A bucket for them has to be named, which no fix can do.`,
    references: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_91', 'CKV_AWS_92', 'CKV_AWS_86'],
      trivy: ['AVD-AWS-0010'],
      tfsec: ['aws-cloudfront-enable-logging'],
    },
  },
  check: ({ title, accessLogs }) =>
    judgeSwitch(accessLogs, true, `${title} writes no access logs.`, { title: `Switch the access logs of ${title} on`, safety: 'review' }),
  examples: inTerraform(
    {
      file: `
resource "aws_lb" "web" {
#                 ^^^^^ aws_lb.web writes no access logs.
  name = "web"
}
`,
    },
    {
      title: 'A bucket without the switch',
      file: `
resource "aws_lb" "web" {
  name = "web"

  access_logs {
# ^^^^^^^^^^^ aws_lb.web writes no access logs.
    bucket = "shop-logs"
  }
}
`,
      fixed: `
resource "aws_lb" "web" {
  name = "web"

  access_logs {
    bucket  = "shop-logs"
    enabled = true
  }
}
`,
    },
    {
      title: 'Logged',
      file: `
resource "aws_lb" "web" {
  name = "web"

  access_logs {
    bucket  = "shop-logs"
    enabled = true
  }
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  logging_config {
    bucket = "shop-logs.s3.amazonaws.com"
  }
}
`,
    },
  ),
});
