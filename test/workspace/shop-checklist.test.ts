import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { nodeFiles } from '../../src/cli/node-files.ts';
import { annotationProblems, bind, evaluate, isRefuted, parseChecklist, worldOf } from '../../src/engine/checklist/index.ts';
import type { Item, Verdict, World } from '../../src/engine/checklist/index.ts';
import type { ParameterValue } from '../../src/engine/rules/parameters.ts';
import { RULES } from '../../src/engine/rules/index.ts';
import { sourceOf } from '../../src/engine/text/source.ts';
import { Workspace } from '../../src/workspace/index.ts';

const SHOP = fileURLToPath(new URL('../../examples/shop', import.meta.url));
/** What the checklist says in numbers, as a configuration. */
const NUMBERS: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>> = { 'memory-limit': { max: '1Gi' }, 'hpa-target': { min: 3, max: 12 } };

const checklist = parseChecklist(sourceOf('PRODUCTION-CHECKLIST.md', readFileSync(`${SHOP}/PRODUCTION-CHECKLIST.md`, 'utf8')));
const leaves = checklist.items.filter(({ kind }) => kind !== 'group');

/** What the linter says of the shop when it is run with the numbers of its checklist. */
async function shop(): Promise<World> {
  const config = { uri: `${SHOP}/.seaworthy.yaml`, text: JSON.stringify({ rules: NUMBERS }) };
  const workspace = new Workspace({ files: nodeFiles, folders: [{ uri: SHOP, name: 'shop' }], now: () => performance.now(), yieldNow: () => Promise.resolve(), config });
  await workspace.scan(new AbortController().signal);
  const files = workspace.files().map(({ path, report }) => ({ path, dialect: 'kubernetes', tallies: report.tallies, findings: [...report.findings, ...report.suppressed] }));
  return worldOf({ rules: RULES, files, ranWith: id => NUMBERS[id] ?? {}, fact: () => undefined });
}

describe('the checklist of the example', () => {
  it('has something of every kind', () => {
    const kinds = new Set(checklist.items.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['abort', 'group', 'recurring', 'signoff', 'target', 'task']);
    assert.ok(checklist.items.some(({ optional }) => optional !== undefined));
    assert.deepEqual(checklist.items.flatMap(({ commands }) => commands.map(({ use }) => use)), ['run', 'type', 'run', 'run']);
    assert.deepEqual(checklist.items.flatMap(({ annotations }) => annotations.flatMap(one => annotationProblems(one, RULES))), []);
    assert.deepEqual(checklist.problems, []);
  });

  it('has two ticks, one of which the manifests refute', async () => {
    const world = await shop();
    const ticked = leaves.filter(item => item.ticked);
    assert.deepEqual(ticked.map(item => [item.text, isRefuted(item, evaluate(bind(item), world))]), [
      ['Image tags pinned to a release', true],
      ['No pod holds the socket of the container runtime', false],
    ]);
  });

  it('has boxes that can be ticked on evidence, others that findings stand against, and most for people', async () => {
    const world = await shop();
    const are = (kind: Verdict['kind'], origin: 'annotation' | 'suggested'): string[] =>
      leaves.filter(item => originOf(item) === origin && evaluate(bind(item), world).verdict.kind === kind).map(({ text }) => text);
    assert.deepEqual(are('met', 'annotation'), ['The storefront scales from 3 to 12', 'No pod holds the socket of the container runtime', 'No pod uses the network of its node']);
    assert.deepEqual(are('unmet', 'suggested'), ['Liveness probes configured', 'Readiness probes configured', 'CPU and memory requests set', 'Memory limits: 1Gi maximum', 'PodDisruptionBudgets configured', 'Containers run as non-root']);
    assert.deepEqual(are('met', 'suggested'), []);
  });
});

function originOf(item: Item): string | undefined {
  return bind(item).claims[0]?.origin;
}
