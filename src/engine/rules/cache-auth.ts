import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const cacheAuth = rule({
  id: 'cache-auth',
  subject: 'cache',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A cache asks who one is.',
    why: `Whoever reaches a cache without a password reads every session and deletes every key: a single forgotten job in the network is enough.

Good is an \`auth_token\` or a group of users, whatever is in it; both need encryption in transit. MemoryDB's list \`open-access\` asks nobody. Memcached and single nodes know no such thing.`,
    references: [
      'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html',
      'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_31'],
    },
  },
  check: cache => judgeSwitch(cache.authenticated, true, `${cache.title} asks nobody who they are.`),
  examples: inTerraform(
    {
      file: `
resource "aws_elasticache_replication_group" "sessions" {
#                                            ^^^^^^^^^^ aws_elasticache_replication_group.sessions asks nobody who they are.
  replication_group_id = "sessions"
  description          = "Sessions of the shop"
  node_type            = "cache.r7g.large"
}
`,
    },
    {
      title: 'A token from elsewhere',
      file: `
variable "token" {
  type      = string
  sensitive = true
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.r7g.large"
  transit_encryption_enabled = true
  auth_token                 = var.token
}
`,
    },
  ),
});
