import { rule } from './rule.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';
import { isBelow } from './support/versions.ts';

export const lbTlsPolicy = rule({
  id: 'lb-tls-policy',
  subject: 'listener',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'TLS below 1.2 is refused.',
    why: `TLS 1.0 and 1.1 have known attacks, browsers have not spoken them since 2020, and PCI DSS forbids them.

A listener of a load balancer without an \`ssl_policy\` takes Terraform's default, \`ELBSecurityPolicy-2016-08\`, which admits TLS 1.0. Read are the policies of Elastic Load Balancing by their names, and \`minimum_protocol_version\` of CloudFront distributions with a certificate of their own. A policy that is not known leaves the question open.

\`min\` is the least version that is admitted.`,
    references: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_103', 'CKV_AWS_174'],
      trivy: ['AVD-AWS-0047', 'AVD-AWS-0013'],
      tfsec: ['aws-elb-use-secure-tls-policy', 'aws-cloudfront-use-secure-tls-policy'],
    },
  },
  parameters: {
    min: { type: 'text', default: '1.2', description: 'The least version of TLS: 1.2 or 1.3.' },
  },
  check: ({ title, leastTls }, { min }) =>
    judgeSetting(leastTls, (least, setting) => {
      if (least === undefined) return 'unknown';
      if (!isBelow(least, min)) return 'good';
      return {
        message: `${title} admits TLS ${least}: at least ${min} is asked for.`,
        fixes: mend(setting, { title: `Admit TLS ${min} and above on ${title}`, safety: 'review', value: min }),
      };
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_lb_listener" "https" {
#                          ^^^^^^^ aws_lb_listener.https admits TLS 1.0: at least 1.2 is asked for.
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1"
  port              = 443
  protocol          = "HTTPS"
}

resource "aws_lb_listener" "old" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1"
  port              = 8443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-1-2017-01"
  #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws_lb_listener.old admits TLS 1.1: at least 1.2 is asked for.
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/1"
    minimum_protocol_version = "TLSv1.1_2016"
    #                          ^^^^^^^^^^^^^^ aws_cloudfront_distribution.site admits TLS 1.1: at least 1.2 is asked for.
    ssl_support_method       = "sni-only"
  }
}
`,
      fixed: `
resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

resource "aws_lb_listener" "old" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1"
  port              = 8443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

resource "aws_cloudfront_distribution" "site" {
  enabled = true

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/1"
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}
`,
    },
    {
      title: 'As the team states',
      parameters: { min: '1.3' },
      file: `
resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ aws_lb_listener.https admits TLS 1.2: at least 1.3 is asked for.

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}
`,
      fixed: `
resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}
`,
    },
    {
      title: 'A policy of today',
      file: `
resource "aws_lb_listener" "https" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/web/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"
  }
}
`,
    },
  ),
});
