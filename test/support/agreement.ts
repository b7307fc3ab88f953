import type { Repository, Said, TruthRow } from './corpus.ts';
import { containersOf, ruleOf, say } from './corpus.ts';

/** What the reference data says is missing, and the rule that says the same. */
export const ASPECTS: readonly (readonly [missing: string, rule: string])[] = [
  ['livenessProbe', 'liveness-probe'],
  ['readinessProbe', 'readiness-probe'],
  ['limits.cpu', 'cpu-limit'],
  ['limits.memory', 'memory-limit'],
  ['requests.cpu', 'cpu-request'],
  ['requests.memory', 'memory-request'],
  ['runAsNonRoot', 'run-as-non-root'],
  ['readOnlyRootFilesystem', 'read-only-root-fs'],
  ['allowPrivilegeEscalation=false', 'allow-privilege-escalation'],
  ['capabilities.drop=ALL', 'drop-capabilities'],
  ['seccompProfile', 'seccomp'],
];

export interface Comparison {
  readonly row: TruthRow;
  readonly missing: string;
  readonly rule: string;
  readonly reference: boolean;
  readonly ours: Said | 'not read';
}

/** Every aspect of every row beside what the rule of the same name says. */
export function compare(rows: readonly TruthRow[], all: readonly Repository[]): Comparison[] {
  return rows.flatMap(row => {
    const [, name, ...rest] = row.path.split('/');
    const repository = all.find(one => one.name === name);
    const file = repository?.files.find(({ path }) => path === rest.join('/'));
    const container = file === undefined ? undefined : containersOf(file).find(({ line, subject }) => line === row.line && subject.name === row.container);
    return ASPECTS.map(([missing, rule]) => ({
      row,
      missing,
      rule,
      reference: [...row.missing, ...row.missing_fine].includes(missing),
      ours: container === undefined || repository === undefined ? 'not read' : say(ruleOf(rule), container.subject, repository.project),
    }));
  });
}

/** True where the finding stands exactly where the reference says that something is missing. */
export function agrees({ reference, ours, row, missing }: Comparison): boolean {
  const applies = !missing.endsWith('Probe') || row.probes_applicable;
  return (reference && applies) === (ours === 'found');
}

/** Why a row is not a container that we judge, or undefined for one that we do. */
export function outOfScope(row: TruthRow, all: readonly Repository[]): string | undefined {
  if (!row.core) return `${row.kind} is a custom resource whose values a chart turns into pods`;
  if (row.patch) return 'a Kustomize patch: a part of an object, in which nothing can be missing';
  if (!/\.(ya?ml|json)$/.test(row.path)) return 'not a YAML file by its name: a Jinja template';
  const [, name, ...rest] = row.path.split('/');
  const here = all.find(one => one.name === name)?.files.some(({ path }) => path === rest.join('/')) ?? false;
  return here ? undefined : 'the file is not in this copy of the corpus';
}

/** Differences that are meant, by aspect, with the reason. A difference of any other kind is a bug on one side. */
export const MEANT: readonly { readonly missing: string; readonly ours: Said; readonly because: string }[] = [
  {
    missing: 'readinessProbe',
    ours: 'not-applicable',
    because: 'The container serves nothing: no port but those of monitoring, and no Service of the repository selects its pod, so nothing waits for it to be ready (rules.md: "containers behind a Service, or serving ports").',
  },
  { missing: 'requests.cpu', ours: 'good', because: 'A limit is set, and Kubernetes takes it for the request.' },
  { missing: 'requests.memory', ours: 'good', because: 'A limit is set, and Kubernetes takes it for the request.' },
  { missing: 'runAsNonRoot', ours: 'good', because: 'runAsUser states a uid other than 0, so the image cannot run as root.' },
  { missing: 'runAsNonRoot', ours: 'not-applicable', because: 'runAsUser: 0 is written, and run-as-root-user reports it: one finding, not two.' },
  { missing: 'seccompProfile', ours: 'not-applicable', because: 'The container is privileged: it runs unconfined whatever it states, and privileged reports it.' },
  { missing: 'allowPrivilegeEscalation=false', ours: 'not-applicable', because: 'The container is privileged: the API refuses the field there, and privileged reports it.' },
];

export function meaning(comparison: Comparison): string | undefined {
  return MEANT.find(({ missing, ours }) => missing === comparison.missing && ours === comparison.ours)?.because;
}
