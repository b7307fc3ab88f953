import { rule } from './rule.ts';
import { judgeSetting } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';
import { isBelow } from './support/versions.ts';

export const dbVersion = rule({
  id: 'db-version',
  subject: 'data-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database runs a version that is still supported, and at least the one that the team states.',
    why: `When a version's standard support ends, no more mends come for nothing: the database is moved to paid extended support, and upgraded later whether one is ready or not.

Ended at Amazon when this was written: PostgreSQL below 14, MySQL below 8.4 (Aurora MySQL below 8.0), MariaDB below 10.11, DocumentDB below 4.0. Where nobody writes a version, Amazon takes one that it supports; whether that is enough for the team is not known, nor when the support of other engines ends.

\`postgres\` and \`mysql\` are the least versions that the team admits; each is for its own engine.`,
    references: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html',
    ],
  },
  parameters: {
    postgres: { type: 'text', description: 'The least version of PostgreSQL, such as 15.' },
    mysql: { type: 'text', description: 'The least version of MySQL, such as 8.4.' },
  },
  check: (store, stated) => {
    if (store.version === undefined) return 'not-applicable';
    if (store.engine.value.kind !== 'known') return 'unknown';
    const engine = store.engine.value.value;
    const teams = engine === 'postgres' ? stated.postgres : engine === 'mysql' ? stated.mysql : undefined;
    const supported = store.oldestSupported;
    return judgeSetting(store.version, version => {
      if (version === undefined) return teams === undefined ? 'good' : 'unknown';
      if (teams !== undefined && isBelow(version, teams)) return { message: `${store.title} runs ${version}, below the minimum of ${teams}.` };
      if (supported === undefined) return 'unknown';
      return isBelow(version, supported) ? { message: `${store.title} runs ${version}, whose standard support has ended: ${supported} is the oldest that has it.` } : 'good';
    });
  },
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "12.19"
  #                ^^^^^^^ aws_db_instance.main runs 12.19, whose standard support has ended: 14 is the oldest that has it.
}

resource "aws_db_instance" "shop" {
  engine         = "mysql"
  engine_version = "5.7"
  #                ^^^^^ aws_db_instance.shop runs 5.7, whose standard support has ended: 8.4 is the oldest that has it.
}
`,
    },
    {
      title: 'At least what the team states',
      parameters: { postgres: "16" },
      file: `
resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "15.8"
  #                ^^^^^^ aws_db_instance.main runs 15.8, below the minimum of 16.
}

resource "aws_db_instance" "shop" {
  engine         = "mysql"
  engine_version = "8.4.3"
}
`,
    },
    {
      title: 'Supported, Aurora, or left to Amazon',
      file: `
resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "16"
}

resource "aws_db_instance" "newest" {
  engine = "postgres"
}

resource "aws_rds_cluster" "orders" {
  engine         = "aurora-mysql"
  engine_version = "8.0.mysql_aurora.3.08.0"
}

resource "aws_rds_cluster" "carts" {
  engine         = "aurora-mysql"
  engine_version = "8.0"
}
`,
    },
  ),
});
