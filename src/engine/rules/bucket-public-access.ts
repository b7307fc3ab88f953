import { rule } from './rule.ts';
import { judgeWeaknesses } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const bucketPublicAccess = rule({
  id: 'bucket-public-access',
  subject: 'bucket',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'data',
    summary: 'A bucket is not open to everybody.',
    why: `Open buckets are where most leaked data comes from, and search engines for them exist. Since April 2023 a new bucket blocks public access by itself, so that a bucket without a word about it is good.

Found are the switches of an \`aws_s3_bucket_public_access_block\` that are off (in the block, one that is not written is off), an ACL for everybody or for everybody with an AWS account, and a policy that admits everybody under no condition. An ACL that is ignored and a policy that is restricted by the block do no harm and are not reported.

A bucket that is meant for everybody, such as a website, is better served through a content delivery network with access for it alone.`,
    references: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56', 'CKV_AWS_20', 'CKV_AWS_57', 'CKV_AWS_70', 'CKV_AWS_375', 'CKV2_AWS_6'],
      trivy: ['AVD-AWS-0086', 'AVD-AWS-0087', 'AVD-AWS-0091', 'AVD-AWS-0092', 'AVD-AWS-0093', 'AVD-AWS-0094'],
      tfsec: ['aws-s3-block-public-acls', 'aws-s3-block-public-policy', 'aws-s3-ignore-public-acls', 'aws-s3-no-public-access-with-acl', 'aws-s3-no-public-buckets', 'aws-s3-specify-public-access-block'],
    },
  },
  check: bucket => judgeWeaknesses(bucket.title, bucket.publicAccess),
  examples: inTerraform(
    {
      file: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_public_access_block" "uploads" {
#                                            ^^^^^^^^^ aws_s3_bucket.uploads does not block public access: ignore_public_acls and restrict_public_buckets are off.
  bucket              = aws_s3_bucket.uploads.id
  block_public_acls   = true
  block_public_policy = false
  #                     ^^^^^ aws_s3_bucket.uploads does not block public access: block_public_policy is off.
}

resource "aws_s3_bucket" "site" {
  bucket = "shop-site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = "public-read"
  #        ^^^^^^^^^^^^^ aws_s3_bucket.site has an ACL that lets everybody read it.
}
`,
      fixed: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket                  = aws_s3_bucket.uploads.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "site" {
  bucket = "shop-site"
}

resource "aws_s3_bucket_acl" "site" {
  bucket = aws_s3_bucket.site.id
  acl    = "private"
}
`,
    },
    {
      title: 'A policy for everybody',
      file: `
resource "aws_s3_bucket" "site" {
  bucket = "shop-site"
}

resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      #           ^^^ aws_s3_bucket.site lets everybody in by its policy.
      Action    = "s3:GetObject"
      Resource  = "\${aws_s3_bucket.site.arn}/*"
    }]
  })
}
`,
    },
    {
      title: 'By default, all switches, or a policy under a condition',
      file: `
resource "aws_s3_bucket" "plain" {
  bucket = "shop-plain"
}

resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket                  = aws_s3_bucket.uploads.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "office" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.plain.arn}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "IpAddress"
      variable = "aws:SourceIp"
      values   = ["203.0.113.0/24"]
    }
  }
}

resource "aws_s3_bucket_policy" "plain" {
  bucket = aws_s3_bucket.plain.id
  policy = data.aws_iam_policy_document.office.json
}
`,
    },
  ),
});
