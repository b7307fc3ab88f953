import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { journey, type Workbench } from './harness.ts';

const CHECKLIST = 'PRODUCTION-CHECKLIST.md';

/** Opens the view and waits until evidence has come in. */
async function openView(workbench: Workbench): Promise<Locator> {
  await workbench.page.locator('.activitybar .action-label[aria-label^="Production Readiness"]').first().click();
  const rows = workbench.page.locator('.pane-body .customview-tree .monaco-list-row');
  await rows.filter({ hasText: 'Shop: ready for the spring sale?' }).first().waitFor();
  return rows;
}

function row(rows: Locator, text: string): Locator {
  return rows.filter({ hasText: text }).first();
}

/** Clicks on the boxes of rows, and waits until the line of each is as wanted. */
async function click(workbench: Workbench, rows: Locator, texts: readonly string[], wanted: RegExp, pause = 0): Promise<void> {
  for (const text of texts) {
    await row(rows, text).locator('.monaco-custom-toggle').click();
    await workbench.page.waitForTimeout(pause);
  }
  for (const text of texts) await untilLine(workbench, text, wanted);
}

/** The line of the checklist on disk that contains a text. */
async function line(workbench: Workbench, text: string): Promise<string> {
  return (await workbench.onDisk(CHECKLIST)).split('\n').find(one => one.includes(text)) ?? '';
}

async function untilLine(workbench: Workbench, text: string, wanted: RegExp): Promise<void> {
  let last = '';
  await until(async () => {
    last = await line(workbench, text);
    return wanted.test(last);
  }, () => `"${last}" to match ${String(wanted)}`);
}

/** Asks again and again until it is so. */
async function until(isSo: () => Promise<boolean>, what: string | (() => string)): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${typeof what === 'string' ? what : what()}`);
    await new Promise(resolve => { setTimeout(resolve, 50); });
  }
}

journey('checklist: the tree shows evidence, and a tick is one character', async workbench => {
  const before = await workbench.onDisk(CHECKLIST);
  const rows = await openView(workbench);
  await row(rows, 'Liveness probes configured').filter({ hasText: 'unmet' }).waitFor();
  await workbench.screenshot('checklist-tree');
  await click(workbench, rows, ['No pod uses the network of its node'], /^- \[x\]/);
  await row(rows, '1. Before the freeze').filter({ hasText: '3/22' }).waitFor();
  const after = await workbench.onDisk(CHECKLIST);
  assert.equal(after.replace('[x] No pod uses', '[ ] No pod uses'), before);
  await workbench.screenshot('checklist-ticked');
});

journey('checklist: clicks in quick succession are all ticks', async workbench => {
  const rows = await openView(workbench);
  await row(rows, 'Liveness probes configured').filter({ hasText: 'unmet' }).waitFor();
  const wanted = ['Each variable is set once', 'NODE_ENV', 'Readiness probes', 'CPU and memory requests', 'Memory limits: 1Gi', 'Nodes can be drained', 'No container is privileged', 'TLS enabled on the Ingress', 'Penetration test'];
  await click(workbench, rows, wanted, /^ *- \[x\]/);
  await row(rows, '1. Before the freeze').filter({ hasText: '11/22' }).waitFor();
  // While the figures are drawn VS Code takes no click; a person sees them before clicking on.
  await workbench.page.waitForTimeout(400);
  await click(workbench, rows, wanted, /^ *- \[ \]/, 250);
  await row(rows, '1. Before the freeze').filter({ hasText: '2/22' }).waitFor();
});

journey('checklist: proven, signed, not applicable, and a manifest that breaks refutes a tick', async workbench => {
  const { page } = workbench;
  const rows = await openView(workbench);
  await row(rows, 'Liveness probes configured').filter({ hasText: 'unmet' }).waitFor();

  mkdirSync(join(workbench.folder, 'docs'));
  writeFileSync(join(workbench.folder, 'docs', 'runbook.md'), '# Night shift\n\nCall Mira.\n');
  await workbench.command('Seaworthy: Filter Checklists');
  await answer(page, 'runbook');
  await row(rows, 'Runbook available').filter({ hasText: 'met' }).filter({ hasNotText: 'unmet' }).waitFor();
  await workbench.command('Seaworthy: Tick What Is Proven');
  const picks = page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  await picks.filter({ hasText: 'Runbook available' }).waitFor();
  await settled(page);
  await workbench.screenshot('checklist-proven');
  await page.keyboard.press('Enter');
  await untilLine(workbench, 'Runbook available', /^- \[x\]/);
  await workbench.command('Seaworthy: Filter Checklists');
  await answer(page, '');

  await workbench.open(CHECKLIST);
  await at(workbench, 'Penetration test');
  await workbench.command('Seaworthy: Mark the Item Not Applicable');
  await answer(page, 'The sale changes no code');
  await at(workbench, 'Storefront lead');
  await workbench.command('Seaworthy: Sign the Item');
  await answer(page, 'Mira Aydin');
  await answer(page, '2026-03-01');
  await untilLine(workbench, 'Storefront lead', /^- \[x\] \*\*Storefront lead\*\*: Mira Aydin Date: 2026-03-01$/);
  assert.match(await workbench.onDisk('.seaworthy/progress.yaml'), /not-applicable: The sale changes no code/);
  await workbench.command('Seaworthy: Show the Item in the Production Readiness View');
  await row(rows, 'Storefront lead').filter({ hasText: 'signed · Mira Aydin on 2026-03-01' }).waitFor();
  await row(rows, '3. Sign-off').filter({ hasText: '1/2' }).waitFor();
  await workbench.screenshot('checklist-signed');
  await at(workbench, 'Penetration test');
  await workbench.command('Seaworthy: Show the Item in the Production Readiness View');
  await page.locator('.monaco-list-row[aria-label*="Penetration test"][aria-label*="not applicable, The sale changes no code"].selected').waitFor();
  await workbench.screenshot('checklist-not-applicable');

  await click(workbench, rows, ['No pod uses the network'], /^- \[x\]/);
  const web = join(workbench.folder, 'k8s/base/web.yaml');
  writeFileSync(web, readFileSync(web, 'utf8').replace(/^( +)containers:$/m, '$1hostNetwork: true\n$1containers:'));
  await row(rows, 'No pod uses the network').filter({ hasText: 'refuted' }).waitFor();
  await at(workbench, 'No pod uses the network');
  await workbench.squiggles().first().waitFor();
  await workbench.hover();
  await workbench.screenshot('checklist-refuted');
});

/** Lists fade in; a screenshot takes them as they are. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(400);
}

/** Puts the cursor on the first character of a text of the checklist. */
async function at(workbench: Workbench, text: string): Promise<void> {
  const lines = ((await workbench.onDisk(CHECKLIST)).split(text)[0] ?? '').split('\n');
  await workbench.open(CHECKLIST, lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/** Answers the question that is asked. */
async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) input[type="text"]').first();
  await input.fill(text);
  await page.locator('.quick-input-message').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
}

journey('checklist: findings of an item open and are mended, a run is started, the report is shown', async workbench => {
  const { page } = workbench;
  const rows = await openView(workbench);
  const probes = row(rows, 'Each variable is set once');
  await probes.filter({ hasText: 'unmet' }).waitFor();
  await probes.locator('.monaco-tl-twistie').click();
  await rows.filter({ hasText: /api\.yaml:\d+.*LOG_LEVEL/ }).first().click();
  await page.locator('.tabs-container .tab.active', { hasText: '.yaml' }).first().waitFor();
  await workbench.screenshot('checklist-finding');
  await probes.hover();
  await probes.locator('.action-label.codicon-wand').click();
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor();
  await workbench.screenshot('checklist-fix-all');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await row(rows, 'Each variable is set once').filter({ hasNotText: 'unmet' }).waitFor();

  await workbench.open(CHECKLIST);
  await workbench.command('Seaworthy: Start a Run of a Checklist');
  await answer(page, 'Release 4.2');
  await answer(page, '2026-03-01');
  const copy = `.seaworthy/runs/2026-03-01-release-4.2/${CHECKLIST}`;
  await until(() => workbench.onDisk(copy).then(() => true, () => false), 'the copy');
  assert.doesNotMatch(await workbench.onDisk(copy), /\[x\]/);
  // It opens, which would take the focus from the palette.
  await page.locator('.tabs-container .tab.active', { hasText: 'release-4.2' }).first().waitFor();

  await workbench.command('Seaworthy: Open the Report of the Checklists');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Page' }).click();
  await page.locator('.tabs-container .tab.active', { hasText: 'Production readiness' }).first().waitFor();
  const report = page.frameLocator('iframe.webview.ready').frameLocator('iframe');
  await report.getByRole('heading', { name: 'Ticked, and refuted' }).waitFor();
  await workbench.screenshot('checklist-report');
  await workbench.command('Preferences: Toggle between Light/Dark Themes');
  await page.locator('.monaco-workbench.vs-dark').waitFor();
  await settled(page);
  await workbench.screenshot('checklist-report-dark');
});

journey('checklist: a folder without one is offered ours', async workbench => {
  const { page } = workbench;
  await page.locator('.activitybar .action-label[aria-label^="Production Readiness"]').first().click();
  await page.getByRole('button', { name: 'Create a Checklist' }).first().waitFor();
  await workbench.screenshot('checklist-welcome');
  await page.getByRole('button', { name: 'Create a Checklist' }).first().click();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'A service on Kubernetes' }).waitFor();
  await workbench.screenshot('checklist-create');
  await page.keyboard.press('Enter');
  await page.locator('.pane-body .customview-tree .monaco-list-row').first().waitFor();
  await workbench.screenshot('checklist-created');
}, { folder: 'examples/shop/k8s/base' });

journey('checklist: what is done hides, a filter narrows and says so', async workbench => {
  const { page } = workbench;
  const rows = await openView(workbench);
  await row(rows, 'Liveness probes configured').filter({ hasText: 'unmet' }).waitFor();
  const socket = row(rows, 'No pod holds the socket');
  await socket.waitFor();
  await page.getByRole('button', { name: 'Hide Completed Items' }).click();
  await socket.waitFor({ state: 'detached' });
  // A tick that is refuted is not done.
  await row(rows, 'Image tags pinned').waitFor();
  await workbench.screenshot('checklist-hidden');
  await page.getByRole('button', { name: 'Show Completed Items' }).click();
  await socket.waitFor();

  await workbench.command('Seaworthy: Filter Checklists');
  await answer(page, 'security unmet');
  await row(rows, 'No container is privileged').waitFor();
  await row(rows, 'Liveness probes configured').waitFor({ state: 'detached' });
  await page.locator('.pane-body').getByText('Filter: security unmet').waitFor();
  await workbench.screenshot('checklist-filtered');
  await workbench.command('Seaworthy: Filter Checklists');
  await answer(page, '');
  await row(rows, 'Liveness probes configured').waitFor();
});

journey('checklist: by the keyboard alone a row is ticked and unticked, its command is run and its findings are mended', async workbench => {
  const { page } = workbench;
  const rows = await openView(workbench);
  await row(rows, 'Liveness probes configured').filter({ hasText: 'unmet' }).waitFor();
  // Another item stands under the cursor in the editor: the keys mean the row.
  await workbench.open(CHECKLIST);
  await at(workbench, 'Storefront lead');
  await row(rows, 'No pod uses the network').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  for (let times = 0; times < 12; times += 1) {
    await page.keyboard.press('Space');
    await untilLine(workbench, 'No pod uses the network', times % 2 === 0 ? /^- \[x\]/ : /^- \[ \]/);
    // The rows above are drawn anew when the hand has rested: the key is hit in the midst of it, sooner or later.
    await page.waitForTimeout(940 + 10 * times);
  }
  await page.keyboard.press('Space');
  await untilLine(workbench, 'No pod uses the network', /^- \[x\]/);
  // Nor is a key lost that is hit while the one before is still at work.
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await untilLine(workbench, 'No container is privileged', /^- \[x\]/);
  await untilLine(workbench, 'No pod uses the network', /^- \[x\]/);
  await workbench.screenshot('checklist-keys');

  await page.keyboard.press('ControlOrMeta+.');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.filter({ hasText: 'No container is privileged' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  const reviewed = row(rows, 'What will change is what was reviewed');
  await page.keyboard.press('End');
  await reviewed.click();
  await page.keyboard.press('ControlOrMeta+Enter');
  const picks = page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  await picks.filter({ hasText: 'kubectl diff -k k8s/base' }).waitFor();
  await workbench.screenshot('checklist-command');
  await page.keyboard.press('Enter');
  const told = page.locator('.notification-list-item', { hasText: /kubectl diff -k k8s\/base: exit code \d+ after [\d.]+ s/ });
  await told.waitFor();
  await workbench.screenshot('checklist-terminal');
  await told.getByRole('button', { name: 'Keep as a Note' }).click();
  await until(async () => /note: .*kubectl diff -k k8s\/base: exit code \d+ after [\d.]+ s on \d{4}-\d\d-\d\d/.test(await workbench.onDisk('.seaworthy/progress.yaml').catch(() => '')), 'the note');
  // How a command ends is known in a shell with integration; `sh`, which may be the person's own, has none.
}, { settings: { 'terminal.integrated.defaultProfile.linux': 'bash' } });
