import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const lbWaf = rule({
  id: 'lb-waf',
  subject: 'edge',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'edge',
    summary: 'A web application firewall stands before what people reach.',
    why: `A firewall for requests stops the known attacks on the known holes, slows down who asks too often, and gives time while a hole is mended.

Good is a \`web_acl_id\` of a CloudFront distribution, and an \`aws_wafv2_web_acl_association\` for a public application load balancer. One that another module makes cannot be seen: turn the rule off there.`,
    references: ['https://docs.aws.amazon.com/waf/latest/developerguide/waf-chapter.html'],
    alsoKnownAs: {
      checkov: ['CKV2_AWS_28', 'CKV_AWS_68'],
      trivy: ['AVD-AWS-0011'],
      tfsec: ['aws-cloudfront-enable-waf'],
    },
  },
  check: ({ title, isPublic, webFirewall }) =>
    isPublic === true ? judgeSwitch(webFirewall, true, `${title} has no web application firewall before it.`) : isPublic === undefined ? 'unknown' : 'not-applicable',
  examples: inTerraform(
    {
      file: `
resource "aws_lb" "web" {
#                 ^^^^^ aws_lb.web has no web application firewall before it.
  name = "web"
}

resource "aws_cloudfront_distribution" "site" {
#                                      ^^^^^^ aws_cloudfront_distribution.site has no web application firewall before it.
  enabled = true
}
`,
    },
    {
      title: 'Associated, or private',
      file: `
resource "aws_lb" "web" {
  name = "web"
}

resource "aws_wafv2_web_acl_association" "web" {
  resource_arn = aws_lb.web.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/shop/1"
}

resource "aws_lb" "internal" {
  name     = "internal"
  internal = true
}
`,
    },
  ),
});
