import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'node:test';
import { hclFiles } from '../../src/cli/hcl-files.ts';
import { nodeFiles } from '../../src/cli/node-files.ts';
import { RULES, annotationProblems } from '../../src/engine/index.ts';
import type { ItemStatus, Verdict } from '../../src/engine/index.ts';
import { ChecklistWorkspace, Workspace } from '../../src/workspace/index.ts';
import type { LiveChecklist } from '../../src/workspace/index.ts';

const SHOP = { uri: fileURLToPath(new URL('../../examples/shop', import.meta.url)), name: 'shop' };

/** The checklist of the shop, judged by the shop. @param more configuration. */
async function shop(more = ''): Promise<LiveChecklist> {
  const yieldNow = (): Promise<void> => Promise.resolve();
  const uri = `${SHOP.uri}/.seaworthy.yaml`;
  const config = { uri, text: readFileSync(uri, 'utf8') + more };
  const workspace = new Workspace({ files: nodeFiles, hclFiles, folders: [SHOP], now: () => performance.now(), yieldNow, config });
  const checklists = new ChecklistWorkspace({ files: nodeFiles, workspace, folders: [SHOP], yieldNow });
  await checklists.scan();
  await workspace.scan(new AbortController().signal);
  await checklists.idle();
  const list = checklists.list(`${SHOP.uri}/PRODUCTION-CHECKLIST.md`);
  assert.ok(list !== undefined);
  return list;
}

describe('the checklist of the example', () => {
  let leaves: readonly ItemStatus[] = [];
  let list: LiveChecklist | undefined;
  before(async () => {
    list = await shop('files:\n  exclude: [chart/**]\n');
    leaves = list.status.items.filter(({ item }) => item.kind !== 'group');
  });

  it('has something of every kind', () => {
    const items = list?.checklist.items ?? [];
    assert.deepEqual([...new Set(items.map(({ kind }) => kind))].sort(), ['abort', 'group', 'recurring', 'signoff', 'target', 'task']);
    assert.ok(items.some(({ optional }) => optional !== undefined));
    assert.deepEqual(items.flatMap(({ commands }) => commands.map(({ use }) => use)), ['run', 'type', 'run', 'run']);
    assert.deepEqual(items.flatMap(({ annotations }) => annotations.flatMap(one => annotationProblems(one, RULES))), []);
    assert.deepEqual(list?.problems, []);
  });

  it('has two ticks, one of which the manifests refute', () => {
    assert.deepEqual(leaves.filter(({ item }) => item.ticked).map(({ item, refuted }) => [item.text, refuted]), [
      ['Image tags pinned to a release', true],
      ['No pod holds the socket of the container runtime', false],
    ]);
  });

  it('has boxes that can be ticked on evidence, others that findings stand against, and most for people', () => {
    const are = (kind: Verdict['kind'], origin: 'annotation' | 'suggested'): string[] =>
      leaves.filter(({ binding, evaluation }) => binding.claims[0]?.origin === origin && evaluation.verdict.kind === kind).map(({ item }) => item.text);
    assert.deepEqual(are('met', 'annotation'), ['The storefront scales from 3 to 12', 'No pod holds the socket of the container runtime', 'No pod uses the network of its node']);
    assert.deepEqual(are('unmet', 'suggested'), ['Liveness probes configured', 'Readiness probes configured', 'CPU and memory requests set', 'Memory limits: 1Gi maximum', 'PodDisruptionBudgets configured', 'Containers run as non-root']);
    assert.deepEqual(are('met', 'suggested'), ['`NODE_ENV=production` set']);
  });

  it('has nothing that holds for all while a chart stands there that nobody has rendered', async () => {
    const { status } = await shop();
    const network = status.items.find(({ item }) => item.text.startsWith('No pod uses the network'));
    assert.deepEqual(network?.evaluation.verdict, { kind: 'unknown', because: 'Not all could be seen: chart/templates/deployment.yaml could not be checked.' });
  });
});
