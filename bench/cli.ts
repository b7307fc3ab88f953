import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { manifest, workspaceOf } from './support/inputs.ts';
import type { Row } from './support/measure.ts';
import { milliseconds, percentile } from './support/measure.ts';

const CLI = join(import.meta.dirname, '..', 'dist', 'cli.js');

interface Run {
  readonly ms: number;
  /** Peak resident memory in megabytes. */
  readonly peak: number;
}

/** The built command line: cold on one file, and over ten thousand. */
export function cliRows(): Row[] {
  if (!existsSync(CLI)) return [{ what: 'the command line', value: 'not built: npm run build', aim: '' }];
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-bench-'));
  try {
    const one = join(folder, 'one.yaml');
    writeFileSync(one, manifest(1));
    const many = join(folder, 'many');
    for (const { path, text } of workspaceOf(10_000)) {
      mkdirSync(dirname(join(many, path)), { recursive: true });
      writeFileSync(join(many, path), text);
    }
    return nodes().flatMap(node => rowsOf(node, one, many));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsOf(node: string, one: string, many: string): Row[] {
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const bare = median(Array.from({ length: 9 }, () => run(node, ['-e', '0']).ms));
  const cold = median(Array.from({ length: 9 }, () => run(node, [CLI, 'check', one]).ms));
  const large = run(node, [CLI, 'check', many, '--format', 'json']);
  return [
    { what: `\`check\` of one file, cold, Node ${version} (Node alone: ${milliseconds(bare)})`, value: milliseconds(cold), aim: '150 ms on Node 20' },
    { what: `\`check\` of 10,000 files, Node ${version}`, value: `${(large.ms / 1000).toFixed(1)} s, peak ${large.peak.toFixed(0)} MB`, aim: '250 MB' },
  ];
}

/** Runs a child to its end. The peak is the child's own: a probe around it reports its resource usage. */
function run(node: string, args: readonly string[]): Run {
  const start = performance.now();
  const { stderr } = spawnSync('/usr/bin/env', ['bash', '-c', 'exec "$0" "$@" > /dev/null', node, ...PROBE, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const ms = performance.now() - start;
  return { ms, peak: Number(/peak=(\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024 };
}

/** Preloaded into the child: says its peak memory in kilobytes when it ends. */
const PROBE = ['--import', 'data:text/javascript,process.on("exit",()=>process.stderr.write("peak="+process.resourceUsage().maxRSS))'];

function median(values: readonly number[]): number {
  return percentile(values.toSorted((a, b) => a - b), 0.5);
}

/** The Node that runs the scripts, and the machine's own where that is another. */
function nodes(): string[] {
  const own = (process.env['PATH'] ?? '').split(delimiter).filter(path => !path.includes('node_modules')).map(path => join(path, 'node')).find(existsSync);
  return own === undefined ? [process.execPath] : [own, process.execPath];
}
