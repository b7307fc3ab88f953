import type { Repository, Said, TruthRow } from './corpus.ts';
import { containersOf, ruleOf, say } from './corpus.ts';
import { definitionFor } from './reference.ts';

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
  /** The definition of the catalogue by which what the reference calls missing is not. */
  readonly definition: string | undefined;
}

/** Every aspect of every row beside what the rule of the same name says. */
export function compare(rows: readonly TruthRow[], all: readonly Repository[]): Comparison[] {
  return rows.flatMap(row => {
    const [, name, ...rest] = row.path.split('/');
    const repository = all.find(one => one.name === name);
    const file = repository?.files.find(({ path }) => path === rest.join('/'));
    const container = file === undefined ? undefined : containersOf(file).find(({ line, subject }) => line === row.line && subject.name === row.container);
    return ASPECTS.map(([missing, rule]) => {
      const reference = [...row.missing, ...row.missing_fine].includes(missing);
      return {
      row,
      missing,
      rule,
      reference,
      definition: reference ? definitionFor(row, missing) : undefined,
      ours: container === undefined || repository === undefined ? 'not read' : say(ruleOf(rule), container.subject, repository.project),
      };
    });
  });
}

/** True where the finding stands exactly where the reference says that something is missing. */
export function agreesToTheLetter({ reference, ours, row, missing }: Comparison): boolean {
  const applies = !missing.endsWith('Probe') || row.probes_applicable;
  return (reference && applies) === (ours === 'found');
}

/** The same with the reference read by the catalogue's definitions, each of which is read from the file by itself. */
export function agrees(comparison: Comparison): boolean {
  return comparison.definition === undefined ? agreesToTheLetter(comparison) : comparison.ours !== 'found';
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
