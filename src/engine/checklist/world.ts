import type { Tally } from '../lint/judge.ts';
import type { PlainFinding } from '../lint/plain.ts';
import type { ParameterValue } from '../rules/parameters.ts';
import type { Rule } from '../rules/rule.ts';
import type { Item } from './item.ts';
import type { Binding, Evidence, Platform, Scope } from './bind/evidence.ts';
import type { Answer, Place, World } from './evaluate.ts';

/** What the rules said of one file. */
export interface TalliedFile {
  readonly path: string;
  readonly dialect: string | undefined;
  readonly tallies: ReadonlyMap<string, Tally>;
  /** All that were found, the suppressed ones among them: what is suppressed is not good. */
  readonly findings: readonly PlainFinding[];
}

export interface Knowledge {
  readonly rules: readonly Rule[];
  readonly files: readonly TalliedFile[];
  /** The parameters with which a rule was run; undefined where it was not. */
  readonly ranWith: (ruleId: string) => Readonly<Record<string, ParameterValue>> | undefined;
  /** Facts of the repository; undefined for those that are not known. Absence is a fact only where everything was read. */
  readonly fact: (evidence: Evidence) => Answer | undefined;
}

/** Answers evidence from what the linter and the repository say. What was not asked in just this way is not answered. */
export function worldOf(knowledge: Knowledge): World {
  return evidence => {
    if (evidence.kind === 'rule') return ruleAnswer(evidence, knowledge);
    if (evidence.kind === 'cluster') return { kind: 'unasked', because: 'No cluster was asked.' };
    if (evidence.kind === 'repository') return knowledge.fact(evidence) ?? { kind: 'unasked', because: 'The repository was not asked.' };
    return { kind: 'unasked', because: 'A person decides.' };
  };
}

function ruleAnswer({ id, parameters, scope }: Evidence, { rules, files, ranWith }: Knowledge): Answer {
  const rule = rules.find(one => one.id === id);
  if (rule === undefined) return { kind: 'unasked', because: `There is no rule ${id} yet.` };
  const given = ranWith(id);
  if (given === undefined) return { kind: 'unasked', because: `The rule ${id} is off.` };
  for (const [name, value] of Object.entries(parameters)) {
    const parameter = rule.parameters[name];
    if (parameter === undefined) return { kind: 'unasked', because: `The rule ${id} does not look at ${name}.` };
    const used = given[name] ?? parameter.default;
    if (String(used) !== String(value)) return { kind: 'unasked', because: `The rule ${id} was not run with ${name}=${String(value)}.` };
  }
  if (scope?.subject !== undefined) return { kind: 'unasked', because: `The rule ${id} does not tell ${scope.subject} apart from the rest.` };
  return tallied(id, files.filter(file => isWithin(file, scope)));
}

function isWithin({ dialect }: TalliedFile, scope: Scope | undefined): boolean {
  return scope?.platform === undefined || scope.platform === 'host' || dialect === scope.platform;
}

function tallied(id: string, files: readonly TalliedFile[]): Answer {
  const sum = { examined: 0, found: 0, unknown: 0 };
  const at: Place[] = [];
  for (const { path, tallies, findings } of files) {
    const { examined = 0, found = 0, unknown = 0 } = tallies.get(id) ?? {};
    sum.examined += examined;
    sum.found += found;
    sum.unknown += unknown;
    for (const { active, range } of findings) if (active.rule.id === id) at.push({ path, range });
  }
  return { kind: 'tally', ...sum, found: Math.max(sum.found, at.length), at };
}

/** A rule that a checklist relies on, with the numbers that it sets. */
export interface Demand {
  readonly ruleId: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly item: Item;
  /** Of which files it speaks; undefined for all. */
  readonly platform: Platform | undefined;
  readonly origin: 'annotation' | 'accepted' | 'suggested';
}

/**
 * What checklists need of the linter: `Memory limits: 2Gi maximum` needs `memory-limit` run with `max=2Gi`, `CPU limits set`
 * needs `cpu-limit`, though it may be off for findings. Only what holds for the whole repository; where two items disagree, each is listed and the first should win.
 */
export function demandsOf(bindings: Iterable<readonly [Item, Binding]>): Demand[] {
  return [...bindings].flatMap(([item, { claims }]) =>
    claims.flatMap(({ direction, evidence, origin }) =>
      evidence.flatMap(({ kind, id, parameters, scope }) =>
        kind === 'rule' && direction !== 'none' && scope?.subject === undefined ? [{ ruleId: id, parameters, item, platform: scope?.platform, origin }] : [],
      ),
    ),
  );
}
