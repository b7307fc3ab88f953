import type { StateBackend } from '../model/platform/code.ts';
import type { Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { joinJudgements } from './support/judgement.ts';
import { judgeSetting, judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const stateBackend = rule({
  id: 'state-backend',
  subject: 'state-backend',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'code',
    summary: "Terraform's state is kept in one remote place, which locks and encrypts it.",
    why: `The state says which resources are ours, and holds their passwords in clear. On somebody's disk it is lost with the disk, unknown to all others, and soon in the repository; without a lock two runs at the same time spoil it.

Judged is each root module that somebody applies: it configures a provider, or has a \`.tfvars\` file. A module that others are to call keeps no state. Nor does an example or a test: it calls the module in whose folder it lies, or modules beside its folder \`examples\` or \`tests\`. \`cloud\`, \`remote\`, \`gcs\`, \`azurerm\` and other backends lock by themselves; \`s3\` needs \`use_lockfile\` (Terraform 1.10) or \`dynamodb_table\`. Where \`bucket\` or \`key\` is not written, the rest is given when Terraform is initialised, and the lock may be. Amazon encrypts whatever is in S3: only \`encrypt = false\` is found. Beside a \`terragrunt.hcl\` nothing is said of a backend that is missing: Terragrunt writes it. So may a platform that runs Terraform for you: switch the rule off there.

\`type\` and \`lock\` are what the team has decided on: \`s3\` and \`dynamodb\`.`,
    references: ['https://developer.hashicorp.com/terraform/language/backend', 'https://developer.hashicorp.com/terraform/language/backend/s3', 'https://developer.hashicorp.com/terraform/language/state/locking'],
    alsoKnownAs: { checkov: ['CKV_TF_3'] },
  },
  parameters: {
    type: { type: 'text', description: 'The backend that the team uses, such as s3.' },
    lock: { type: 'text', description: 'What locks the state: dynamodb or s3 for the backend s3, else the name of the backend.' },
  },
  check(backend, stated) {
    const { title, locked, encrypted, type } = backend;
    if (isLocal(backend)) return judgeSetting(type, () => ({ message: 'The state lies beside the code: no remote backend keeps and locks it.', fixes: move(backend) }));
    const lock = judgeSwitch(locked, true, `${title} does not lock the state: two runs at the same time spoil it.`, { title: 'Lock the state with a file (needs Terraform 1.10)', safety: 'review' });
    const encryption = judgeSwitch(encrypted, true, `${title} is told not to encrypt the state.`, { title: 'Encrypt the state', safety: 'review' });
    return joinJudgements([judgeType(backend, stated.type), lock, lock instanceof Array && lock.length === 0 ? judgeLock(backend, stated.lock) : 'not-applicable', encryption]);
  },
  examples: inTerraform(
    {
      file: `
terraform {
# <^^^^^^^^^ The state lies beside the code: no remote backend keeps and locks it.
  required_version = ">= 1.10"
}

provider "aws" {
  region = "eu-central-1"
}
`,
      fixed: `
terraform {
  required_version = ">= 1.10"

  backend "s3" {
    bucket       = "choose-a-bucket"
    key          = "terraform.tfstate"
    region       = "choose-a-region"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = "eu-central-1"
}
`,
    },
    {
      title: 'Without a lock',
      file: `
terraform {
  backend "s3" {
  #       ^^^^ The backend s3 does not lock the state: two runs at the same time spoil it.
    bucket  = "example-state"
    key     = "shop/terraform.tfstate"
    region  = "eu-central-1"
    encrypt = false
    #         ^^^^^ The backend s3 is told not to encrypt the state.
  }
}
`,
      fixed: `
terraform {
  backend "s3" {
    bucket       = "example-state"
    key          = "shop/terraform.tfstate"
    region       = "eu-central-1"
    encrypt      = true
    use_lockfile = true
  }
}
`,
    },
    {
      title: 'Another backend, and another lock, than the team has decided on',
      parameters: { type: 'gcs', lock: 'dynamodb' },
      file: `
terraform {
  backend "s3" {
  #       ^^^^ The state is kept in s3, not in gcs.
  #       ^^^^ The backend s3 is locked by s3, not by dynamodb.
    bucket       = "example-state"
    key          = "shop/terraform.tfstate"
    use_lockfile = true
  }
}
`,
    },
    {
      title: 'Locked by itself',
      file: `
terraform {
  cloud {
    organization = "example"
  }
}

provider "aws" {
  region = "eu-central-1"
}
`,
    },
    {
      title: 'A module that others call keeps no state',
      file: `
variable "name" {
  type = string
}

resource "aws_sqs_queue" "jobs" {
  name = var.name
}
`,
    },
    {
      title: 'The rest is given when it is initialised',
      file: `
terraform {
  backend "s3" {}
}
`,
    },
  ),
});

/** Beside the code, where nobody says anything else. */
function isLocal({ type: { value, byDefault } }: StateBackend): boolean {
  return (value.kind === 'known' ? value.value : byDefault) === 'local';
}

function move({ move: way }: StateBackend): { title: string; safety: 'fill-in'; changes: NonNullable<StateBackend['move']>['changes'] }[] {
  return way === undefined ? [] : [{ title: `Keep the state in ${way.to}: choose its place`, safety: 'fill-in', changes: way.changes }];
}

function judgeType({ type }: StateBackend, wanted: string | undefined): Judgement {
  if (wanted === undefined) return 'not-applicable';
  return judgeSetting(type, own => (own === undefined ? 'unknown' : own === wanted ? 'good' : { message: `The state is kept in ${own}, not in ${wanted}.` }));
}

function judgeLock({ title, lock, span }: StateBackend, wanted: string | undefined): Judgement {
  if (wanted === undefined) return 'not-applicable';
  if (lock === undefined) return 'unknown';
  return lock === wanted ? [] : [{ span, message: `${title} is locked by ${lock}, not by ${wanted}.` }];
}
