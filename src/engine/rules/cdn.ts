import { rule } from './rule.ts';
import { judgeWeaknesses } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const cdn = rule({
  id: 'cdn',
  subject: 'edge',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'A content delivery network delivers over HTTPS only.',
    why: `A page that comes over plain HTTP can be changed by whoever is on the way, scripts and downloads included.

Found are behaviours of a CloudFront distribution whose \`viewer_protocol_policy\` is \`allow-all\`.`,
    references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_34'],
      trivy: ['AVD-AWS-0012'],
      tfsec: ['aws-cloudfront-enforce-https'],
    },
  },
  check: ({ title, plainDelivery }) => (plainDelivery === undefined ? 'not-applicable' : judgeWeaknesses(title, plainDelivery)),
  examples: inTerraform(
    {
      file: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "allow-all"
    #                        ^^^^^^^^^^^ aws_cloudfront_distribution.site delivers over plain HTTP.
  }

  ordered_cache_behavior {
    path_pattern           = "/downloads/*"
    target_origin_id       = "site"
    viewer_protocol_policy = "allow-all"
    #                        ^^^^^^^^^^^ aws_cloudfront_distribution.site delivers over plain HTTP.
  }
}
`,
      fixed: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
  }

  ordered_cache_behavior {
    path_pattern           = "/downloads/*"
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
  }
}
`,
    },
    {
      title: 'Redirected',
      file: `
resource "aws_cloudfront_distribution" "site" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "site"
    viewer_protocol_policy = "redirect-to-https"
  }
}
`,
    },
  ),
});
