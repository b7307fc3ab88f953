import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { RULES, lintFile, readFile, rulesetOf } from '../src/engine/index.ts';
import type { Hcl } from '../src/engine/index.ts';
import { loadHcl } from '../src/engine/syntax/hcl/parse.ts';
import { sourceOf } from '../src/engine/text/source.ts';
import { Workspace } from '../src/workspace/index.ts';
import { MemoryFiles } from '../test/support/memory-files.ts';
import type { Row } from './support/measure.ts';
import { measure, milliseconds, percentile, spread } from './support/measure.ts';

const RECOMMENDED = rulesetOf(RULES, 'recommended');
let runs = 0;

const require = createRequire(import.meta.url);
const wasm = {
  runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: readFileSync(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm')),
};

/** What HCL costs: loading, reading against bare tree-sitter, a keystroke, memory. */
export async function hclRows(): Promise<Row[]> {
  const before = performance.now();
  const hcl = await loadHcl(() => wasm);
  const loading = performance.now() - before;
  const parser = new Parser().setLanguage(await Language.load(wasm.grammar));
  const text = Array.from({ length: 60 }, (_, i) => resource(i)).join('\n');
  const lines = text.split('\n').length;
  const speed = (ms: number): string => `${milliseconds(ms)}, ${(text.length / ms / 1000).toFixed(2)} MB/s`;
  const bare = percentile(measure(20, () => parser.parse(text)?.delete(), 3), 0.5);
  const read = percentile(measure(20, () => hcl.parse(sourceOf('main.tf', text)), 3), 0.5);
  const document = hcl.parse(sourceOf('main.tf', text));
  const change = { kind: 'set', writer: document, path: ['resource', 30, 'skip_final_snapshot'], value: false } as const;
  const write = percentile(measure(10, () => document.write([change]), 2), 0.5);
  return [
    { what: 'HCL parser: first load', value: milliseconds(loading), aim: '' },
    { what: `HCL: a file of ${String(lines)} lines read into our tree`, value: speed(read), aim: '' },
    { what: 'bare tree-sitter on the same text', value: speed(bare), aim: '' },
    { what: 'ratio of the two', value: (read / bare).toFixed(2), aim: '2' },
    { what: 'one change of that file written, aligned, and read again', value: milliseconds(write), aim: '' },
    ...throughput(hcl, parser),
    ...(await keystroke()),
    ...memory(text.slice(0, 6000), one => { hcl.parse(sourceOf('main.tf', one)); }),
  ];
}

/** Roots of several files, each read with its neighbours and judged, as a scan does it. */
function throughput(hcl: Hcl, parser: Parser): Row[] {
  const roots = Array.from({ length: 20 }, (_, i) => filesOf(`/repo/root${String(i)}`, 8, 6));
  const texts = roots.flatMap(files => Object.values(files));
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  const bare = percentile(measure(5, () => { for (const text of texts) parser.parse(text)?.delete(); }, 1), 0.5);
  const lint = percentile(measure(5, () => { for (const files of roots) lintRoot(hcl, files); }, 1), 0.5);
  const speed = (ms: number): string => `${milliseconds(ms)}, ${(units / ms / 1000).toFixed(2)} MB/s`;
  return [
    { what: `lint of 20 root modules (${String(texts.length)} files of Terraform, ${(units / 1e6).toFixed(1)} MB), all recommended rules`, value: speed(lint), aim: '' },
    { what: 'bare tree-sitter on the same text', value: speed(bare), aim: '' },
    { what: 'ratio of the two', value: (lint / bare).toFixed(2), aim: '' },
  ];
}

function lintRoot(hcl: Hcl, files: Readonly<Record<string, string>>): void {
  // In a folder of its own each time: what is remembered of a file makes its next reading quicker.
  const folder = `/run${String((runs += 1))}`;
  const texts = new Map(Object.entries(files).map(([path, text]) => [folder + path, text]));
  const paths = [...texts.keys()].sort();
  const neighbours = { text: (path: string) => texts.get(path), readersOf: () => [], basesIn: () => [], setsOf: () => [], filesIn: () => paths, hcl };
  for (const [path, text] of texts) lintFile(readFile(path, text, undefined, neighbours), RECOMMENDED);
}

/** A keystroke in a file of 2,000 lines whose root module has ten more: until its findings are there, and until those of all are. */
async function keystroke(): Promise<Row[]> {
  const files = { ...filesOf('/repo/infra', 10, 5), '/repo/infra/main.tf': Array.from({ length: 54 }, (_, i) => resource(i)).join('\n') };
  const text = files['/repo/infra/main.tf'];
  const lines = text.split('\n').length;
  const workspace = new Workspace({
    files: new MemoryFiles(files),
    folders: [{ uri: '/repo', name: 'repo' }],
    hclFiles: () => Promise.resolve(wasm),
    now: () => performance.now(),
    yieldNow: () => new Promise(resolve => { setImmediate(resolve); }),
  });
  await workspace.scan(new AbortController().signal);
  workspace.open('/repo/infra/main.tf', text);
  await workspace.idle();
  const at = text.indexOf('identifier', Math.floor(text.length / 2)) + 'identifier          = "shop'.length;
  const [own, all]: [number[], number[]] = [[], []];
  for (let i = 0; i < 60; i += 1) {
    const began = performance.now();
    workspace.change('/repo/infra/main.tf', text.slice(0, at) + 'x'.repeat(i + 1) + text.slice(at));
    workspace.file('/repo/infra/main.tf');
    own.push(performance.now() - began);
    await workspace.idle();
    all.push(performance.now() - began);
  }
  const what = `keystroke in a .tf of ${String(lines)} lines, one of 11 files of a root module`;
  return [
    { what: `${what}, to its findings`, value: spread(own.slice(10)), aim: '16 ms' },
    { what: `${what}, until all of them say what is so now`, value: spread(all.slice(10)), aim: '' },
  ];
}

/** Files of a root module, each with some of the resources. */
function filesOf(folder: string, count: number, each: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, file) => [`${folder}/part${String(file)}.tf`, Array.from({ length: each }, (_, i) => resource(1000 + file * each + i)).join('\n')]));
}

/** How much the process grows over 10,000 readings, one in ten of them of broken text. */
function memory(text: string, read: (text: string) => void): Row[] {
  const run = (times: number): void => {
    for (let i = 0; i < times; i += 1) read(i % 10 === 0 ? text.slice(0, 3000) : text);
  };
  run(200);
  const before = process.memoryUsage();
  run(10_000);
  const after = process.memoryUsage();
  const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  return [{ what: 'array buffers, WebAssembly memory included, after 10,000 readings more', value: `${mega(after.arrayBuffers - before.arrayBuffers)} (external ${mega(after.external - before.external)})`, aim: '0 MB' }];
}

function resource(i: number): string {
  return `# Database ${String(i)} of the shop, with its backups.
resource "aws_db_instance" "db_${String(i)}" {
  identifier          = "shop-\${var.environment}-${String(i)}"
  engine              = "postgres"
  instance_class      = var.instance_class
  allocated_storage   = ${String(20 + i)}
  skip_final_snapshot = true # for now

  tags = merge(local.tags, {
    Name  = "db-${String(i)}"
    Owner = lookup(var.owners, "db", "nobody")
  })
}

resource "aws_ecs_task_definition" "task_${String(i)}" {
  family                   = "task-${String(i)}"
  requires_compatibilities = ["FARGATE"]
  cpu                      = var.large ? 1024 : 256
  memory                   = 512 * var.factor

  container_definitions = jsonencode([
    {
      name      = "web"
      image     = "\${aws_ecr_repository.web.repository_url}:1.2.${String(i)}"
      essential = true
      portMappings = [{
        containerPort = 8080
      }]
    },
  ])

  dynamic "volume" {
    for_each = { for name, path in var.volumes : name => path if path != "" }
    content {
      name      = volume.key
      host_path = volume.value
    }
  }
}
`;
}

if (import.meta.main) for (const { what, value } of await hclRows()) console.log(`${what}: ${value}`);
