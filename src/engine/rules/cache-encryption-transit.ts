import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const cacheEncryptionTransit = rule({
  id: 'cache-encryption-transit',
  subject: 'cache',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'Connections to a cache are encrypted.',
    why: `Sessions, tokens and the password of the cache itself cross the network in clear otherwise.

It is off for Redis where nobody writes it; what Valkey does then is not said anywhere, and left open. MemoryDB has it on. Clients must speak TLS before it is switched on.`,
    references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_30', 'CKV_AWS_31'],
      trivy: ['AVD-AWS-0051'],
      tfsec: ['aws-elasticache-enable-in-transit-encryption'],
    },
  },
  check: cache =>
    judgeSwitch(cache.encryptedInTransit, true, `${cache.title} talks to its clients in clear.`, {
      title: `Encrypt the connections to ${cache.title} (clients must speak TLS)`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.r7g.large"
  transit_encryption_enabled = false
  #                            ^^^^^ aws_elasticache_replication_group.sessions talks to its clients in clear.
}
`,
      fixed: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.r7g.large"
  transit_encryption_enabled = true
}
`,
    },
    {
      title: 'Encrypted',
      file: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.r7g.large"
  transit_encryption_enabled = true
}
`,
    },
  ),
});
