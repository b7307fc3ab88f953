import { secretName } from '../model/values/secret-name.ts';
import type { Finding } from './rule.ts';
import { rule } from './rule.ts';
import { inTerraform } from './support/terraform.ts';

export const tfvars = rule({
  id: 'tfvars',
  subject: 'variable',
  meta: {
    severity: 'warning',
    profile: 'optional',
    topic: 'code',
    summary: 'Every variable that needs a value has one in the file that the team states.',
    why: `Whatever is not in a file is asked for, or stands in somebody's head: the run of tonight gets another value than that of yesterday, or stops to ask.

\`file\` is the name of the file in the folder of each root module: \`terraform.tfvars\`, \`production.tfvars\`. A variable with a default needs none, and a secret belongs in no file: what is sensitive, what is used as a secret and what is called like one is left alone. A file that Git ignores is not in the repository, and does not count. Root modules that somebody applies are examined; in others, callers give the values.`,
    references: ['https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files'],
  },
  parameters: {
    file: { type: 'text', description: 'The name of the file that gives the values, such as terraform.tfvars.' },
  },
  check({ name, title, span, required, sensitive, secretUse }, { file }) {
    if (file === undefined || required === undefined || secretUse !== undefined || secretName(name) !== undefined) return 'not-applicable';
    if (sensitive.value.kind !== 'absent' && !(sensitive.value.kind === 'known' && !sensitive.value.value)) return 'not-applicable';
    if (required.givenBy.includes(file)) return [];
    const give = required.give(file);
    const fixes: Finding['fixes'] = give === undefined ? [] : [{ title: `Give ${name} a value in ${file}: choose it`, safety: 'fill-in', changes: give }];
    return [{ span, message: `${title} has no default and no value in ${file}.`, fixes }];
  },
  examples: inTerraform(
    {
      parameters: { file: 'terraform.tfvars' },
      file: `
variable "region" {
#        ^^^^^^^^ The variable region has no default and no value in terraform.tfvars.
  type = string
}

variable "zone" {
#        ^^^^^^ The variable zone has no default and no value in terraform.tfvars.
  type = string
}

variable "stage" {
  type    = string
  default = "production"
}

variable "token" {
  type      = string
  sensitive = true
}
`,
      beside: { 'production.tfvars': 'region = "eu-central-1"\n' },
    },
    {
      title: 'All of them have one',
      parameters: { file: 'terraform.tfvars' },
      file: `
variable "region" {
  type = string
}
`,
      beside: { 'terraform.tfvars': 'region = "eu-central-1"\n' },
    },
    {
      title: 'A module that others call',
      parameters: { file: 'terraform.tfvars' },
      file: `
variable "name" {
  type = string
}

resource "aws_sqs_queue" "jobs" {
  name = var.name
}
`,
    },
  ),
});
