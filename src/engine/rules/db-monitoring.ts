import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbMonitoring = rule({
  id: 'db-monitoring',
  subject: 'data-store',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'data',
    summary: 'The platform watches a database from the inside.',
    why: `When a database is slow, the question is which query and what it waits for. Performance Insights and Enhanced Monitoring answer it, but only for the time since they were switched on.

Any of \`performance_insights_enabled\`, a \`monitoring_interval\` above 0 and the advanced mode of Database Insights is good. What the cluster of an instance may switch on leaves the question open.`,
    references: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html',
    ],
    alsoKnownAs: {
      checkov: ['CKV_AWS_353', 'CKV_AWS_118'],
      trivy: ['AVD-AWS-0133'],
      tfsec: ['aws-rds-enable-performance-insights'],
    },
  },
  check: store =>
    judgeSwitch(store.monitored, true, `${store.title} is not watched from the inside: neither Performance Insights nor Enhanced Monitoring is on.`, {
      title: `Switch Performance Insights on for ${store.title}`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
#                          ^^^^^^ aws_db_instance.main is not watched from the inside: neither Performance Insights nor Enhanced Monitoring is on.
  engine         = "postgres"
  engine_version = "16.3"
  instance_class = "db.m7g.large"
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine                       = "postgres"
  engine_version               = "16.3"
  instance_class               = "db.m7g.large"
  performance_insights_enabled = true
}
`,
    },
    {
      title: 'Either is good',
      file: `
resource "aws_db_instance" "main" {
  engine              = "postgres"
  engine_version      = "16.3"
  instance_class      = "db.m7g.large"
  monitoring_interval = 30
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier           = "orders"
  instance_class               = "db.r7g.large"
  performance_insights_enabled = true
}
`,
    },
  ),
});
