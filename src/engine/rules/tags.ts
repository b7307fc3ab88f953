import type { Taggable } from '../model/platform/code.ts';
import type { Finding, Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { inTerraform } from './support/terraform.ts';
import { joinJudgements } from './support/judgement.ts';

export const tags = rule({
  id: 'tags',
  subject: 'taggable',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'metadata',
    summary: "Resources carry the team's tags.",
    why: `Tags say whose a resource is, what it belongs to and who pays for it, where that can be searched and summed up. The one without tags is the one that nobody dares to delete.

\`tags\` are the keys that the team asks for. Without them a resource without any tag is found where others of the same code have some: what they all write is what the fix writes. With \`any\` it is found in any case. Tags that the provider gives to everything (\`default_tags\`) count, and a missing one is added there where they are. Values are not judged. The resources of AWS that carry \`tags\` are examined; in a module that others are to call, what its callers' providers add is not known.`,
    references: [
      'https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html',
      'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging',
    ],
    alsoKnownAs: { kics: ['e38a8e0a-b88b-4902-b3fe-b0fcb17d5c10'] },
  },
  parameters: {
    tags: { type: 'list', default: [], description: 'The keys of the tags that every resource must carry. Where the list is empty, any tag will do where others have some.' },
    any: { type: 'boolean', default: false, description: 'Whether every resource must carry some tag, also where none of the others does.' },
  },
  check: (resource, { tags: wanted, any }) => (wanted.length === 0 ? judgeAny(resource, any) : joinJudgements(wanted.map(key => judgeKey(resource, key)))),
  examples: inTerraform(
    {
      title: 'Others have tags',
      file: `
locals {
  tags = { team = "checkout" }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = local.tags
}

resource "aws_sqs_queue" "mail" {
  name = "mail"
  tags = merge(local.tags, { service = "mail" })
}

resource "aws_sqs_queue" "failed" {
#                        ^^^^^^^^ aws_sqs_queue.failed has no tags, and others have.
  name = "failed"
}
`,
      fixed: `
locals {
  tags = { team = "checkout" }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = local.tags
}

resource "aws_sqs_queue" "mail" {
  name = "mail"
  tags = merge(local.tags, { service = "mail" })
}

resource "aws_sqs_queue" "failed" {
  name = "failed"
  tags = local.tags
}
`,
    },
    {
      title: 'The tags that the team asks for',
      parameters: { tags: ['team', 'cost-centre'] },
      file: `
provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"

  tags = {
    team        = "checkout"
    cost-centre = "1207"
  }
}

resource "aws_sqs_queue" "mail" {
  name = "mail"

  tags = {
# ^^^^ aws_sqs_queue.mail has no tag cost-centre.
    team = "checkout"
  }
}

resource "aws_sqs_queue" "failed" {
#                        ^^^^^^^^ aws_sqs_queue.failed has no tag team.
#                        ^^^^^^^^ aws_sqs_queue.failed has no tag cost-centre.
  name = "failed"
}
`,
      fixed: `
provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"

  tags = {
    team        = "checkout"
    cost-centre = "1207"
  }
}

resource "aws_sqs_queue" "mail" {
  name = "mail"

  tags = {
    team        = "checkout"
    cost-centre = "1207"
  }
}

resource "aws_sqs_queue" "failed" {
  name = "failed"
  tags = {
    team        = "checkout"
    cost-centre = "1207"
  }
}
`,
    },
    {
      title: 'Nobody has any',
      parameters: { any: true },
      file: `
provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
#                        ^^^^^^ aws_sqs_queue.jobs has no tags.
  name = "jobs"
}
`,
    },
    {
      title: 'An empty map is none',
      file: `
variable "tags" {
  type    = map(string)
  default = {}
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = var.tags
}

resource "aws_sqs_queue" "mail" {
  name = "mail"
}
`,
    },
    {
      title: 'The provider gives them to everything',
      parameters: { tags: ['team', 'stage'] },
      file: `
provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      team = "checkout"
    }
  }
}

resource "aws_sqs_queue" "jobs" {
#                        ^^^^^^ aws_sqs_queue.jobs has no tag stage.
  name = "jobs"
}
`,
      fixed: `
provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      team  = "checkout"
      stage = "choose-a-value"
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
`,
    },
    {
      title: 'Given to everything, or by whom nobody here knows',
      parameters: { tags: ['team'] },
      file: `
variable "tags" {
  type = map(string)
}

provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = { team = "checkout" }
  }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_sqs_queue" "mail" {
  provider = aws.west
  name     = "mail"
  tags     = var.tags
}
`,
    },
  ),
});

function judgeAny({ title, keys, isWhole, othersHave, at, likeOthers }: Taggable, isAsked: boolean): Judgement {
  if (!othersHave && !isAsked) return 'not-applicable';
  if (keys.length > 0) return [];
  if (!isWhole) return 'unknown';
  const fixes = likeOthers === undefined ? [] : [{ title: `Give it ${likeOthers.text}, as the others`, safety: 'safe' as const, changes: likeOthers.changes }];
  return [{ span: at, message: `${title} has no tags${othersHave ? ', and others have' : ''}.`, fixes }];
}

function judgeKey(resource: Taggable, key: string): Judgement {
  const { title, keys, isWhole, at, addedAt } = resource;
  if (keys.includes(key)) return [];
  return isWhole ? [{ span: addedAt ?? at, message: `${title} has no tag ${key}.`, fixes: fixesOf(resource, key) }] : 'unknown';
}

/** Where all others agree on a value, it is theirs. */
function fixesOf({ add, usual }: Taggable, key: string): NonNullable<Finding['fixes']> {
  if (add === undefined) return [];
  const value = usual(key);
  const changes = (): ReturnType<typeof add> => add(key, value);
  return [value === undefined ? { title: `Add the tag ${key}: choose its value`, safety: 'fill-in', changes } : { title: `Add the tag ${key} = ${value}, as the others`, safety: 'safe', changes }];
}
