import { rule } from './rule.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbLogging = rule({
  id: 'db-logging',
  subject: 'data-store',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'data',
    summary: 'The logs of a database leave it.',
    why: `What is written on the database's own disk is gone when the database is, and nobody searches it. Errors, slow queries and who signed in belong where the other logs are.

Any log that is exported is good; the fix proposes those that cost little. A cluster exports for all of its instances.`,
    references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_129', 'CKV_AWS_324', 'CKV_AWS_85', 'CKV_AWS_101'],
      trivy: ['AVD-AWS-0020', 'AVD-AWS-0075'],
      tfsec: ['aws-documentdb-enable-log-export', 'aws-neptune-enable-log-export'],
    },
  },
  check: store =>
    judgeSetting(store.exportedLogs, (logs, setting) => {
      if (logs === undefined) return 'unknown';
      if (logs.length > 0) return 'good';
      return {
        message: `${store.title} exports none of its logs.`,
        fixes: mend(setting, { title: `Export the logs of ${store.title}`, safety: 'review', value: [] }),
      };
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
#                          ^^^^^^ aws_db_instance.main exports none of its logs.
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m7g.large"
}

resource "aws_docdb_cluster" "catalogue" {
#                            ^^^^^^^^^^^ aws_docdb_cluster.catalogue exports none of its logs.
  master_username = "shop"
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine                          = "postgres"
  engine_version                  = "16.3"
  instance_class                  = "db.m7g.large"
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
}

resource "aws_docdb_cluster" "catalogue" {
  master_username                 = "shop"
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
}
`,
    },
    {
      title: 'A replica has the logs of its source',
      file: `
resource "aws_db_instance" "main" {
  engine                          = "mysql"
  identifier                      = "main"
  enabled_cloudwatch_logs_exports = ["error"]
}

resource "aws_db_instance" "reports" {
#                          ^^^^^^^^^ aws_db_instance.reports exports none of its logs.
  replicate_source_db = aws_db_instance.main.identifier
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine                          = "mysql"
  identifier                      = "main"
  enabled_cloudwatch_logs_exports = ["error"]
}

resource "aws_db_instance" "reports" {
  replicate_source_db             = aws_db_instance.main.identifier
  enabled_cloudwatch_logs_exports = ["error", "slowquery"]
}
`,
    },
    {
      title: 'Which logs there are is not known where the source is elsewhere',
      file: `
resource "aws_db_instance" "archive" {
#                          ^^^^^^^^^ aws_db_instance.archive exports none of its logs.
  replicate_source_db = "orders"
}
`,
    },
    {
      title: 'Exported',
      file: `
resource "aws_db_instance" "main" {
  engine                          = "postgres"
  engine_version                  = "16.3"
  instance_class                  = "db.m7g.large"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}
`,
    },
  ),
});
