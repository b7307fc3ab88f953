import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbEncryption = rule({
  id: 'db-encryption',
  subject: 'data-store',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database is encrypted at rest.',
    why: `The disks of a database, its backups and its replicas hold everything there is to know. RDS encrypts them for nothing, with a key that can be taken away, and only when the database is made: later it must be copied.

\`storage_encrypted\` is off where nobody writes it, except for Aurora Serverless v1. Left alone are replicas, which are as their source is, and databases that are restored from a snapshot, which are as it is.

The fix replaces the database: Terraform destroys it and makes a new one. Where it holds data already, restore an encrypted copy of a snapshot instead.`,
    references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_16', 'CKV_AWS_96', 'CKV_AWS_74', 'CKV_AWS_44'],
      trivy: ['AVD-AWS-0080', 'AVD-AWS-0079', 'AVD-AWS-0021', 'AVD-AWS-0076'],
      tfsec: ['aws-rds-encrypt-instance-storage-data', 'aws-rds-encrypt-cluster-storage-data', 'aws-documentdb-enable-storage-encryption', 'aws-neptune-enable-storage-encryption'],
    },
  },
  check: store =>
    judgeSwitch(store.encryptedAtRest, true, `${store.title} is not encrypted at rest.`, {
      title: `Encrypt the storage of ${store.title} (a database that exists is replaced)`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
#                          ^^^^^^ aws_db_instance.main is not encrypted at rest.
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m7g.large"
}

resource "aws_rds_cluster" "orders" {
  engine            = "aurora-postgresql"
  storage_encrypted = false
  #                   ^^^^^ aws_rds_cluster.orders is not encrypted at rest.
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine            = "postgres"
  engine_version    = "16.3"
  instance_class    = "db.m7g.large"
  storage_encrypted = true
}

resource "aws_rds_cluster" "orders" {
  engine            = "aurora-postgresql"
  storage_encrypted = true
}
`,
    },
    {
      title: 'Encrypted, serverless, restored, or a replica',
      file: `
resource "aws_db_instance" "main" {
  engine            = "postgres"
  storage_encrypted = true
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.main.identifier
}

resource "aws_db_instance" "restored" {
  engine              = "postgres"
  snapshot_identifier = "rds:main-2026-01-01"
}

resource "aws_rds_cluster" "small" {
  engine      = "aurora-mysql"
  engine_mode = "serverless"
}
`,
    },
  ),
});
