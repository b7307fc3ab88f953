import type { Engine } from '../model/platform/data-store.ts';
import { rule } from './rule.ts';
import { judgeSetting } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';
import { isBelow } from './support/versions.ts';

/**
 * The oldest versions that were in standard support when this was written (Amazon RDS, release calendars): PostgreSQL 13 ended on
 * 28 February 2026, MySQL 8.0 on 31 July 2026, MariaDB 10.6 on 31 August 2026, DocumentDB 3.6 on 30 March 2026.
 */
const SUPPORTED: Readonly<Partial<Record<Engine, string>>> = { postgres: '14', mysql: '8.4', 'aurora-mysql': '8.0', mariadb: '10.11', mongodb: '4.0' };

export const dbVersion = rule({
  id: 'db-version',
  subject: 'data-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database runs a version that is still supported, and at least the one that the team states.',
    why: `When a version's standard support ends, no more mends come for nothing: the database is moved to paid extended support, and upgraded later whether one is ready or not.

Ended at Amazon when this was written: PostgreSQL below 14, MySQL below 8.4 (Aurora MySQL below 8.0), MariaDB below 10.11, DocumentDB below 4.0. Where nobody writes a version, Amazon takes one that it supports.

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
    return judgeSetting(store.version, version => {
      if (version === undefined) return 'good';
      const teams = engine === 'postgres' ? stated.postgres : engine.endsWith('mysql') ? stated.mysql : undefined;
      if (teams !== undefined && isBelow(version, teams)) return { message: `${store.title} runs ${version}, below the minimum of ${teams}.` };
      const supported = SUPPORTED[engine];
      if (supported === undefined || !isBelow(version, supported)) return 'good';
      return { message: `${store.title} runs ${version}, whose standard support has ended: ${supported} is the oldest that has it.` };
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
