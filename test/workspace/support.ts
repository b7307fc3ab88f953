import { rule } from '../../src/engine/rules/rule.ts';
import type { Rule } from '../../src/engine/index.ts';
import { Workspace } from '../../src/workspace/index.ts';
import type { WorkspaceOptions } from '../../src/workspace/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const META = { severity: 'warning', profile: 'recommended', topic: 'availability', summary: '', why: '', references: [] } as const;
export const NO_EXAMPLES = { kubernetes: [], compose: { notApplicable: '' }, terraform: { notApplicable: '' }, ecs: { notApplicable: '' } };

/** Finds workloads with fewer replicas than a team wants, unless something in the repository scales them. */
const replicas = rule({
  id: 'replicas',
  subject: 'workload',
  meta: META,
  parameters: { minimum: { type: 'number', default: 2, minimum: 1, description: 'The least number of replicas.' } },
  check(workload, { minimum }) {
    if (workload.replicas?.value.kind !== 'known') return 'not-applicable';
    const { value, span } = workload.replicas.value;
    return value >= minimum ? [] : [{ span, message: `${workload.kind} ${workload.name} runs fewer than ${String(minimum)} replicas.`, about: workload.facts }];
  },
  holds: (about, project) => (about.type === 'workload' && project.autoscalersOf(about).length > 0 ? 'not-applicable' : true),
  examples: NO_EXAMPLES,
});

/** Finds images that move. */
const latest = rule({
  id: 'latest',
  subject: 'container',
  meta: META,
  check(container) {
    const { value } = container.image;
    if (value.kind !== 'known') return 'not-applicable';
    return value.value.endsWith(':latest') ? [{ span: value.span, message: `Container ${container.name} uses ${value.value}.` }] : [];
  },
  examples: NO_EXAMPLES,
});

/** Finds every workload, in the strict profile alone. */
const strict = rule({
  id: 'strict-one',
  subject: 'workload',
  meta: { ...META, profile: 'strict', severity: 'information' },
  check: workload => [{ span: workload.span, message: `${workload.kind} ${workload.name} is there.` }],
  examples: NO_EXAMPLES,
});

export const FAKE_RULES: readonly Rule[] = [latest, replicas, strict];

export const ROOT = { uri: '/repo', name: 'repo' };

/** A workspace over a file system in memory. Its clock makes every look at it half a slice, so that slices are seen to end. */
export function workspaceOver(files: MemoryFiles, options: Partial<WorkspaceOptions> = {}): Workspace {
  let time = 0;
  return new Workspace({
    files,
    folders: [ROOT],
    rules: FAKE_RULES,
    now: () => (time += 4),
    yieldNow: () => new Promise(resolve => setImmediate(resolve)),
    ...options,
  });
}

/** A workspace that has read everything. */
export async function scanned(contents: Readonly<Record<string, string | Uint8Array>>, options: Partial<WorkspaceOptions> = {}): Promise<{ files: MemoryFiles; workspace: Workspace }> {
  const files = new MemoryFiles(contents);
  const workspace = workspaceOver(files, options);
  await workspace.scan(new AbortController().signal);
  return { files, workspace };
}

/** Everything that is found, one line each: `path: [severity] message`. */
export function found(workspace: Workspace): string[] {
  return workspace.files().flatMap(({ path, report }) => report.findings.map(({ message, active }) => `${path}: [${active.severity}] ${message}`));
}

/** Everything that is wrong with files themselves. */
export function problems(workspace: Workspace): string[] {
  return workspace.files().flatMap(({ path, report }) => report.problems.map(({ message, range }) => `${path}${range === undefined ? '' : `:${String(range.start.line + 1)}:${String(range.start.column + 1)}`}: ${message}`));
}

export function deployment({ name = 'shop', image = 'web:1', replicas: count = 1 }: { name?: string; image?: string; replicas?: number } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: ${String(count)}
  template:
    spec:
      containers:
        - name: web
          image: ${image}
`;
}

export function autoscaler(target = 'shop'): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${target}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${target}
  maxReplicas: 5
`;
}
