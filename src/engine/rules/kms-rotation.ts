import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const kmsRotation = rule({
  id: 'kms-rotation',
  subject: 'key',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A key of ours rotates.',
    why: `A key that is never changed opens everything that was ever encrypted with it, for whoever had it once. Amazon rotates it every year and keeps the old ones for what they encrypted: nothing has to be done.

It is off where nobody writes it. Left alone are keys that cannot rotate by themselves: those that sign, and those in a store of one's own.`,
    references: ['https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_7'],
      trivy: ['AVD-AWS-0065'],
      tfsec: ['aws-kms-auto-rotate-keys'],
    },
  },
  check: ({ title, rotates }) =>
    judgeSwitch(rotates, true, `${title} never rotates.`, { title: `Rotate ${title} every year`, safety: 'safe' }),
  examples: inTerraform(
    {
      file: `
resource "aws_kms_key" "main" {
#                      ^^^^^^ aws_kms_key.main never rotates.
  description = "The data of the shop"
}
`,
      fixed: `
resource "aws_kms_key" "main" {
  description         = "The data of the shop"
  enable_key_rotation = true
}
`,
    },
    {
      title: 'Rotates, or signs',
      file: `
resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

resource "aws_kms_key" "signing" {
  customer_master_key_spec = "RSA_4096"
  key_usage                = "SIGN_VERIFY"
}
`,
    },
  ),
});
