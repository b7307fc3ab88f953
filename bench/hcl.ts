import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { loadHcl } from '../src/engine/syntax/hcl/parse.ts';
import { sourceOf } from '../src/engine/text/source.ts';
import type { Row } from './support/measure.ts';
import { measure, milliseconds, percentile } from './support/measure.ts';

const require = createRequire(import.meta.url);
const files = {
  runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  grammar: readFileSync(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm')),
};

/** What HCL costs: loading, reading against bare tree-sitter, a keystroke, memory. */
export async function hclRows(): Promise<Row[]> {
  const before = performance.now();
  const hcl = await loadHcl(() => files);
  const loading = performance.now() - before;
  const parser = new Parser().setLanguage(await Language.load(files.grammar));
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
    ...memory(text.slice(0, 6000), one => { hcl.parse(sourceOf('main.tf', one)); }),
  ];
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
