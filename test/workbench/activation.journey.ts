import assert from 'node:assert/strict';
import { journey } from './harness.ts';

journey('the extension starts when a manifest is opened, and says how long that took', async (workbench) => {
  await workbench.open('k8s/base/web.yaml');
  await workbench.squiggles('warning').first().waitFor();
  await workbench.command('Developer: Show Running Extensions');
  const row = workbench.page.locator('.runtime-extensions-editor .extension', { hasText: 'Seaworthy' }).first();
  await row.waitFor();
  const time = await row.locator('.activation-time').innerText();
  console.log(`        activation in the workbench: ${time}`);
  assert.match(time, /\d+\s*ms/);
  await workbench.screenshot('running-extensions');
});
