import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dynamodbBackup = rule({
  id: 'dynamodb-backup',
  subject: 'table',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A table can be put back to any moment of the last weeks.',
    why: `A bad deployment can overwrite a table within minutes, on all its copies at once. Point-in-time recovery puts it back to the second before.

It is off where nobody writes it, and costs by the size of the table.`,
    references: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_28'],
      trivy: ['AVD-AWS-0024'],
      tfsec: ['aws-dynamodb-enable-recovery'],
    },
  },
  check: ({ title, pointInTimeRecovery }) =>
    judgeSwitch(pointInTimeRecovery, true, `${title} cannot be put back to an earlier moment.`, {
      title: `Keep what ${title} was at any moment of the last weeks`,
      safety: 'safe',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_dynamodb_table" "carts" {
#                             ^^^^^^^ aws_dynamodb_table.carts cannot be put back to an earlier moment.
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
}
`,
      fixed: `
resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  point_in_time_recovery {
    enabled = true
  }
}
`,
    },
    {
      title: 'Recoverable',
      file: `
resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  point_in_time_recovery {
    enabled = true
  }
}
`,
    },
    {
      title: "The locks of Terraform's state are nothing to put back",
      file: `
resource "aws_dynamodb_table" "locks" {
  name         = "terraform-locks"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "LockID"
}
`,
    },
  ),
});
