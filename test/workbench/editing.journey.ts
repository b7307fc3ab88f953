import assert from 'node:assert/strict';
import { journey, type Workbench } from './harness.ts';

/** Opens a file with the cursor on the first character of a text in it. */
async function openAt(workbench: Workbench, path: string, text: string): Promise<void> {
  const before = (await workbench.onDisk(path)).split(text)[0] ?? '';
  const lines = before.split('\n');
  await workbench.open(path, lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

journey('the Problems panel shows the whole workspace', async workbench => {
  await workbench.open('k8s/base/web.yaml');
  await workbench.squiggles().first().waitFor();
  const rows = await workbench.problems();
  for (const file of ['database.tf', 'network.tf']) await rows.filter({ hasText: file }).first().waitFor();
  await workbench.screenshot('problems');
  // There are more than the panel has room for.
  const filter = workbench.page.getByPlaceholder('Filter (e.g. text');
  for (const file of ['api.yaml', 'disruption.yaml', 'postgres.yaml']) {
    await filter.fill(`**/${file}`);
    await rows.filter({ hasText: file }).first().waitFor();
  }
});

journey('the picture for the README', async workbench => {
  await workbench.page.setViewportSize({ width: 1060, height: 780 });
  await openAt(workbench, 'k8s/base/api.yaml', '512m ');
  await workbench.squiggles('error').first().waitFor();
  await (await workbench.problems()).filter({ hasText: 'api.yaml' }).first().waitFor();
  await workbench.lightBulb();
  await workbench.screenshot('readme');
}, { settings: { 'editor.minimap.enabled': false } });

journey('a fix by the light bulb, and its undo', async workbench => {
  await openAt(workbench, 'k8s/base/api.yaml', '512m ');
  await workbench.squiggles('error').first().waitFor();
  const before = await workbench.text();
  await workbench.lightBulb();
  await workbench.screenshot('light-bulb');
  await workbench.page.keyboard.press('Escape');
  await workbench.quickFix('512Mi');
  assert.match(await workbench.text(), /memory: 512Mi # a typing error/);
  await workbench.screenshot('fixed');
  await workbench.undo();
  assert.equal(await workbench.text(), before);
});

journey('a fix that needs a decision leaves it selected', async workbench => {
  await openAt(workbench, 'k8s/base/web.yaml', 'web\n          image');
  await workbench.squiggles().first().waitFor();
  await workbench.lightBulb();
  await workbench.screenshot('light-bulb-many');
  await workbench.page.keyboard.press('Escape');
  await workbench.quickFix('Add a readiness probe to web');
  await workbench.screenshot('tab-stops');
  await workbench.page.keyboard.type('/alive');
  await workbench.editor.locator('.view-line', { hasText: 'path: /alive' }).waitFor();
  await workbench.page.keyboard.press('Tab');
  await workbench.page.keyboard.type('8080');
  await workbench.editor.locator('.view-line', { hasText: /^\s*port:\s8080$/ }).waitFor();
  assert.match(await workbench.saved('k8s/base/web.yaml'), /\n {10}readinessProbe:\n {12}httpGet:\n {14}path: \/alive\n {14}port: 8080\n---\n/);
  // VS Code's own suggestions, where they come up in time, take the Tab.
}, { settings: { '[yaml]': { 'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' } } } });

journey('findings of one place are mended together', async workbench => {
  await openAt(workbench, 'k8s/base/web.yaml', 'web\n          image');
  await workbench.squiggles().first().waitFor();
  await workbench.quickFix('Harden the securityContext of web');
  await workbench.screenshot('composite');
  assert.match(await workbench.saved('k8s/base/web.yaml'), /latest # the pipeline moves it/);
});

journey('all safe findings of a file at once', async workbench => {
  await workbench.open('k8s/base/postgres.yaml');
  await workbench.squiggles().first().waitFor();
  await workbench.changing(() => workbench.command('Seaworthy: Fix All Safe Findings in This File'));
  await workbench.screenshot('fix-all');
  const after = await workbench.saved('k8s/base/postgres.yaml');
  assert.match(after, /serviceName: postgresql {3}# renamed last week/);
});

journey('all safe findings of the workspace, after a look at them', async workbench => {
  await workbench.open('k8s/base/web.yaml');
  await workbench.squiggles().first().waitFor();
  // Files that nothing has read yet are waited for.
  await workbench.command('Seaworthy: Fix All Safe Findings in the Workspace');
  const dialog = workbench.page.locator('.monaco-dialog-box');
  await dialog.getByText(/^Apply \d+ safe fixes in 15 files\?$/).waitFor();
  await workbench.screenshot('fix-workspace-question');
  await dialog.getByText('Preview').click();
  await workbench.page.locator('.bulk-edit-panel .monaco-list-row', { hasText: 'database.tf' }).first().waitFor();
  await workbench.screenshot('fix-workspace');
});

journey('a finding is ignored with a reason', async workbench => {
  await openAt(workbench, 'k8s/base/web.yaml', 'latest');
  await workbench.squiggles().first().waitFor();
  await workbench.quickFix('Ignore image-tag on this line');
  await workbench.page.keyboard.type('the pipeline pins it at release');
  await workbench.screenshot('ignored');
  assert.match(await workbench.saved('k8s/base/web.yaml'), /# seaworthy: ignore-line image-tag -- the pipeline pins it at release\n/);
});

journey('a hover says why and how', async workbench => {
  await openAt(workbench, 'k8s/base/api.yaml', '512m ');
  await workbench.squiggles('error').first().waitFor();
  await workbench.hover();
  await workbench.screenshot('hover');
});

journey('a hover over many findings lists them once', async workbench => {
  await openAt(workbench, 'k8s/base/web.yaml', 'web\n          image');
  await workbench.squiggles().first().waitFor();
  await workbench.hover();
  await workbench.screenshot('hover-many');
});

journey('a fix that cannot be written says why', async workbench => {
  await openAt(workbench, 'k8s/base/worker.yaml', 'exporter\n');
  await workbench.squiggles().first().waitFor();
  await workbench.lightBulb();
  await workbench.screenshot('refused');
});

journey("a rule's page opens from the light bulb", async workbench => {
  await openAt(workbench, 'k8s/base/web.yaml', 'latest');
  await workbench.squiggles().first().waitFor();
  await workbench.choose('Open the page of image-tag');
  await workbench.page.locator('.tabs-container .tab.active', { hasText: 'image-tag' }).waitFor();
  await workbench.page.waitForTimeout(1500);
  await workbench.screenshot('rule-page');
});

journey('the configuration is completed', async workbench => {
  await workbench.open('k8s/base/web.yaml');
  await workbench.squiggles().first().waitFor();
  await workbench.open('.seaworthy.yaml', 5);
  await workbench.page.keyboard.press('End');
  await workbench.page.keyboard.press('Enter');
  await workbench.page.keyboard.type('sev');
  await workbench.page.locator('.suggest-widget .monaco-list-row').first().waitFor();
  await workbench.screenshot('completion');
});

journey('the status says why a file is not checked', async workbench => {
  await workbench.open('chart/templates/deployment.yaml');
  await workbench.page.locator('#status\\.languageStatus').hover();
  await workbench.page.locator('.hover-language-status').first().waitFor();
  await workbench.screenshot('status');
});
