import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const cacheEncryptionRest = rule({
  id: 'cache-encryption-rest',
  subject: 'cache',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'What a cache writes to disk is encrypted.',
    why: `Snapshots and swapped pages hold sessions and personal data. Encryption at rest costs nothing and can only be chosen when the replication group is made.

It is off for Redis where nobody writes it, and on for Valkey. A secondary of a global datastore is as its primary. The fix replaces a cache that exists.`,
    references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_29'],
      trivy: ['AVD-AWS-0045'],
      tfsec: ['aws-elasticache-enable-at-rest-encryption'],
    },
  },
  check: cache =>
    judgeSwitch(cache.encryptedAtRest, true, `${cache.title} is not encrypted at rest.`, {
      title: `Encrypt ${cache.title} at rest (a cache that exists is replaced)`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_elasticache_replication_group" "sessions" {
#                                            ^^^^^^^^^^ aws_elasticache_replication_group.sessions is not encrypted at rest.
  replication_group_id = "sessions"
  description          = "Sessions of the shop"
  node_type            = "cache.r7g.large"
}
`,
      fixed: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.r7g.large"
  at_rest_encryption_enabled = true
}
`,
    },
    {
      title: 'Encrypted, and Valkey',
      file: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.r7g.large"
  at_rest_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id = "carts"
  description          = "Carts of the shop"
  engine               = "valkey"
}
`,
    },
  ),
});
