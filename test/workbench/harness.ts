/**
 * Journeys through a real VS Code workbench: the packaged extension installed in the VS Code server, driven by a
 * browser as a person would. A journey is a story in `*.journey.ts`; `run.ts` plays them one after the other.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { inRepository } from '../../scripts/host/paths.ts';

export type Story = (workbench: Workbench) => Promise<void>;

export interface Journey {
  readonly name: string;
  /** The folder that opens, relative to the repository. The workbench gets a copy of it. */
  readonly folder: string;
  /** VS Code settings on top of the quiet ones, as `.vscode/settings.json` of the copy. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly play: Story;
}

export const journeys: Journey[] = [];

/** Registers a journey. It fails when `play` rejects. */
export function journey(name: string, play: Story, options: Partial<Pick<Journey, 'folder' | 'settings'>> = {}): void {
  journeys.push({ name, play, folder: options.folder ?? 'examples/shop', settings: options.settings ?? {} });
}

/** Runs in the page. The editor keeps its lines in no order, at places of their own, with spaces that do not break. */
const LINES_IN_SIGHT = `[...document.querySelectorAll('.editor-group-container.active .editor-instance .view-line')]
  .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))
  .map((line) => line.textContent.replaceAll('\\u00a0', ' '))`;

/** A workbench with a copy of a folder open in it. Every step waits until VS Code has done it. */
export class Workbench {
  readonly page: Page;
  /** The folder on disk; a journey may change it. */
  readonly folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  /** Opens a file by Quick Open, with the cursor at a 1-based line and column where given. */
  async open(path: string, line?: number, column?: number): Promise<void> {
    const place = [line, column].flatMap((number) => (number === undefined ? [] : `:${String(number)}`)).join('');
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput.fill(path + place);
    const name = path.split('/').at(-1) ?? path;
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tabs-container .tab.active', { hasText: name }).first().waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** Runs a command by its title in the Command Palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Underlined places that are in sight in the editor. */
  squiggles(severity: 'error' | 'warning' | 'info' = 'warning'): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  /** Opens the Problems panel and gives its rows. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('ControlOrMeta+Shift+M');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** Opens the light bulb's menu at the cursor and gives its rows. */
  async lightBulb(): Promise<Locator> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    // VS Code forgets the request, and what is chosen, where findings of another file arrive in between.
    await this.quiet();
    for (let left = 4; left > 0 && !(await rows.first().isVisible()); left -= 1) {
      await this.focusEditor();
      await this.page.keyboard.press('ControlOrMeta+.');
      await rows.first().waitFor({ timeout: 4000 }).catch((error: unknown) => {
        if (left === 1) throw error;
      });
    }
    return rows;
  }

  /** Waits until the figures in the status bar stay what they are: as long as files are read, findings arrive. */
  async quiet(): Promise<void> {
    const bar = this.page.locator('.part.statusbar');
    const end = Date.now() + 15_000;
    let last = '';
    let since = Date.now();
    while (Date.now() < end && Date.now() - since < 1000) {
      const now = await bar.innerText();
      if (now !== last) since = Date.now();
      last = now;
      await this.page.waitForTimeout(100);
    }
  }

  /** Chooses an action of the light bulb at the cursor, by a part of its title and with the keyboard alone. */
  async choose(title: string): Promise<void> {
    const rows = await this.lightBulb();
    await rows.filter({ hasText: title }).first().waitFor();
    const chosen = this.page.locator('.action-widget .monaco-list-row.focused', { hasText: title });
    for (let step = await rows.count(); step > 0 && !(await chosen.isVisible()); step -= 1) await this.page.keyboard.press('ArrowDown');
    await chosen.waitFor({ timeout: 2000 });
    await this.page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'hidden' });
  }

  /** Like `choose`, and waits until the text in sight has changed. */
  async quickFix(title: string): Promise<void> {
    await this.changing(() => this.choose(title));
  }

  /** Shows the hover at the cursor and gives its parts. */
  async hover(): Promise<Locator> {
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+K');
    await this.page.keyboard.press('ControlOrMeta+I');
    await this.hovers.first().waitFor();
    return this.hovers;
  }

  async type(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.type(text);
  }

  /** Undoes one step, and waits until the text in sight has changed. */
  async undo(): Promise<void> {
    await this.focusEditor();
    await this.changing(async () => { await this.page.keyboard.press('ControlOrMeta+Z'); });
  }

  /** Saves the active editor and gives what is then on disk at `path`. */
  async saved(path: string): Promise<string> {
    await this.focusEditor();
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
    return this.onDisk(path);
  }

  async onDisk(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  /** Fails where VS Code is telling of an error in a corner: nobody waits for those. */
  async expectNoErrors(): Promise<void> {
    const errors = await this.page.locator('.notification-list-item:has(.codicon-error) .notification-list-item-message').allInnerTexts();
    if (errors.length > 0) throw new Error(`VS Code tells of errors:\n${errors.join('\n')}`);
  }

  /** Keeps what is in sight as `test-results/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    const folder = inRepository('test-results', 'screenshots');
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'initial' });
  }

  /** Does something and waits until the text in sight has changed. */
  async changing(act: () => Promise<void>): Promise<void> {
    const before = await this.text();
    await act();
    const end = Date.now() + 10_000;
    while ((await this.text()) === before) {
      await this.page.waitForTimeout(25);
      if (Date.now() > end) throw new Error('The text in sight has not changed.');
    }
  }

  /** The text in sight in the editor. */
  async text(): Promise<string> {
    const lines: readonly string[] = await this.page.evaluate(LINES_IN_SIGHT);
    return lines.join('\n');
  }

  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance').first();
  }

  private get hovers(): Locator {
    return this.page.locator('.monaco-hover:not(.hidden) .hover-contents');
  }

  private get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:not([style*="display: none"]) input[type="text"]').first();
  }

  /** A hover or another part may hold the keyboard, which then is no longer the editor's. */
  private async focusEditor(): Promise<void> {
    const input = this.editor.locator('.native-edit-context:focus, textarea.inputarea:focus');
    if ((await input.count()) > 0) return;
    if ((await this.hovers.count()) > 0) await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('ControlOrMeta+1');
    await input.waitFor({ state: 'attached' });
  }
}
