import type { Requirement } from '../model/platform/code.ts';
import { boundedConstraint, hasUpperBound } from '../model/values/version-constraint.ts';
import type { Finding } from './rule.ts';
import { rule } from './rule.ts';
import { inSentence } from './support/describe.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

/** Names of branches, which go on. */
const BRANCH = /^(?:HEAD|main|master|trunk|develop|development|dev)$/;

export const versionPin = rule({
  id: 'version-pin',
  subject: 'requirement',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'code',
    summary: 'The versions of Terraform, of its providers and of modules from elsewhere are pinned.',
    why: `What is not pinned is whatever is newest when somebody runs it: a plan that was empty yesterday replaces a database today, and nobody changed a line.

- **Terraform** needs \`required_version\` in the root module. A lower bound is enough: Terraform 1 promises that what works goes on working.
- **Providers** need a constraint that keeps later major versions out: \`~> 5.0\`, \`>= 5.0, < 6.0\`. So does \`.terraform.lock.hcl\` in the repository, or a module that is called. In a module that others are to call, a lower bound is enough.
- **Modules** from a registry need such a \`version\`, which no lock file keeps; those from a repository need \`?ref=\` with a tag or a commit, no branch. Modules of the same repository, and archives, are left alone.

The first two are asked of root modules that somebody applies, or that have a \`terraform\` block.`,
    references: [
      'https://developer.hashicorp.com/terraform/language/expressions/version-constraints',
      'https://developer.hashicorp.com/terraform/language/files/dependency-lock',
      'https://developer.hashicorp.com/terraform/language/modules/sources',
    ],
    alsoKnownAs: {
      checkov: ['CKV_TF_1', 'CKV_TF_2'],
      kics: ['3a81fc06-566f-492a-91dd-7448e409e2cd'],
      tflint: ['terraform_required_version', 'terraform_required_providers', 'terraform_module_pinned_source', 'terraform_module_version'],
    },
  },
  check(requirement) {
    const { form, isSettled, version } = requirement;
    return judgeSetting(version, text => {
      const finding = isSettled ? undefined : form === 'revision' ? revisionFault(requirement, text) : constraintFault(requirement, text);
      return finding ?? 'good';
    });
  },
  examples: inTerraform(
    {
      file: `
terraform {
# <^^^^^^^^^ Terraform has no version: whatever is newest is taken.
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.31.0"
      #         ^^^^^^^^^^^ The provider aws is taken in any later version: >= 5.31.0 has no end.
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "random" {}
#        ^^^^^^^^ The provider random has no version: whatever is newest is taken.
`,
      fixed: `
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.31"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.0"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "random" {}
`,
    },
    {
      title: 'Modules',
      file: `
terraform {
  required_version = "~> 1.9"
}

module "vpc" {
  #    ^^^^^ The module vpc has no version: whatever is newest is taken.
  source = "terraform-aws-modules/vpc/aws"
}

module "network" {
  source = "git::https://example.com/network.git"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The module network has no version: whatever is newest is taken.
}

module "dns" {
  source = "github.com/example/dns//modules/zone?ref=main"
  #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The module dns follows the branch main.
}
`,
      fixed: `
terraform {
  required_version = "~> 1.9"
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 1.0"
}

module "network" {
  source = "git::https://example.com/network.git?ref=v1.0.0"
}

module "dns" {
  source = "github.com/example/dns//modules/zone?ref=v1.0.0"
}
`,
    },
    {
      title: 'Nothing is pinned',
      file: `
provider "aws" {
#        ^^^^^ Terraform has no version: whatever is newest is taken.
#        ^^^^^ The provider aws has no version: whatever is newest is taken.
  region = "eu-central-1"
}
`,
      fixed: `
provider "aws" {
  region = "eu-central-1"
}

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}
`,
    },
    {
      title: 'A lock file keeps the providers',
      file: `
terraform {
  required_version = ">= 1.5"
}

provider "aws" {
  region = "eu-central-1"
}
`,
      beside: {
        '.terraform.lock.hcl': `
provider "registry.terraform.io/hashicorp/aws" {
  version     = "5.82.2"
  constraints = ">= 5.0.0"
}
`,
      },
    },
    {
      title: 'Pinned, of this repository, or for others to pin',
      file: `
terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.8"
}

module "dns" {
  source = "git::https://example.com/dns.git?ref=v2.1.0"
}

module "queue" {
  source = "./queue"
}
`,
      beside: { 'queue/main.tf': 'resource "aws_sqs_queue" "jobs" {}\n' },
    },
  ),
});

type Fault = Pick<Finding, 'message' | 'fixes'>;

function constraintFault(requirement: Requirement, text: string | undefined): Fault | undefined {
  const { title, version, leastIsEnough, proposal } = requirement;
  if (text === undefined) return missing(requirement);
  if (leastIsEnough || hasUpperBound(text)) return undefined;
  return {
    message: `${title} is taken in any later version: ${text} has no end.`,
    fixes: mend(version, { title: `Keep later major versions of ${inSentence(title)} out: choose the version`, safety: 'fill-in', value: boundedConstraint(text) ?? proposal }),
  };
}

function revisionFault(requirement: Requirement, text: string | undefined): Fault | undefined {
  if (text === undefined) return missing(requirement);
  if (!BRANCH.test(text)) return undefined;
  return { message: `${requirement.title} follows the branch ${text}.`, fixes: pin(requirement) };
}

function missing(requirement: Requirement): Fault {
  return { message: `${requirement.title} has no version: whatever is newest is taken.`, fixes: pin(requirement) };
}

function pin({ title, version, proposal }: Requirement): NonNullable<Finding['fixes']> {
  return mend(version, { title: `Pin ${inSentence(title)}: choose the version`, safety: 'fill-in', value: proposal });
}
