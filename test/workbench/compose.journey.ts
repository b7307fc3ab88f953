import assert from 'node:assert/strict';
import { journey, type Workbench } from './harness.ts';

const STAGING = 'staging/compose.yaml';

/** Opens the file with the cursor on the first character of a text in it. */
async function openAt(workbench: Workbench, text: string): Promise<void> {
  const lines = ((await workbench.onDisk(STAGING)).split(text)[0] ?? '').split('\n');
  await workbench.open(STAGING, lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

journey('compose: the healthcheck that the image is known to take, and its undo', async workbench => {
  const before = await workbench.onDisk(STAGING);
  await openAt(workbench, 'db:\n    image');
  await workbench.squiggles().first().waitFor();
  await workbench.lightBulb();
  await workbench.screenshot('compose-light-bulb');
  await workbench.page.keyboard.press('Escape');
  await workbench.quickFix('Add a healthcheck to db: pg_isready -U shop');
  await workbench.screenshot('compose-healthcheck');
  assert.match(await workbench.saved(STAGING), /\n {4}mem_limit: 1g\n {4}healthcheck:\n {6}test:\n {8}- CMD\n {8}- pg_isready\n/);
  await workbench.undo();
  assert.equal(await workbench.saved(STAGING), before);
});

journey('compose: what an override adds is found in the override', async workbench => {
  await workbench.open('staging/compose.override.yaml', 10, 9);
  await workbench.squiggles().first().waitFor();
  await workbench.lightBulb();
  await workbench.screenshot('compose-override');
  await workbench.page.keyboard.press('Escape');
  await workbench.quickFix('Publish it on 127.0.0.1 only');
  assert.match(await workbench.saved('staging/compose.override.yaml'), /^ {6}- "127\.0\.0\.1:5432:5432"$/m);
});
