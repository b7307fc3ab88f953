/** Child processes that never outlive this one, and the signals that end it. */
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';

const running = new Set<ChildProcess>();
const posix = process.platform !== 'win32';

/** Starts a program with a process group of its own, so that `stop` reaches its children too. */
export function start(program: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(program, args, { ...options, detached: posix });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a program and its children: politely, then by force after `patience` milliseconds. */
export async function stop(child: ChildProcess, patience = 3000): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise<void>((resolve) => child.once('exit', () => { resolve(); }));
    signal(child, 'SIGTERM');
    const timer = setTimeout(() => { signal(child, 'SIGKILL'); }, patience);
    await ended;
    clearTimeout(timer);
  }
  signal(child, 'SIGKILL'); // whatever is left of its group
}

/** Runs a program to its end with its output shown; rejects unless it exits with 0. */
export async function run(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  const child = start(program, args, { stdio: 'inherit', ...options });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${String(code ?? child.signalCode)}`);
}

/** Runs npm; on Windows it is a command file, which only a shell starts. */
export async function npm(args: readonly string[], options: SpawnOptions = {}): Promise<void> {
  await run('npm', args, { ...options, shell: !posix });
}

/** Ends this process soon after the one that started it has gone without telling. */
export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, 500).unref();
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (!posix) {
    if (child.exitCode === null) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group is gone already.
  }
}

process.once('exit', () => {
  for (const child of running) signal(child, 'SIGKILL');
});
for (const [name, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
  process.once(name, () => process.exit(code));
}
