import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbSnapshot = rule({
  id: 'db-snapshot',
  subject: 'data-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database leaves a last snapshot when it is destroyed.',
    why: `With \`skip_final_snapshot\` a destroyed database is gone: its automatic backups go with it. The last snapshot costs little and is what the mistake is mended with.

The switch is off where nobody writes it, and then a name for the snapshot is needed, which the fix proposes. Replicas are left alone.`,
    references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html'],
  },
  check: store =>
    judgeSwitch(store.finalSnapshot, true, `${store.title} leaves no snapshot when it is destroyed.`, {
      title: `Take a final snapshot of ${store.title}: choose its name`,
      safety: 'fill-in',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
  engine              = "postgres"
  engine_version      = "16.3"
  instance_class      = "db.m7g.large"
  skip_final_snapshot = true
  #                     ^^^^ aws_db_instance.main leaves no snapshot when it is destroyed.
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine                    = "postgres"
  engine_version            = "16.3"
  instance_class            = "db.m7g.large"
  skip_final_snapshot       = false
  final_snapshot_identifier = "main-final"
}
`,
    },
    {
      title: 'A snapshot is taken',
      file: `
resource "aws_db_instance" "main" {
  engine                    = "postgres"
  engine_version            = "16.3"
  instance_class            = "db.m7g.large"
  skip_final_snapshot       = false
  final_snapshot_identifier = "main-final"
}
`,
    },
  ),
});
