import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, applyFileEdits, toFileEdits, write } from '../../../src/engine/index.ts';
import { lintText } from '../../support/example.ts';

interface Offer {
  readonly title: string;
  readonly text: string;
}

/** What the fixes of one rule promise, and what each makes of the text. */
function offers(text: string, path: string, id: string, parameters: Readonly<Record<string, string>> = {}): readonly Offer[] {
  const { findings } = lintText(text, RULES.filter(rule => rule.id === id), { parameters }, path).report;
  return findings.flatMap(({ fixes = [] }) => fixes.map((fix): Offer => {
    const edit = write(fix.changes());
    return { title: fix.title, text: edit.kind === 'refused' ? edit.because : applyFileEdits(text, toFileEdits(edit.edits)).text };
  }));
}

const MANIFEST = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1.4.2\n';
const COMPOSE = 'services:\n  web:\n    image: example.com/web:1.4.2\n    mem_limit: 4g\n';

function task(resources: string): string {
  return `resource "aws_ecs_task_definition" "shop" {\n  family = "shop"\n  container_definitions = jsonencode([\n    {\n      name  = "web"\n      image = "example.com/web:1.4.2"\n${resources}    },\n  ])\n}\n`;
}

describe('a title says the amount that is written', () => {
  const cases = [
    { dialect: 'Kubernetes', text: MANIFEST, path: 'shop.yaml', said: '100m', written: 'cpu: 100m' },
    { dialect: 'Compose', text: COMPOSE, path: 'compose.yaml', said: '0.1', written: 'cpus: "0.1"' },
    { dialect: 'Amazon ECS', text: task(''), path: 'main.tf', said: '103 CPU units', written: 'cpu   = 103' },
  ];
  for (const { dialect, text, path, said, written } of cases) {
    test(`${dialect}: a proposal for a CPU request`, () => {
      const [offer] = offers(text, path, 'cpu-request');
      assert.ok(offer?.title.endsWith(`(proposed ${said})`) === true, offer?.title);
      assert.ok(offer.text.includes(written), offer.text);
    });
  }

  test("a team's maximum is said in its own words, with what these come to where the file has others", () => {
    const titles = (text: string, path: string): string[] => offers(text, path, 'memory-limit', { max: '512M' }).map(({ title }) => title);
    const start = 'Set the memory limit of web to the maximum of 512M';
    assert.deepEqual(titles(MANIFEST.concat('      resources:\n        limits:\n          memory: 4Gi\n'), 'shop.yaml'), [start]);
    assert.deepEqual(titles(COMPOSE, 'compose.yaml'), [`${start} (500000k)`]);
    assert.deepEqual(titles(task('      memory = 4096\n'), 'main.tf'), [`${start} (489 MiB)`]);
  });

  test('a unit that was surely a slip is put right in the units of the file', () => {
    const [offer] = offers(task('      cpu   = 512000\n      memory = 512\n'), 'main.tf', 'resource-units');
    assert.equal(offer?.title, 'Change the CPU reservation of web to 512 CPU units');
    assert.ok(offer.text.includes('cpu   = 512\n'), offer.text);
  });
});
