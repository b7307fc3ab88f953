import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Settings {
  readonly stdin?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** The user and group that it runs as; its own where left out. */
  readonly user?: number | undefined;
  /** The script that Node runs; the sources unless a test brings a bundle. */
  readonly script?: string;
}

/** A folder outside every repository with these files in it, which goes when the tests are done. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'seaworthy-cli-')));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** Runs the real command line as a person would in that folder. */
export function seaworthy(folder: string, args: readonly string[], { stdin = '', environment = {}, script = MAIN, user }: Settings = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    input: stdin,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
    maxBuffer: 2 ** 28,
    timeout: 60_000,
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  return { code: status, stdout, stderr };
}

/** A Deployment with one container, which is privileged. */
export const PRIVILEGED = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: store
spec:
  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels: { app: shop }
    spec:
      containers:
        - name: web
          image: example.com/web:1.4.2
          securityContext:
            privileged: true
`;

/** The same without the defect. */
export const SOUND = PRIVILEGED.replace('privileged: true', 'privileged: false');
