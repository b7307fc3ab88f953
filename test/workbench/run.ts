/**
 * Plays the journeys (`*.journey.ts` here) one after the other against the packaged extension, and keeps screenshots
 * in test-results/screenshots. A word as argument plays only the journeys whose names contain it.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../scripts/host/browser.ts';
import { inRepository } from '../../scripts/host/paths.ts';
import { npm } from '../../scripts/host/processes.ts';
import { installExtension, startServer } from '../../scripts/host/server.ts';
import { quietSettings } from '../../scripts/host/settings.ts';
import { temporaryCopy, temporaryFolder } from '../../scripts/host/temporary.ts';
import { journeys, Workbench, type Journey } from './harness.ts';

/** Of all journeys: where more fail the first time, something is wrong. */
const MOST_AGAIN = 2;

const wanted = process.argv.slice(2).join(' ');
for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.journey.ts')).sort()) {
  await import(pathToFileURL(join(import.meta.dirname, file)).href);
}
const chosen = journeys.filter(({ name }) => name.includes(wanted));

const server = await serverWithExtension();
const browser = await launchBrowser();
let failed = 0;
let again = 0;
for (const each of chosen) {
  if (await isPlayed(each, '  FAIL ')) continue;
  // VS Code loses a key or a click at times: one that fails is played once more, from the start. Both are told, and few may need it.
  again += 1;
  if (again > MOST_AGAIN || !(await isPlayed(each, '  FAIL again '))) failed += 1;
}
console.log(`${String(chosen.length - failed)} passed${again > failed ? `, ${String(again - failed)} of them when played again` : ''}, ${String(failed)} failed`);
await Promise.allSettled([browser.close(), server.stop()]);
process.exit(failed > 0 || chosen.length === 0 ? 1 : 0);

async function isPlayed(each: Journey, failure: string): Promise<boolean> {
  const began = performance.now();
  const error = await play(each);
  const time = `(${((performance.now() - began) / 1000).toFixed(1)} s)`;
  if (error === undefined) console.log(`  ok    ${each.name} ${time}`);
  else console.log(`${failure} ${each.name} ${time}\n${error.replace(/^/gm, '        ')}`);
  return error === undefined;
}

async function serverWithExtension(): ReturnType<typeof startServer> {
  const home = temporaryFolder();
  const vsix = join(home, 'seaworthy.vsix');
  const folders = { dataFolder: join(home, 'data'), extensionsFolder: join(home, 'extensions') };
  await npm(['run', '--silent', 'package', '--', vsix], { cwd: inRepository(), stdio: ['ignore', 'ignore', 'inherit'] });
  await installExtension(vsix, folders);
  return startServer({ ...folders, settings: quietSettings });
}

/** What went wrong, or undefined. A browser context for each journey, so that none sees the layout of another. */
async function play({ name, folder, settings, play: story }: Journey): Promise<string | undefined> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const copy = temporaryCopy(inRepository(folder));
  if (Object.keys(settings).length > 0) writeSettings(copy, settings);
  const workbench = new Workbench(page, copy);
  try {
    await page.goto(server.address(copy));
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
    await story(workbench);
    await workbench.expectNoErrors();
    return undefined;
  } catch (error) {
    await workbench.screenshot(`FAILED ${name}`).catch(() => undefined);
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    await context.close();
  }
}

function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings, undefined, 2));
}
