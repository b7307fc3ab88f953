import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const bucketHttps = rule({
  id: 'bucket-https',
  subject: 'bucket',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'data',
    summary: 'A bucket denies requests over plain HTTP.',
    why: `S3 answers over HTTP as well as over HTTPS. A policy that denies what comes without TLS keeps data and signed links from being read on the way.

Good is a statement that denies where \`aws:SecureTransport\` is false, or below a version of TLS. A policy that cannot be read leaves the question open. The fix adds such a policy where the bucket has none.`,
    references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_379'],
    },
  },
  check: bucket =>
    judgeSwitch(bucket.deniesPlainHttp, true, `${bucket.title} takes requests over plain HTTP.`, {
      title: `Add a policy to ${bucket.title} that denies plain HTTP`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_s3_bucket" "uploads" {
#                        ^^^^^^^^^ aws_s3_bucket.uploads takes requests over plain HTTP.
  bucket = "shop-uploads"
}
`,
      fixed: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_policy" "uploads" {
  bucket = aws_s3_bucket.uploads.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DenyPlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.uploads.arn, "\${aws_s3_bucket.uploads.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
`,
    },
    {
      title: 'Denied by a policy',
      file: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_policy" "uploads" {
  bucket = aws_s3_bucket.uploads.id
  policy = data.aws_iam_policy_document.uploads.json
}

data "aws_iam_policy_document" "uploads" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.uploads.arn, "\${aws_s3_bucket.uploads.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
`,
    },
  ),
});
