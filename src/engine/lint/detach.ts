import type { Facts } from '../model/facts.ts';
import type { PlainLint, PlainSubject, PlainSuppression } from './plain.ts';
import type { Tally } from './judge.ts';

/** Values that many files have in common, held once. */
export type TallyPool = Map<string, ReadonlyMap<string, Tally>>;

/**
 * A copy that holds on to nothing of the file: a JavaScript text that was cut out of another keeps the whole of it in
 * memory, and a workspace has ten thousand files.
 * @param pool shared by all files of a workspace: most have the same tallies as many others.
 */
export function detach(lint: PlainLint, pool: TallyPool): PlainLint {
  const subjects = [...new Set([...lint.findings, ...lint.failures].map(({ subject }) => subject))];
  const [facts, names, suppressions, texts, problems] = copy([
    lint.facts,
    subjects,
    lint.suppressions,
    lint.findings.map(({ message, fix }) => [message, fix?.title ?? ''] as const),
    lint.problems.map(({ message }) => message),
  ] as const);
  const factsOf = new Map<Facts, Facts | undefined>(lint.facts.map((fact, i) => [fact, facts[i]]));
  const subjectOf = new Map<PlainSubject, PlainSubject | undefined>(subjects.map((subject, i) => [subject, names[i]]));
  const suppressionOf = new Map<PlainSuppression, PlainSuppression | undefined>(lint.suppressions.map((one, i) => [one, suppressions[i]]));
  return {
    path: lint.path,
    ruleset: lint.ruleset,
    facts,
    suppressions,
    tallies: pooled(lint.tallies, pool),
    problems: lint.problems.map((problem, i) => ({ ...problem, message: problems[i] ?? '' })),
    failures: lint.failures.map(failure => ({ ...failure, subject: subjectOf.get(failure.subject) ?? failure.subject })),
    findings: lint.findings.map((finding, i) => ({
      active: finding.active,
      message: texts[i]?.[0] ?? '',
      range: finding.range,
      subject: subjectOf.get(finding.subject) ?? finding.subject,
      fix: finding.fix === undefined ? undefined : { title: texts[i]?.[1] ?? '', safety: finding.fix.safety },
      suppression: finding.suppression === undefined ? undefined : suppressionOf.get(finding.suppression),
      about: finding.about === undefined ? undefined : (factsOf.get(finding.about) ?? copy(finding.about)),
      missing: finding.missing === undefined ? undefined : copy(finding.missing),
    })),
  };
}

/** Goes through JSON, which makes every text anew. */
function copy<T>(plain: T): T {
  return JSON.parse(JSON.stringify(plain)) as T;
}

function pooled(tallies: ReadonlyMap<string, Tally>, pool: TallyPool): ReadonlyMap<string, Tally> {
  let key = '';
  for (const [id, { examined, unknown }] of tallies) key += `${id}:${String(examined)}:${String(unknown)};`;
  const known = pool.get(key);
  if (known !== undefined) return known;
  pool.set(key, tallies);
  return tallies;
}
