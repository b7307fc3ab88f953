import { rule } from './rule.ts';
import { inSentence } from './support/describe.ts';
import { inTerraform } from './support/terraform.ts';

export const unusedDeclarations = rule({
  id: 'unused-declarations',
  subject: 'declaration',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'code',
    summary: 'Every variable, local value and lookup is used.',
    why: `Whoever reads a variable believes that it does something: a setting that is given, and that nothing uses, is an hour lost at the wrong moment.

All files of the module are read, with \`check\`, \`import\`, \`moved\`, \`provider\` and \`output\` blocks. What a variable's own validation names is no use, nor is a value that a \`.tfvars\` file or a caller gives. A lookup with conditions of its own is there for them. Where a file of the module is broken, nothing is said of what seems to be unused.

The fix for a local value or a lookup is safe. Who removes a variable has to see that nobody gives it a value any more: a caller, a file, a pipeline.`,
    references: ['https://github.com/terraform-linters/tflint-ruleset-terraform/blob/main/docs/rules/terraform_unused_declarations.md'],
    alsoKnownAs: { tflint: ['terraform_unused_declarations'] },
  },
  check({ title, span, used, remove }) {
    if (used === undefined) return 'unknown';
    if (used) return [];
    return [{ span, message: `${title} is not used.`, fixes: remove === undefined ? [] : [{ title: `Remove ${inSentence(title)}`, safety: remove.isSafe ? 'safe' : 'review', changes: remove.changes }] }];
  },
  examples: inTerraform(
    {
      file: `
variable "region" {
  type = string
}

variable "zone" {
#        ^^^^^^ The variable zone is not used.
  type = string

  validation {
    condition     = var.zone != ""
    error_message = "A zone is needed."
  }
}

locals {
  name  = "shop"
  owner = "checkout"
# ^^^^^ The local value owner is not used.
}

data "aws_caller_identity" "current" {}
#                          ^^^^^^^^^ data.aws_caller_identity.current is not used.

provider "aws" {
  region = var.region
}

resource "aws_sqs_queue" "jobs" {
  name = "\${local.name}-jobs"
}
`,
      fixed: `
variable "region" {
  type = string
}

locals {
  name = "shop"
}

provider "aws" {
  region = var.region
}

resource "aws_sqs_queue" "jobs" {
  name = "\${local.name}-jobs"
}
`,
    },
    {
      title: 'Used in whatever way',
      file: `
variable "names" {
  type = list(string)
}

variable "queue" {
  type = string
}

locals {
  suffix = "jobs"
}

data "aws_vpc" "main" {
  default = true

  lifecycle {
    postcondition {
      condition     = self.enable_dns_support
      error_message = "Names must be resolved."
    }
  }
}

data "aws_region" "current" {}

import {
  to = aws_sqs_queue.old
  id = var.queue
}

resource "aws_sqs_queue" "old" {
  tags = { names = <<-EOT
    %{for name in var.names}\${name}-\${local.suffix}%{endfor}
    EOT
  }
}

check "region" {
  assert {
    condition     = data.aws_region.current.name == "eu-central-1"
    error_message = "This is for Frankfurt."
  }
}
`,
    },
  ),
});
