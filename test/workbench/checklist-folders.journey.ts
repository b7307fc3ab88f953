import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journey } from './harness.ts';

const LIST = '# Ready?\n\n- [ ] Image tags are pinned <!-- seaworthy: image-tag -->\n- [ ] Everybody was told\n';
const POD = (tag: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: try\nspec:\n  containers:\n    - name: try\n      image: registry.example.com/try:${tag}\n`;

journey('folders: two checklists of one name are told apart, and each box ticks its own file', async workbench => {
  const { page } = workbench;
  for (const [folder, tag] of [['one', '1.0.0'], ['two', 'latest']] as const) {
    mkdirSync(join(workbench.folder, folder, 'k8s'), { recursive: true });
    writeFileSync(join(workbench.folder, folder, 'CHECKLIST.md'), LIST);
    writeFileSync(join(workbench.folder, folder, 'k8s', 'pod.yaml'), POD(tag));
  }
  writeFileSync(join(workbench.folder, 'both.code-workspace'), JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }));
  const address = new URL(page.url());
  address.searchParams.delete('folder');
  address.searchParams.set('workspace', join(workbench.folder, 'both.code-workspace'));
  await page.goto(address.href);
  // The host at times shows the workspace without its folders, as if its file were empty, until it is loaded again.
  const folders = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'two' }).first();
  await folders.waitFor({ timeout: 8000 }).catch(() => page.reload());
  await folders.waitFor();
  await page.locator('.activitybar .action-label[aria-label^="Production Readiness"]').first().click();
  const rows = page.locator('.pane-body .customview-tree .monaco-list-row');
  await rows.filter({ hasText: 'Ready?' }).filter({ hasText: 'one/CHECKLIST.md' }).waitFor();
  await rows.filter({ hasText: 'Ready?' }).filter({ hasText: 'two/CHECKLIST.md' }).waitFor();

  // What stands in one folder proves and refutes nothing in the other.
  const pinned = rows.filter({ hasText: 'Image tags are pinned' });
  await pinned.nth(0).filter({ hasNotText: 'unmet' }).filter({ hasText: 'met' }).waitFor();
  await pinned.nth(1).filter({ hasText: 'unmet' }).waitFor();

  // While verdicts are drawn VS Code takes no click; a person sees them before clicking.
  await page.waitForTimeout(400);
  await rows.filter({ hasText: 'Everybody was told' }).nth(1).locator('.monaco-custom-toggle').click();
  await rows.filter({ hasText: '1/2' }).filter({ hasText: 'two/CHECKLIST.md' }).waitFor();
  await workbench.screenshot('checklist-folders');
  assert.equal(await workbench.onDisk('one/CHECKLIST.md'), LIST);
  assert.equal(await workbench.onDisk('two/CHECKLIST.md'), LIST.replace('[ ] Everybody', '[x] Everybody'));

  await rows.filter({ hasText: 'Everybody was told' }).nth(0).click();
  await page.keyboard.press('F2');
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) input[type="text"]').first();
  await input.fill('By mail');
  await page.keyboard.press('Enter');
  await rows.filter({ hasText: 'Everybody was told' }).nth(0).filter({ hasText: 'note' }).waitFor();
  assert.match(await workbench.onDisk('one/.seaworthy/progress.yaml'), /By mail/);
  assert.equal(await workbench.onDisk('two/.seaworthy/progress.yaml').catch(() => 'none'), 'none');
}, { folder: 'examples/shop/k8s/base' });
