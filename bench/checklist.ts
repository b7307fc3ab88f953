import { bind, parseChecklist, sourceOf } from '../src/engine/index.ts';
import { ChecklistWorkspace, Workspace } from '../src/workspace/index.ts';
import { MemoryFiles } from '../test/support/memory-files.ts';
import { manifest } from './support/inputs.ts';
import type { Row } from './support/measure.ts';
import { measure, spread } from './support/measure.ts';

const ROOT = { uri: '/bench', name: 'bench' };
const SECTIONS = 25;
/** Items as teams write them, ten a section. */
const ITEMS: readonly string[] = [
  'Liveness probes configured', 'Readiness probes configured', 'Memory limits: 2Gi maximum', 'CPU requests: at least 100m', 'At least 3 replicas configured',
  'Runbook documented', 'Load test passed', 'Image tags pinned <!-- seaworthy: image-tag -->', '**Security team**: ________ Date: ________', 'P95 latency < 200 ms',
];

/** Twenty checklists of 5,000 items: opened, and judged again with every keystroke in a manifest. */
export async function checklistRows(): Promise<Row[]> {
  const lists = Array.from({ length: 20 }, (_, i) => ({ path: `docs/${String(i)}-checklist.md`, text: checklist(i) }));
  const parse = measure(20, () => { for (const { path, text } of lists) parseChecklist(sourceOf(path, text)); });
  // A link in each section leaves all of it to the parser of all of Markdown.
  const linked = lists.map(({ path, text }) => ({ path, text: text.replaceAll('Runbook documented', '[Runbook](docs/runbook.md) documented') }));
  const parseLinked = measure(20, () => { for (const { path, text } of linked) parseChecklist(sourceOf(path, text)); });
  const parsed = lists.flatMap(({ path, text }) => parseChecklist(sourceOf(path, text)).items);
  const bound = measure(20, () => { for (const item of parsed) bind(item); });
  const opened = await open(lists);
  const tick = await keystrokes(opened, `${ROOT.uri}/docs/7-checklist.md`, i => checklist(7).replace('- [ ] Load', i % 2 === 0 ? '- [x] Load' : '- [ ] Load'));
  const typed = await keystrokes(opened, `${ROOT.uri}/k8s/service-50.yaml`, i => manifest(50).replace(/memory: 256Mi/, `memory: ${String(1 + (i % 4))}Gi`));
  return [
    { what: `20 checklists of ${String(parsed.length)} items: parse, bind`, value: `${spread(parse)}, ${spread(bound)}`, aim: '100 ms together' },
    { what: 'the same with a link in every section: parse', value: spread(parseLinked), aim: '' },
    { what: 'the same, over 100 manifests: a tick in one of them to all lists', value: spread(tick), aim: '' },
    { what: 'keystroke in a manifest to refreshed verdicts of all of them', value: spread(typed), aim: '10 ms' },
  ];
}

function checklist(i: number): string {
  const sections = Array.from({ length: SECTIONS }, (_, section) => `## Part ${String(section)}\n\n${ITEMS.map(item => `- [ ] ${item}\n`).join('')}`);
  return `# Service ${String(i)} goes live\n\n${sections.join('\n')}`;
}

interface Opened {
  readonly workspace: Workspace;
  readonly checklists: ChecklistWorkspace;
}

async function open(lists: readonly { readonly path: string; readonly text: string }[]): Promise<Opened> {
  const manifests = Array.from({ length: 100 }, (_, i) => [`k8s/service-${String(i)}.yaml`, manifest(i)] as const);
  const files = new MemoryFiles(Object.fromEntries([...lists.map(({ path, text }) => [path, text] as const), ...manifests].map(([path, text]) => [`${ROOT.uri}/${path}`, text])));
  const yieldNow = (): Promise<void> => new Promise(resume => setImmediate(resume));
  const workspace = new Workspace({ files, folders: [ROOT], now: () => performance.now(), yieldNow });
  const checklists = new ChecklistWorkspace({ files, workspace, folders: [ROOT], yieldNow });
  await checklists.scan();
  await workspace.scan(new AbortController().signal);
  await checklists.idle();
  return { workspace, checklists };
}

async function keystrokes({ workspace, checklists }: Opened, uri: string, text: (i: number) => string): Promise<number[]> {
  workspace.open(uri, text(-1));
  checklists.open(uri, text(-1));
  await checklists.idle();
  const times: number[] = [];
  for (let i = 0; i < 60; i += 1) {
    const start = performance.now();
    workspace.change(uri, text(i));
    checklists.change(uri, text(i));
    await checklists.idle();
    checklists.lists();
    times.push(performance.now() - start);
  }
  return times.slice(10);
}
