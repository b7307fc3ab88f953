import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbDeletionProtection = rule({
  id: 'db-deletion-protection',
  subject: 'data-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database cannot be deleted by mistake.',
    why: `A renamed resource, a changed key or a \`terraform destroy\` in the wrong folder deletes a database within seconds, and its automatic backups with it. With deletion protection the platform refuses until somebody takes it away on purpose.

It is off where nobody writes it. Replicas are left alone: what is lost with them is a copy.`,
    references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_293', 'CKV_AWS_139'],
      trivy: ['AVD-AWS-0177', 'AVD-AWS-0343'],
      tfsec: ['aws-rds-enable-deletion-protection'],
    },
  },
  check: store =>
    judgeSwitch(store.deletionProtection, true, `${store.title} can be deleted by mistake: deletion protection is off.`, {
      title: `Protect ${store.title} from deletion`,
      safety: 'safe',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
#                          ^^^^^^ aws_db_instance.main can be deleted by mistake: deletion protection is off.
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m7g.large"
}

resource "aws_docdb_cluster" "catalogue" {
  master_username     = "shop"
  deletion_protection = false
  #                     ^^^^^ aws_docdb_cluster.catalogue can be deleted by mistake: deletion protection is off.
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine              = "postgres"
  engine_version      = "16.3"
  instance_class      = "db.m7g.large"
  deletion_protection = true
}

resource "aws_docdb_cluster" "catalogue" {
  master_username     = "shop"
  deletion_protection = true
}
`,
    },
    {
      title: 'A default of a variable is known; one without it is not',
      file: `
variable "protect" {
  type    = bool
  default = true
}

variable "elsewhere" {
  type = bool
}

resource "aws_db_instance" "main" {
  engine              = "postgres"
  deletion_protection = var.protect
}

resource "aws_db_instance" "other" {
  engine              = "postgres"
  deletion_protection = var.elsewhere
}
`,
    },
  ),
});
