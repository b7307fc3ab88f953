/** The VS Code server (VS Code itself, shown in a browser), fetched from the npm registry. */
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { cached } from './cache.ts';
import { inRepository } from './paths.ts';
import { npm, run, start, stop } from './processes.ts';

/** The release of `code-server`, which is VS Code 1.139.1 and runs on Node 24. */
const VERSION = '4.139.1';

/** What replaces native modules that only a compiler could make. */
const STAND_INS = [
  ['spdlog.cjs', 'spdlog/index.js'],
  ['native-watchdog.cjs', 'native-watchdog/index.js'],
] as const;

export interface ServerOptions {
  /** Holds the server's settings, logs and state; made when absent. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** VS Code settings of this server. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets a page name an extension under development and a test suite, as `runTests` does. */
  readonly development?: boolean;
  /** The port on the loopback interface; any free one when absent. */
  readonly port?: number;
  /** A secret that the address must carry. Without it every local user can open the server. */
  readonly token?: string;
  /** Whether people can install extensions from the gallery, which asks the network. */
  readonly gallery?: boolean;
  /** Shows what the server prints. */
  readonly verbose?: boolean;
}

export interface Server {
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** The address of the workbench with `folder` (an absolute path) open in it. */
  address(folder: string, payload?: Readonly<Record<string, string>>): string;
  /** Settles when the server ends, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server, fetching it first where needed, and waits until it answers. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const main = join(await fetchServer(), 'out', 'server-main.js');
  await writeSettings(options);
  const child = start(process.execPath, [main, ...serverArguments(options)], {
    env: { ...process.env, ...(options.gallery === true ? {} : { EXTENSIONS_GALLERY: '{"serviceUrl":""}' }) },
    stdio: ['ignore', 'pipe', options.verbose === true ? 'inherit' : 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => { resolve(); }));
  const port = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => { reject(new Error(`The VS Code server ended with ${String(code)} before it was ready.`)); });
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      if (options.verbose === true) console.error(line);
      const found = /agent listening on (\d+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const authority = `127.0.0.1:${port}`;
  return {
    authority,
    ended,
    address: (folder, payload = {}) => workbenchAddress(authority, folder, payload, options.token),
    stop: () => stop(child),
  };
}

/** Installs a VSIX into an extensions folder. */
export async function installExtension(vsix: string, folders: Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>): Promise<void> {
  const main = join(await fetchServer(), 'out', 'server-main.js');
  await run(process.execPath, [
    main, '--accept-server-license-terms', '--install-extension', vsix, '--force',
    '--server-data-dir', folders.dataFolder, '--extensions-dir', folders.extensionsFolder,
  ], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The folder of the VS Code server; downloads it (once, about 50 MB and as much again for its packages). */
export async function fetchServer(): Promise<string> {
  return cached(`vscode-server-${VERSION}`, async (folder) => {
    const began = Date.now();
    const say = (text: string): void => { console.error(`VS Code server ${VERSION}: ${text}`); };
    say('downloading from the npm registry (once; kept in .cache/) ...');
    const unpacked = join(folder, 'package');
    await npm(['pack', `code-server@${VERSION}`, '--silent', '--pack-destination', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    const archive = join(folder, `code-server-${VERSION}.tgz`);
    say('unpacking ...');
    await run('tar', ['-xzf', basename(archive)], { cwd: folder });
    say('installing its packages ...');
    await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: join(unpacked, 'lib', 'vscode'),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (const [name, file] of STAND_INS) {
      await copyFile(inRepository('scripts', 'host', 'stand-ins', name), join(unpacked, 'lib', 'vscode', 'node_modules', '@vscode', file));
    }
    for (const part of await readdir(join(unpacked, 'lib', 'vscode'))) {
      await rename(join(unpacked, 'lib', 'vscode', part), join(folder, part));
    }
    await rm(archive);
    await rm(unpacked, { recursive: true });
    say(`ready after ${((Date.now() - began) / 1000).toFixed(0)} s.`);
  });
}

function serverArguments(options: ServerOptions): string[] {
  return [
    '--host', '127.0.0.1', '--port', String(options.port ?? 0),
    ...(options.token === undefined ? ['--without-connection-token'] : ['--connection-token', options.token]),
    '--accept-server-license-terms',
    '--server-data-dir', options.dataFolder,
    '--extensions-dir', options.extensionsFolder,
    '--disable-telemetry', '--disable-workspace-trust', '--disable-experiments',
    ...(options.development === true ? ['--enable-smoke-test-driver'] : []),
  ];
}

async function writeSettings({ dataFolder, settings }: ServerOptions): Promise<void> {
  const machine = join(dataFolder, 'data', 'Machine');
  await mkdir(machine, { recursive: true });
  await writeFile(join(machine, 'settings.json'), JSON.stringify(settings ?? {}, undefined, 2));
}

function workbenchAddress(authority: string, folder: string, payload: Readonly<Record<string, string>>, token?: string): string {
  const address = new URL(`http://${authority}/`);
  if (token !== undefined) address.searchParams.set('tkn', token);
  address.searchParams.set('folder', decodeURIComponent(pathToFileURL(folder).pathname)); // `/c:/...` on Windows
  if (Object.keys(payload).length > 0) address.searchParams.set('payload', JSON.stringify(Object.entries(payload)));
  return address.href;
}
