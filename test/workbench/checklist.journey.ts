import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
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

/** The line of the checklist on disk that contains a text. */
async function line(workbench: Workbench, text: string): Promise<string> {
  return (await workbench.onDisk(CHECKLIST)).split('\n').find(one => one.includes(text)) ?? '';
}

async function untilLine(workbench: Workbench, text: string, wanted: RegExp): Promise<void> {
  const end = Date.now() + 10_000;
  while (!wanted.test(await line(workbench, text))) {
    await workbench.page.waitForTimeout(50);
    if (Date.now() > end) throw new Error(`"${await line(workbench, text)}" never came to match ${String(wanted)}`);
  }
}

journey('checklist: the tree shows evidence, and a tick is one character', async workbench => {
  const before = await workbench.onDisk(CHECKLIST);
  const rows = await openView(workbench);
  await row(rows, 'Liveness probes configured').filter({ hasText: 'unmet' }).waitFor();
  await workbench.screenshot('checklist-tree');
  const test = row(rows, 'No pod uses the network of its node');
  await test.locator('.monaco-custom-toggle').click();
  await untilLine(workbench, 'No pod uses the network', /^- \[x\]/);
  const after = await workbench.onDisk(CHECKLIST);
  assert.equal(after.replace('[x] No pod uses', '[ ] No pod uses'), before);
  await workbench.screenshot('checklist-ticked');
});
