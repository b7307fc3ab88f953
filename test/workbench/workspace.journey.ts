import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { journey } from './harness.ts';

journey('a manifest of the sample workspace opens and is highlighted', async (workbench) => {
  const manifest = readdirSync(workbench.folder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('.yaml'));
  assert.ok(manifest !== undefined, 'the sample workspace holds no manifest');
  await workbench.open(manifest.replaceAll('\\', '/'));
  await workbench.editor.locator('.mtk1 ~ span').first().waitFor();
  assert.equal((await workbench.text()).split('\n')[0], (await workbench.onDisk(manifest)).split('\n')[0]);
  await workbench.screenshot('workspace');
});
