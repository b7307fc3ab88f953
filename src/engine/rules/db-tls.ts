import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbTls = rule({
  id: 'db-tls',
  subject: 'data-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database refuses connections that are not encrypted.',
    why: `Whether a connection is encrypted is for the client to choose, unless the server refuses the other kind; and one forgotten client sends the password and the data in clear.

Looked at is the parameter of the database's parameter group: \`rds.force_ssl\` for PostgreSQL and SQL Server, \`require_secure_transport\` for MySQL and MariaDB, \`tls\` for DocumentDB. Where the group does not name it, Amazon's default holds: on for RDS for PostgreSQL from 15, Aurora PostgreSQL from 17 and DocumentDB, off for others. Where the version is not written, or the group is not in the repository, the question is open. So it is for Oracle and for versions whose default we do not know.`,
    references: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_90'],
    },
  },
  check: store =>
    judgeSwitch(store.requiresTls, true, `${store.title} takes connections that are not encrypted: ${store.requiresTls?.name ?? ''} is off.`, {
      title: `Set ${store.requiresTls?.name ?? ''}: refuse connections that are not encrypted`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      title: 'Off by default',
      file: `
resource "aws_db_instance" "main" {
#                          ^^^^^^ aws_db_instance.main takes connections that are not encrypted: rds.force_ssl is off.
  engine         = "postgres"
  engine_version = "14.12"
}
`,
    },
    {
      title: 'A group that does not name it, and one that takes it away',
      file: `
resource "aws_db_instance" "shop" {
#                          ^^^^^^ aws_db_instance.shop takes connections that are not encrypted: require_secure_transport is off.
  engine               = "mysql"
  engine_version       = "8.0"
  parameter_group_name = aws_db_parameter_group.shop.name
}

resource "aws_db_parameter_group" "shop" {
  family = "mysql8.0"

  parameter {
    name  = "slow_query_log"
    value = "1"
  }
}

resource "aws_docdb_cluster" "catalogue" {
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.catalogue.name
}

resource "aws_docdb_cluster_parameter_group" "catalogue" {
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "disabled"
    #       ^^^^^^^^^^ aws_docdb_cluster.catalogue takes connections that are not encrypted: tls is off.
  }
}
`,
      fixed: `
resource "aws_db_instance" "shop" {
  engine               = "mysql"
  engine_version       = "8.0"
  parameter_group_name = aws_db_parameter_group.shop.name
}

resource "aws_db_parameter_group" "shop" {
  family = "mysql8.0"

  parameter {
    name  = "slow_query_log"
    value = "1"
  }

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }
}

resource "aws_docdb_cluster" "catalogue" {
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.catalogue.name
}

resource "aws_docdb_cluster_parameter_group" "catalogue" {
  family = "docdb5.0"

  parameter {
    name  = "tls"
    value = "enabled"
  }
}
`,
    },
    {
      title: 'On by default, on in the group, or not known',
      file: `
resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "16.3"
}

resource "aws_db_instance" "shop" {
  engine               = "mysql"
  engine_version       = "8.0"
  parameter_group_name = aws_db_parameter_group.shop.name
}

resource "aws_db_parameter_group" "shop" {
  family = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "1"
  }
}

resource "aws_db_instance" "shop_replica" {
  replicate_source_db = aws_db_instance.shop.identifier
}

resource "aws_db_instance" "other" {
  engine               = "postgres"
  engine_version       = "14.12"
  parameter_group_name = "made-by-hand"
}
`,
    },
  ),
});
