import assert from 'node:assert/strict';
import { journey, type Workbench } from './harness.ts';

/** Opens a file with the cursor on the first character of a text in it. */
async function openAt(workbench: Workbench, path: string, text: string): Promise<void> {
  const lines = ((await workbench.onDisk(path)).split(text)[0] ?? '').split('\n');
  await workbench.open(path, lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/** Mends the database by the light bulb: one word changes and comes back. */
async function protectDatabase(workbench: Workbench, screenshot: string): Promise<void> {
  const path = 'infra/database.tf';
  const before = await workbench.onDisk(path);
  await openAt(workbench, path, 'false # recreated');
  await workbench.squiggles().first().waitFor();
  await workbench.squiggles('error').first().waitFor();
  await workbench.lightBulb();
  await workbench.screenshot(screenshot);
  await workbench.page.keyboard.press('Escape');
  await workbench.quickFix('Protect aws_db_instance.orders from deletion');
  assert.equal(await workbench.saved(path), before.replace('= false # recreated', '= true # recreated'));
  await workbench.undo();
  assert.equal(await workbench.saved(path), before);
}

journey('terraform: a fix by the light bulb, and its undo', async workbench => {
  await protectDatabase(workbench, 'terraform-light-bulb');
});

journey('terraform: what a fix adds is aligned with what stands there', async workbench => {
  const path = 'infra/cache.tf';
  const before = await workbench.onDisk(path);
  await openAt(workbench, path, '"sessions" {');
  await workbench.squiggles().first().waitFor();
  await workbench.quickFix('Encrypt the connections to aws_elasticache_replication_group.sessions');
  await workbench.screenshot('terraform-aligned');
  assert.equal(await workbench.saved(path), before.replace('  automatic_failover_enabled = local.is_production\n', '$&  transit_encryption_enabled = true\n'));
});

journey('terraform: a value is found where it is given, in terraform.tfvars', async workbench => {
  const path = 'infra/terraform.tfvars';
  await openAt(workbench, path, 'false # until');
  await workbench.squiggles().first().waitFor();
  const rows = await workbench.problems();
  for (const file of ['database.tf', 'network.tf']) await rows.filter({ hasText: file }).first().waitFor();
  await workbench.lightBulb();
  await workbench.screenshot('terraform-tfvars');
  await workbench.page.keyboard.press('Escape');
  await workbench.quickFix('Run a standby of aws_db_instance.orders in another zone');
  assert.match(await workbench.saved(path), /^ {2}multi_az {7}= true # until the budget is through$/m);
});

journey('terraform: in a browser alone, where there is no Node', async workbench => {
  await protectDatabase(workbench, 'terraform-web-worker');
  await workbench.command('Developer: Show Running Extensions');
  await workbench.page.locator('.monaco-list-row', { hasText: 'Seaworthy' }).filter({ hasText: 'web worker' }).first().waitFor();
  await workbench.screenshot('terraform-running-extensions');
}, { settings: { 'remote.extensionKind': { 'seaworthy.seaworthy': ['web'] } } });
