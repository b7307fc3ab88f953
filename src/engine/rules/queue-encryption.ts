import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const queueEncryption = rule({
  id: 'queue-encryption',
  subject: 'queue',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'What waits in a queue or a stream is encrypted.',
    why: `Messages hold orders, addresses and tokens, for days where nobody takes them.

A queue of SQS is encrypted where nobody writes anything; found is one that takes it away. A stream of Kinesis is not, unless \`encryption_type\` says so.`,
    references: ['https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_27', 'CKV_AWS_43'],
      trivy: ['AVD-AWS-0096', 'AVD-AWS-0064'],
      tfsec: ['aws-sqs-enable-queue-encryption', 'aws-kinesis-enable-in-transit-encryption'],
    },
  },
  check: ({ title, encryptedAtRest }) =>
    judgeSwitch(encryptedAtRest, true, `${title} is not encrypted at rest.`, { title: `Encrypt what is in ${title}`, safety: 'review' }),
  examples: inTerraform(
    {
      file: `
resource "aws_sqs_queue" "orders" {
  name                    = "orders"
  sqs_managed_sse_enabled = false
  #                         ^^^^^ aws_sqs_queue.orders is not encrypted at rest.
}

resource "aws_kinesis_stream" "clicks" {
#                             ^^^^^^^^ aws_kinesis_stream.clicks is not encrypted at rest.
  name       = "clicks"
  kms_key_id = "alias/aws/kinesis"
}
`,
      fixed: `
resource "aws_sqs_queue" "orders" {
  name                    = "orders"
  sqs_managed_sse_enabled = true
}

resource "aws_kinesis_stream" "clicks" {
  name            = "clicks"
  kms_key_id      = "alias/aws/kinesis"
  encryption_type = "KMS"
}
`,
    },
    {
      title: 'By default, or by a key',
      file: `
resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue" "mails" {
  name              = "mails"
  kms_master_key_id = "alias/aws/sqs"
}
`,
    },
  ),
});
