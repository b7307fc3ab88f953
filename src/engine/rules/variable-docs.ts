import { rule } from './rule.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const variableDocs = rule({
  id: 'variable-docs',
  subject: 'variable',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'code',
    summary: 'Every variable says what it is for.',
    why: `A variable is what others see of a module: \`description\` is shown where a value is asked for, in the registry and by every tool that documents modules. A comment above it is shown nowhere.

The variables of root modules and of all modules in the repository are examined. An empty description is none.`,
    references: ['https://developer.hashicorp.com/terraform/language/style#variables'],
    alsoKnownAs: { kics: ['2a153952-2544-4687-bcc9-cc8fea814a9b'], tflint: ['terraform_documented_variables'] },
  },
  check: ({ name, title, description }) =>
    judgeSetting(description, text => {
      if (text !== undefined && text.trim() !== '') return 'good';
      return { message: `${title} does not say what it is for.`, fixes: mend(description, { title: `Describe ${name}: say what it is for`, safety: 'fill-in', value: 'What it is for.' }) };
    }),
  examples: inTerraform(
    {
      file: `
variable "region" {
#        ^^^^^^^^ The variable region does not say what it is for.
  type = string
}

variable "zone" {
  type        = string
  description = ""
  #             ^^ The variable zone does not say what it is for.
}
`,
      fixed: `
variable "region" {
  type        = string
  description = "What it is for."
}

variable "zone" {
  type        = string
  description = "What it is for."
}
`,
    },
    {
      title: 'Described',
      file: `
variable "region" {
  description = "Where everything is made."
  type        = string
}
`,
    },
  ),
});
