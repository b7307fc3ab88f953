import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const bucketEncryption = rule({
  id: 'bucket-encryption',
  subject: 'bucket',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A bucket is encrypted at rest, with a key of ours where the team asks for one.',
    why: `Since January 2023 Amazon encrypts whatever is put into any bucket, so that a bucket without a word about it is good. What its own key does not give is a second lock: with a key of ours its use is logged, and taking the key away takes the data away.

\`own-key\` asks for that: a \`kms_master_key_id\` in the bucket's encryption, in a block of the bucket or in \`aws_s3_bucket_server_side_encryption_configuration\`.`,
    references: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_19', 'CKV_AWS_145'],
      trivy: ['AVD-AWS-0088', 'AVD-AWS-0132'],
      tfsec: ['aws-s3-enable-bucket-encryption', 'aws-s3-encryption-customer-key'],
    },
  },
  parameters: {
    'own-key': { type: 'boolean', default: false, description: 'Whether a key of ours is asked for.' },
  },
  check: (bucket, stated) =>
    stated['own-key']
      ? judgeSwitch(bucket.ownKey, true, `${bucket.title} is not encrypted with a key of ours.`)
      : judgeSwitch(bucket.encryptedAtRest, true, `${bucket.title} is not encrypted at rest.`),
  examples: inTerraform(
    {
      title: 'Amazon encrypts by itself',
      file: `
resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}
`,
    },
    {
      title: 'A key of ours is asked for',
      parameters: { 'own-key': true },
      file: `
resource "aws_s3_bucket" "uploads" {
#                        ^^^^^^^^^ aws_s3_bucket.uploads is not encrypted with a key of ours.
  bucket = "shop-uploads"
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.reports.arn
    }
  }
}

resource "aws_kms_key" "reports" {
  enable_key_rotation = true
}
`,
    },
  ),
});
