import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const dbMinorUpgrades = rule({
  id: 'db-minor-upgrades',
  subject: 'data-store',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'data',
    summary: 'A database takes minor upgrades by itself.',
    why: `Minor versions mend vulnerabilities and lost data. With the switch off somebody must remember each of them; they are applied in the maintenance window.

The switch is on where nobody writes it.`,
    references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_226'],
    },
  },
  check: store =>
    judgeSwitch(store.minorUpgrades, true, `${store.title} takes no minor upgrades: they mend vulnerabilities.`, {
      title: `Let ${store.title} take minor upgrades in its maintenance window`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_db_instance" "main" {
  engine                     = "postgres"
  engine_version             = "16.3"
  instance_class             = "db.m7g.large"
  auto_minor_version_upgrade = false
  #                            ^^^^^ aws_db_instance.main takes no minor upgrades: they mend vulnerabilities.
}
`,
      fixed: `
resource "aws_db_instance" "main" {
  engine                     = "postgres"
  engine_version             = "16.3"
  instance_class             = "db.m7g.large"
  auto_minor_version_upgrade = true
}
`,
    },
    {
      title: 'Not written is on',
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
