/**
 * Stands in for the `code` program where desktop VS Code cannot be had: runs the test suite of an extension under
 * development in the VS Code server with a headless browser, and ends with the suite's exit code.
 *
 *     node scripts/host/vscode-web.ts FOLDER --extensionDevelopmentPath=DIR --extensionTestsPath=FILE
 *
 * Other options of VS Code are accepted and ignored. `SEAWORTHY_HOST_SECONDS` limits the whole run (default 300);
 * `SEAWORTHY_HOST_VERBOSE=1` shows what the server and the workbench say about themselves.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { endWithParent } from './processes.ts';
import { startServer, type Server } from './server.ts';
import { quietSettings } from './settings.ts';
import { temporaryFolder } from './temporary.ts';

interface Suite {
  readonly folder: string;
  readonly extension: string;
  readonly tests: string;
}

const verbose = process.env['SEAWORTHY_HOST_VERBOSE'] === '1';

/** What the workbench says about itself. */
const CHATTER = /^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin|Ignoring fetching additional builtin|Canceled|\[[A-Z]|\[reconnection)/;

endWithParent();
process.exit(await withinTime(runSuite(readArguments())));

async function runSuite(suite: Suite): Promise<number> {
  const home = temporaryFolder();
  const server = await startServer({
    dataFolder: join(home, 'data'),
    extensionsFolder: join(home, 'extensions'),
    settings: quietSettings,
    development: true,
    verbose,
  });
  const browser = await launchBrowser();
  let stopping = false;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const suiteEnds = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', (code: number) => { resolve(code); });
      page.once('crash', () => { fail('The page crashed.', resolve); });
      void server.ended.then(() => { if (!stopping) fail('The VS Code server ended early.', resolve); });
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => { relay(type, args); });
    await page.goto(suiteAddress(server, suite));
    return await suiteEnds;
  } finally {
    stopping = true;
    await Promise.allSettled([browser.close(), server.stop()]);
  }
}

function suiteAddress(server: Server, { folder, extension, tests }: Suite): string {
  const remote = (path: string): string => `vscode-remote://${server.authority}${pathToFileURL(path).pathname}`;
  return server.address(folder, {
    extensionDevelopmentPath: remote(extension),
    extensionTestsPath: remote(tests),
    skipWelcome: 'true',
  });
}

function relay(type: string, args: readonly unknown[]): void {
  const line = args.map((argument) => (typeof argument === 'string' ? argument : JSON.stringify(argument))).join(' ');
  if (!verbose && CHATTER.test(line)) return;
  if (type === 'error' || type === 'warn') console.error(line);
  else console.log(line);
}

function fail(reason: string, resolve: (code: number) => void): void {
  console.error(reason);
  resolve(1);
}

async function withinTime(work: Promise<number>): Promise<number> {
  const seconds = Number(process.env['SEAWORTHY_HOST_SECONDS'] ?? 300);
  const limit = new Promise<number>((resolve) => {
    setTimeout(() => { fail(`Not finished within ${String(seconds)} seconds.`, resolve); }, seconds * 1000);
  });
  return Promise.race([work, limit]);
}

function readArguments(): Suite {
  const { values, positionals } = parseArgs({
    options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const [folder] = positionals;
  const { extensionDevelopmentPath: extension, extensionTestsPath: tests } = values;
  if (typeof extension === 'string' && typeof tests === 'string' && folder !== undefined) return { folder, extension, tests };
  console.error('Usage: vscode-web.ts FOLDER --extensionDevelopmentPath=DIR --extensionTestsPath=FILE');
  return process.exit(2);
}
