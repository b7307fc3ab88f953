import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbMultiAz = rule({
  id: 'db-multi-az',
  subject: 'data-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database goes on when a zone fails.',
    why: `With everything in one availability zone, a failed zone, a failed machine and many a maintenance is an outage of the database, and of all that needs it.

A single database of RDS is asked for \`multi_az\`, which is off where nobody writes it. The storage of Aurora, DocumentDB and Neptune is in three zones already: of a cluster a second instance is asked for, which takes over at once. A Multi-AZ cluster of RDS has three by itself. Left alone are replicas, Aurora Serverless v1, SQL Server Express (which has no standby), and clusters whose instances are not in the repository.`,
    references: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_157'],
    },
  },
  check: store =>
    judgeSwitch(store.severalZones, true, `${store.title} is in one zone: when the zone fails, so does the database.`, {
      title: `Run a standby of ${store.title} in another zone (costs a second instance)`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
#                          ^^^^^^ aws_db_instance.main is in one zone: when the zone fails, so does the database.
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m7g.large"
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m7g.large"
  multi_az       = true
}
`,
    },
    {
      title: 'A cluster with a single instance',
      file: `
resource "aws_rds_cluster" "orders" {
#                          ^^^^^^^^ aws_rds_cluster.orders is in one zone: when the zone fails, so does the database.
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier = aws_rds_cluster.orders.id
  instance_class     = "db.r7g.large"
}
`,
    },
    {
      title: 'A standby, two instances of a cluster, a replica, and what is not known',
      file: `
variable "multi_az" {
  type = bool
}

resource "aws_db_instance" "main" {
  engine   = "postgres"
  multi_az = true
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.main.identifier
}

resource "aws_db_instance" "other" {
  engine   = "mysql"
  multi_az = var.multi_az
}

resource "aws_rds_cluster" "orders" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster_instance" "orders" {
  count              = 2
  cluster_identifier = aws_rds_cluster.orders.id
  instance_class     = "db.r7g.large"
}
`,
    },
  ),
});
