import { rule } from './rule.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';
import { inDays } from './support/words.ts';

export const dbBackup = rule({
  id: 'db-backup',
  subject: 'data-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database is backed up automatically, and the backups are kept long enough.',
    why: `Automatic backups are what a deleted table, a bad migration or a ransom note is answered with. Seven days is what it takes to notice what happened on a Friday.

RDS keeps none where \`backup_retention_period\` is not written; clusters of Aurora, DocumentDB and Neptune keep one day. Replicas are left alone: their source is what is backed up. Where the repository declares a selection of AWS Backup, which may cover the database, a database without backups of its own leaves the question open.

\`days\` is the least that backups are kept.`,
    references: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
      'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_133', 'CKV_AWS_360', 'CKV_AWS_361'],
      trivy: ['AVD-AWS-0077'],
      tfsec: ['aws-rds-specify-backup-retention'],
    },
  },
  parameters: {
    days: { type: 'number', default: 7, minimum: 1, description: 'The least number of days that backups are kept.' },
  },
  check: (store, { days }) =>
    judgeSetting(store.backupDays, (kept, setting) => {
      if (kept === undefined) return 'unknown';
      if (kept >= days) return 'good';
      const what = kept === 0 ? 'has no automatic backups' : `keeps its backups for ${inDays(kept)} only`;
      const title = `Keep the backups of ${store.title} for ${inDays(days)}`;
      return { message: `${store.title} ${what}: at least ${inDays(days)} are asked for.`, fixes: mend(setting, { title, safety: 'review', value: days }) };
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
#                          ^^^^^^ aws_db_instance.main has no automatic backups: at least 7 days are asked for.
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m7g.large"
}

resource "aws_rds_cluster" "orders" {
  engine                  = "aurora-mysql"
  backup_retention_period = 3
  #                         ^ aws_rds_cluster.orders keeps its backups for 3 days only: at least 7 days are asked for.
}

resource "aws_docdb_cluster" "catalogue" {
#                            ^^^^^^^^^^^ aws_docdb_cluster.catalogue keeps its backups for 1 day only: at least 7 days are asked for.
  master_username = "shop"
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine                  = "postgres"
  engine_version          = "16.3"
  instance_class          = "db.m7g.large"
  backup_retention_period = 7
}

resource "aws_rds_cluster" "orders" {
  engine                  = "aurora-mysql"
  backup_retention_period = 7
}

resource "aws_docdb_cluster" "catalogue" {
  master_username         = "shop"
  backup_retention_period = 7
}
`,
    },
    {
      title: 'As long as the team states',
      parameters: { days: 30 },
      file: `
resource "aws_db_instance" "main" {
  engine                  = "postgres"
  engine_version          = "16.3"
  instance_class          = "db.m7g.large"
  backup_retention_period = 14
  #                         ^^ aws_db_instance.main keeps its backups for 14 days only: at least 30 days are asked for.
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine                  = "postgres"
  engine_version          = "16.3"
  instance_class          = "db.m7g.large"
  backup_retention_period = 30
}
`,
    },
    {
      title: 'Kept for long enough, a replica, and what is not known',
      file: `
variable "retention" {
  type = number
}

resource "aws_db_instance" "main" {
  engine                  = "postgres"
  backup_retention_period = 7
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.main.identifier
}

resource "aws_db_instance" "other" {
  engine                  = "mysql"
  backup_retention_period = var.retention
}
`,
    },
  ),
});
