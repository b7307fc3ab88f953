import type { Variable } from '../model/platform/code.ts';
import { secretName } from '../model/values/secret-name.ts';
import { looksLikeSecret } from '../model/values/secret.ts';
import { fileNameOf } from '../text/paths.ts';
import type { Finding, Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { inSentence } from './support/describe.ts';
import { joinJudgements } from './support/judgement.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

/** Files that show what is to be filled in. */
const SAMPLE = /example|sample|template/i;

export const variableSecret = rule({
  id: 'variable-secret',
  subject: 'variable',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'code',
    summary: 'A variable that takes a secret is marked as sensitive, and its value is not written in the code.',
    why: `Terraform prints whatever it plans, and the pipeline keeps that for everybody who can read it. \`sensitive = true\` keeps a value out of it. A credential in a default, a \`.tfvars\` file or the call of a module is in the repository and its history.

A variable takes a secret where it is used as one, whatever it is called: it ends in \`password\`, \`auth_token\`, \`secret_string\` or the like of a resource, a provider or a module, through local values and calls of modules too. Its own name tells as well, unless all that it is used for is the name, the address or the number of something. Switches, numbers and lists are none. \`ephemeral\` is as good. Only what is certainly a credential is found as one: stand-ins and references to secret stores are none.`,
    references: ['https://developer.hashicorp.com/terraform/language/values/variables#suppressing-values-in-cli-output', 'https://developer.hashicorp.com/terraform/tutorials/configuration-language/sensitive-variables'],
  },
  check(variable) {
    const isSecret = takesSecret(variable);
    const literals = literalFindings(variable, isSecret);
    return isSecret ? joinJudgements([judgeMark(variable), literals]) : literals.length > 0 ? literals : 'not-applicable';
  },
  examples: inTerraform(
    {
      title: 'By what it is used for',
      file: `
variable "master" {
#        ^^^^^^^^ The variable master takes a secret (aws_db_instance.main.password) and is not marked as sensitive.
  type = string
}

variable "retries" {
  type = number
}

resource "aws_db_instance" "main" {
  engine   = "postgres"
  password = var.master
}
`,
      fixed: `
variable "master" {
  type      = string
  sensitive = true
}

variable "retries" {
  type = number
}

resource "aws_db_instance" "main" {
  engine   = "postgres"
  password = var.master
}
`,
    },
    {
      title: 'By its name, with a value',
      file: `
variable "api_token" {
#        ^^^^^^^^^^^ The variable api_token takes a secret and is not marked as sensitive.
  type    = string
  default = "8f14e45fceea167a"
  #         ^^^^^^^^^^^^^^^^^^ The value of the variable api_token is written in clear.
}
`,
      fixed: `
variable "api_token" {
  type      = string
  sensitive = true
}
`,
    },
    {
      title: 'Through a module',
      file: `
variable "key" {
#        ^^^^^ The variable key takes a secret (module.cache.auth) and is not marked as sensitive.
  type = string
}

module "cache" {
  source = "./cache"
  auth   = var.key
}
`,
      fixed: `
variable "key" {
  type      = string
  sensitive = true
}

module "cache" {
  source = "./cache"
  auth   = var.key
}
`,
      beside: {
        'cache/main.tf': `
variable "auth" {
  type      = string
  sensitive = true
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  auth_token           = var.auth
}
`,
      },
    },
    {
      title: 'Written in clear in a call',
      file: `
module "cache" {
  source = "./cache"
  auth   = "Tr0ub4dor-and-3-and-more"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^ The value of the variable auth is written in clear.
}
`,
      beside: {
        'cache/main.tf': `
variable "auth" {
  type      = string
  sensitive = true
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  auth_token           = var.auth
}
`,
      },
    },
    {
      title: 'Marked, or no secret',
      file: `
variable "password" {
  type      = string
  sensitive = true
}

variable "rotate_password" {
  type    = bool
  default = true
}

variable "db_secret" {
  type        = string
  description = "The name of the secret."
}

data "aws_secretsmanager_secret" "db" {
  name = var.db_secret
}
`,
    },
  ),
});

/** By its use, or by its name where nothing speaks against it. */
function takesSecret({ name, isNoText, secretUse, onlyNames, sensitive }: Variable): boolean {
  if (isNoText) return false;
  return secretUse !== undefined || (sensitive.value.kind === 'known' && sensitive.value.value) || (secretName(name) !== undefined && !onlyNames);
}

function judgeMark(variable: Variable): Judgement {
  const { title, sensitive, secretUse, mayBeHidden } = variable;
  return judgeSetting(sensitive, isMarked => {
    if (isMarked === true) return 'good';
    const use = secretUse === undefined ? '' : ` (${secretUse})`;
    const more = mayBeHidden ? '' : ': what shows it has to be marked as well';
    return {
      message: `${title} takes a secret${use} and is not marked as sensitive.`,
      fixes: mend(sensitive, { title: `Mark ${variable.name} as sensitive${more}`, safety: mayBeHidden ? 'safe' : 'review', value: true }),
    };
  });
}

function literalFindings({ title, literals }: Variable, isSecret: boolean): Finding[] {
  return literals.flatMap(({ name, value, span, remove }) => {
    const isCredential = looksLikeSecret(isSecret ? 'password' : '', value) !== undefined;
    if (!isCredential || SAMPLE.test(fileNameOf(span.source.uri))) return [];
    const fixes = remove === undefined ? [] : [{ title: `Remove the default of ${name}: who applies this has to give a value`, safety: 'review' as const, changes: remove }];
    return [{ span, message: `The value of ${inSentence(title)} is written in clear.`, fixes }];
  });
}
