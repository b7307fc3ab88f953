import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const bucketLogging = rule({
  id: 'bucket-logging',
  subject: 'bucket',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'data',
    summary: 'Who reads what in a bucket is written down.',
    why: `When data has leaked, the first question is who read it. Access logs, or the data events of CloudTrail, answer it, and only for the time since they were on.

Read are a \`logging\` block of the bucket and \`aws_s3_bucket_logging\`. A bucket that takes the logs of others is left alone.`,
    references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_18'],
      trivy: ['AVD-AWS-0089'],
      tfsec: ['aws-s3-enable-bucket-logging'],
    },
  },
  check: bucket => (bucket.isLogTarget ? 'not-applicable' : judgeSwitch(bucket.accessLogs, true, `${bucket.title} writes no access logs.`)),
  examples: inTerraform(
    {
      file: `
resource "aws_s3_bucket" "uploads" {
#                        ^^^^^^^^^ aws_s3_bucket.uploads writes no access logs.
  bucket = "shop-uploads"
}
`,
    },
    {
      title: 'A bucket with logs, and the one that takes them',
      file: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_s3_bucket_logging" "uploads" {
  bucket        = aws_s3_bucket.uploads.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "uploads/"
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}
`,
    },
  ),
});
