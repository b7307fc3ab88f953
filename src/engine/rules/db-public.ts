import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbPublic = rule({
  id: 'db-public',
  subject: 'data-store',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database has no address on the internet.',
    why: `A database with a public address is found by scanners within hours, and its password and its next vulnerability are all that stands before the data. Applications reach it inside the network; people through a bastion or a tunnel.

\`publicly_accessible\` is off where nobody writes it.`,
    references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_17', 'CKV_AWS_102'],
      trivy: ['AVD-AWS-0180'],
      tfsec: ['aws-rds-no-public-db-access'],
    },
  },
  check: store =>
    judgeSwitch(store.isPublic, false, `${store.title} has an address on the internet.`, {
      title: `Take the public address from ${store.title}`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
  engine              = "postgres"
  engine_version      = "16.3"
  instance_class      = "db.m7g.large"
  publicly_accessible = true
  #                     ^^^^ aws_db_instance.main has an address on the internet.
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier  = "orders"
  instance_class      = "db.r7g.large"
  publicly_accessible = true
  #                     ^^^^ aws_rds_cluster_instance.orders has an address on the internet.
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine              = "postgres"
  engine_version      = "16.3"
  instance_class      = "db.m7g.large"
  publicly_accessible = false
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier  = "orders"
  instance_class      = "db.r7g.large"
  publicly_accessible = false
}
`,
    },
    {
      title: 'Not written is private',
      file: `
resource "aws_db_instance" "main" {
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m7g.large"
}
`,
    },
  ),
});
