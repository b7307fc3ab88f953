import { looksLikeSecret } from '../model/values/secret.ts';
import { rule } from './rule.ts';
import { inSentence } from './support/describe.ts';
import { joinJudgements } from './support/judgement.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const outputSecret = rule({
  id: 'output-secret',
  subject: 'output',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'code',
    summary: 'An output that shows a secret is marked as sensitive.',
    why: `Outputs are printed at the end of every run, into the log of every pipeline. Terraform refuses to show what a provider calls sensitive in a root module, when the plan is made; what it does not know to be secret it prints.

An output shows a secret where its value names one: an attribute such as \`password\` or \`random_password.*.result\`, a variable that takes a secret, another module's output that shows one, through local values and functions too. What a function conceals (\`length\`, \`sha256\`), a condition, and whatever \`nonsensitive\` takes on purpose are none.`,
    references: ['https://developer.hashicorp.com/terraform/language/values/outputs#sensitive-suppressing-values-in-cli-output'],
  },
  check(output) {
    const { name, title, reveals, sensitive, isCalled, literals } = output;
    const written = literals.filter(({ value }) => looksLikeSecret(name, value) !== undefined).map(({ span }) => ({ span, message: `The value of ${inSentence(title)} is written in clear.` }));
    const shown =
      reveals === undefined
        ? 'not-applicable'
        : judgeSetting(sensitive, isMarked =>
            isMarked === true
              ? 'good'
              : { message: `${title} shows ${reveals} and is not marked as sensitive.`, fixes: mend(sensitive, { title: `Mark ${name} as sensitive`, safety: isCalled ? 'review' : 'safe', value: true }) },
          );
    return joinJudgements([shown, written.length === 0 ? 'not-applicable' : written]);
  },
  examples: inTerraform(
    {
      file: `
resource "random_password" "db" {
  length = 24
}

output "login" {
#      ^^^^^^^ The output login shows random_password.db.result and is not marked as sensitive.
  value = "shop:\${random_password.db.result}"
}

output "address" {
  value = aws_db_instance.main.address
}

output "password" {
  value     = aws_db_instance.main.password
  sensitive = false
  #           ^^^^^ The output password shows aws_db_instance.main.password and is not marked as sensitive.
}
`,
      fixed: `
resource "random_password" "db" {
  length = 24
}

output "login" {
  value     = "shop:\${random_password.db.result}"
  sensitive = true
}

output "address" {
  value = aws_db_instance.main.address
}

output "password" {
  value     = aws_db_instance.main.password
  sensitive = true
}
`,
    },
    {
      title: 'Through a local value and a module',
      file: `
variable "token" {
  type      = string
  sensitive = true
}

locals {
  header = "Bearer \${var.token}"
}

module "cache" {
  source = "./cache"
}

output "header" {
#      ^^^^^^^^ The output header shows var.token and is not marked as sensitive.
  value = local.header
}

output "cache" {
#      ^^^^^^^ The output cache shows module.cache.auth and is not marked as sensitive.
  value = { host = module.cache.host, auth = module.cache.auth }
}
`,
      fixed: `
variable "token" {
  type      = string
  sensitive = true
}

locals {
  header = "Bearer \${var.token}"
}

module "cache" {
  source = "./cache"
}

output "header" {
  value     = local.header
  sensitive = true
}

output "cache" {
  value     = { host = module.cache.host, auth = module.cache.auth }
  sensitive = true
}
`,
      beside: {
        'cache/main.tf': `
resource "random_password" "auth" {
  length = 32
}

output "host" {
  value = "cache.example.com"
}

output "auth" {
  value     = random_password.auth.result
  sensitive = true
}
`,
      },
    },
    {
      title: 'Concealed, or where a secret is and not what it is',
      file: `
variable "password" {
  type      = string
  sensitive = true
}

output "has_password" {
  value = nonsensitive(length(var.password)) > 0 ? "yes" : "no"
}

output "secret_arn" {
  value = aws_secretsmanager_secret.db.arn
}

output "master_secret" {
  value = aws_db_instance.main.master_user_secret[0].secret_arn
}
`,
    },
  ),
});
