import { rule } from './rule.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';
import { inDays } from './support/words.ts';

export const cacheBackup = rule({
  id: 'cache-backup',
  subject: 'cache',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A cache is saved every day.',
    why: `A cache that is asked first soon holds what is nowhere else: carts, counters, jobs. A snapshot a day brings them back after a mistake.

None are taken where \`snapshot_retention_limit\` is not written, or is 0. Memcached knows no snapshots. \`days\` is the least that they are kept.`,
    references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_134'],
      trivy: ['AVD-AWS-0050'],
      tfsec: ['aws-elasticache-enable-backup-retention'],
    },
  },
  parameters: {
    days: { type: 'number', default: 1, minimum: 1, description: 'The least number of days that snapshots are kept.' },
  },
  check: (cache, { days }) =>
    judgeSetting(cache.backupDays, (kept, setting) => {
      if (kept === undefined) return 'unknown';
      if (kept >= days) return 'good';
      const what = kept === 0 ? 'takes no snapshots' : `keeps its snapshots for ${inDays(kept)} only: at least ${inDays(days)} are asked for`;
      const title = `Keep daily snapshots of ${cache.title} for ${inDays(days)}`;
      return { message: `${cache.title} ${what}.`, fixes: mend(setting, { title, safety: 'review', value: days }) };
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_elasticache_replication_group" "sessions" {
#                                            ^^^^^^^^^^ aws_elasticache_replication_group.sessions takes no snapshots.
  replication_group_id = "sessions"
  description          = "Sessions of the shop"
  node_type            = "cache.r7g.large"
}
`,
      fixed: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id     = "sessions"
  description              = "Sessions of the shop"
  node_type                = "cache.r7g.large"
  snapshot_retention_limit = 1
}
`,
    },
    {
      title: 'As long as the team states',
      parameters: { days: 7 },
      file: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id     = "sessions"
  description              = "Sessions of the shop"
  node_type                = "cache.r7g.large"
  snapshot_retention_limit = 1
  #                          ^ aws_elasticache_replication_group.sessions keeps its snapshots for 1 day only: at least 7 days are asked for.
}
`,
      fixed: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id     = "sessions"
  description              = "Sessions of the shop"
  node_type                = "cache.r7g.large"
  snapshot_retention_limit = 7
}
`,
    },
    {
      title: 'Snapshots',
      file: `
resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id     = "sessions"
  description              = "Sessions of the shop"
  node_type                = "cache.r7g.large"
  snapshot_retention_limit = 5
}
`,
    },
  ),
});
