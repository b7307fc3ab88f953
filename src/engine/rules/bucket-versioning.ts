import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const bucketVersioning = rule({
  id: 'bucket-versioning',
  subject: 'bucket',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A bucket keeps the versions that are overwritten or deleted.',
    why: `Without versions an object that a mistake, a bug or an intruder overwrites or deletes is gone. With them it can be had back, and replication and object lock become possible.

It is off where nobody writes it. Read are a \`versioning\` block of the bucket and \`aws_s3_bucket_versioning\`, joined by a reference or by the bucket's name. A bucket that takes the logs of others is left alone: nobody overwrites them. A module that is told of the bucket and cannot be read leaves the question open.`,
    references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_21'],
      trivy: ['AVD-AWS-0090'],
      tfsec: ['aws-s3-enable-versioning'],
    },
  },
  check: bucket =>
    bucket.isLogTarget
      ? 'not-applicable'
      : judgeSwitch(bucket.versioned, true, `${bucket.title} keeps no versions: what is overwritten or deleted is gone.`, {
          title: `Keep versions of what is in ${bucket.title}`,
          safety: 'review',
        }),
  examples: inTerraform(
    {
      file: `
resource "aws_s3_bucket" "uploads" {
#                        ^^^^^^^^^ aws_s3_bucket.uploads keeps no versions: what is overwritten or deleted is gone.
  bucket = "shop-uploads"
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_versioning" "reports" {
  bucket = aws_s3_bucket.reports.id

  versioning_configuration {
    status = "Suspended"
    #        ^^^^^^^^^^^ aws_s3_bucket.reports keeps no versions: what is overwritten or deleted is gone.
  }
}
`,
      fixed: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_versioning" "reports" {
  bucket = aws_s3_bucket.reports.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  versioning_configuration {
    status = "Enabled"
  }
}
`,
    },
    {
      title: 'Joined by reference and by name',
      file: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_versioning" "uploads" {
  bucket = aws_s3_bucket.uploads.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_versioning" "reports" {
  bucket = "shop-reports"

  versioning_configuration {
    status = "Enabled"
  }
}
`,
    },
  ),
});
