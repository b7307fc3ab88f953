import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const bucketLifecycle = rule({
  id: 'bucket-lifecycle',
  subject: 'bucket',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'data',
    summary: 'What is in a bucket moves on or goes by rules.',
    why: `Old versions, uploads that were broken off and logs of years ago cost every month, and nobody deletes them by hand. For personal data a rule is also what makes a promise of deletion true.

Any rule that is enabled is good. The fix proposes one that deletes old versions and broken uploads, and leaves all else: the days are for you to choose.`,
    references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html'],
    alsoKnownAs: {
      checkov: ['CKV2_AWS_61'],
    },
  },
  check: bucket =>
    judgeSwitch(bucket.lifecycle, true, `${bucket.title} has no lifecycle rule: whatever is in it stays for ever.`, {
      title: `Add a lifecycle rule to ${bucket.title}: choose how long old versions are kept (proposed 90 days)`,
      safety: 'fill-in',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_s3_bucket" "uploads" {
#                        ^^^^^^^^^ aws_s3_bucket.uploads has no lifecycle rule: whatever is in it stays for ever.
  bucket = "shop-uploads"
}
`,
      fixed: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_lifecycle_configuration" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  rule {
    id     = "expire-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 90
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}
`,
    },
    {
      title: 'A rule that is on',
      file: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_lifecycle_configuration" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  rule {
    id     = "expire"
    status = "Enabled"

    expiration {
      days = 365
    }
  }
}
`,
    },
  ),
});
