import type { Literal } from '../model/platform/code.ts';
import { looksLikeSecret } from '../model/values/secret.ts';
import { rule } from './rule.ts';
import { inTerraform } from './support/terraform.ts';

/** Credentials whose names promise less than they hold. */
const KEYS: ReadonlySet<string> = new Set(['access_key', 'app_key', 'application_key', 'credentials']);

export const providerCredentials = rule({
  id: 'provider-credentials',
  subject: 'provider',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'code',
    summary: 'Providers take their credentials from their surroundings, and not from the code.',
    why: `Who can read the code, or its history, can do whatever Terraform can: mostly everything. A credential that was committed is to be changed, not only removed.

Looked at is every argument of a \`provider\` block, in nested blocks too, that is a text in the block itself or in a local value. Only what is certainly a credential is found: stand-ins such as \`test\` for a local emulator are none. What comes from a variable is variable-secret's concern.`,
    references: ['https://registry.terraform.io/providers/hashicorp/aws/latest/docs#authentication-and-configuration', 'https://developer.hashicorp.com/terraform/language/providers/configuration'],
    alsoKnownAs: { checkov: ['CKV_AWS_41', 'CKV_LIN_1', 'CKV_NCP_17', 'CKV_OCI_1', 'CKV_OPENSTACK_1', 'CKV_PAN_1', 'CKV_BCW_1'] },
  },
  check: ({ title, literals }) =>
    literals.filter(isCredential).map(({ name, span, remove }) => ({
      span,
      message: `${title} holds its ${name} in clear.`,
      fixes: remove === undefined ? [] : [{ title: `Remove ${name}: the provider takes it from its surroundings`, safety: 'review', changes: remove }],
    })),
  examples: inTerraform(
    {
      file: `
provider "aws" {
  region     = "eu-central-1"
  access_key = "AKIAQ4XYZJ2LM7NPW3RT"
  #            ^^^^^^^^^^^^^^^^^^^^^^ The provider aws holds its access_key in clear.
  secret_key = "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"
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The provider aws holds its secret_key in clear.
}

provider "helm" {
  kubernetes {
    host  = "https://kubernetes.example.com"
    token = "k7Rf2mQx9sWd4LpZ"
    #       ^^^^^^^^^^^^^^^^^^ The provider helm holds its token in clear.
  }
}
`,
      fixed: `
provider "aws" {
  region = "eu-central-1"
}

provider "helm" {
  kubernetes {
    host = "https://kubernetes.example.com"
  }
}
`,
    },
    {
      title: 'From its surroundings, from a variable, or for an emulator',
      file: `
variable "token" {
  type      = string
  sensitive = true
}

provider "aws" {
  region  = "eu-central-1"
  profile = "shop"
}

provider "aws" {
  alias                       = "emulator"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
}

provider "github" {
  owner = "example"
  token = var.token
}
`,
    },
  ),
});

function isCredential({ name, value }: Literal): boolean {
  return looksLikeSecret(KEYS.has(name) ? 'secret_key' : name, value) !== undefined;
}
