import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const cacheMultiAz = rule({
  id: 'cache-multi-az',
  subject: 'cache',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A cache goes on when a zone fails.',
    why: `When the only node goes, so do the sessions, the locks and the queues that were in it, and the database behind it takes all the load at once.

A replication group is asked for \`multi_az_enabled\`, which needs automatic failover and a second node. A single \`aws_elasticache_cluster\` of Redis cannot have it; Memcached is asked for \`az_mode = "cross-az"\`. MemoryDB has a replica where nobody writes another number. Serverless caches have it always.`,
    references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html'],
  },
  check: cache =>
    judgeSwitch(cache.severalZones, true, `${cache.title} fails with its zone: no other takes over.`, {
      title: `Spread ${cache.title} over several zones (needs a second node)`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_elasticache_replication_group" "sessions" {
#                                            ^^^^^^^^^^ aws_elasticache_replication_group.sessions fails with its zone: no other takes over.
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
  multi_az_enabled           = true
  automatic_failover_enabled = true
  num_cache_clusters         = 2
}
`,
    },
    {
      title: 'Two nodes, neither of which takes over, and Memcached in one zone',
      file: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "sessions"
  description          = "Sessions of the shop"
  node_type            = "cache.r7g.large"
  num_cache_clusters   = 2
  multi_az_enabled     = false
  #                      ^^^^^ aws_elasticache_replication_group.sessions fails with its zone: no other takes over.
}

resource "aws_elasticache_cluster" "pages" {
  cluster_id      = "pages"
  engine          = "memcached"
  node_type       = "cache.t4g.small"
  az_mode         = "single-az"
  #                 ^^^^^^^^^^^ aws_elasticache_cluster.pages fails with its zone: no other takes over.
  num_cache_nodes = 1
}
`,
      fixed: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  multi_az_enabled           = true
  automatic_failover_enabled = true
}

resource "aws_elasticache_cluster" "pages" {
  cluster_id      = "pages"
  engine          = "memcached"
  node_type       = "cache.t4g.small"
  az_mode         = "cross-az"
  num_cache_nodes = 2
}
`,
    },
    {
      title: 'A single node of Redis',
      file: `
resource "aws_elasticache_cluster" "pages" {
#                                  ^^^^^^^ aws_elasticache_cluster.pages fails with its zone: no other takes over.
  cluster_id      = "pages"
  engine          = "redis"
  node_type       = "cache.t4g.small"
  num_cache_nodes = 1
}
`,
    },
    {
      title: 'Two nodes with failover, and Memcached over zones',
      file: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions of the shop"
  node_type                  = "cache.r7g.large"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  multi_az_enabled           = true
}

resource "aws_elasticache_cluster" "pages" {
  cluster_id      = "pages"
  engine          = "memcached"
  az_mode         = "cross-az"
  num_cache_nodes = 2
}
`,
    },
  ),
});
