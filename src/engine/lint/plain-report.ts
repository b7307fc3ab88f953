import type { Project } from '../model/project.ts';
import type { Tally } from './judge.ts';
import type { PlainFinding, PlainLint, PlainProblem, PlainReport, PlainSuppression } from './plain.ts';
import { tallyKey } from './ruleset.ts';
import { settle } from './settle.ts';
import { shownAmong } from './shown.ts';
import { rulesThatAreOn, unusedMessage } from './suppress/unused.ts';

/**
 * Settles what depends on the repository: the same as `reportFile`, in plain data.
 * @param isSettled false while the repository is still being read: findings that depend on it are left out, and no
 *   suppression is called unused.
 */
export function plainReport(lint: PlainLint, project: Project, isSettled = true): PlainReport {
  const { path, failures, tallies } = lint;
  if (project.isPatch(path)) return { findings: [], suppressed: [], answers: [], problems: lint.problems, failures, tallies: new Map() };
  const settled = isSettled ? settle(lint.findings, tallies, project) : { standing: lint.findings.filter(({ about }) => about === undefined), tallies };
  const findings: PlainFinding[] = [];
  const suppressed: PlainFinding[] = [];
  const answers: PlainFinding[] = [];
  const isShown = shownAmong(settled.standing, ({ range: { start, end } }) => `${String(start.line)}:${String(start.column)}-${String(end.line)}:${String(end.column)}`);
  for (const finding of settled.standing) (isShown(finding) ? (finding.suppression === undefined ? findings : suppressed) : answers).push(finding);
  const unused = isSettled ? unusedProblems(lint, suppressed) : [];
  return { findings, suppressed, answers, failures, problems: [...lint.problems, ...unused], tallies: counted(settled.tallies, settled.standing) };
}

function unusedProblems({ suppressions, ruleset }: PlainLint, suppressed: readonly PlainFinding[]): PlainProblem[] {
  if (suppressions.length === 0) return [];
  const used = new Map<PlainSuppression, Set<string>>(suppressions.map(one => [one, new Set()]));
  for (const { suppression, active } of suppressed) if (suppression !== undefined) used.get(suppression)?.add(active.rule.id);
  const on = rulesThatAreOn(ruleset);
  return [...used].flatMap(([suppression, ids]) => {
    const message = unusedMessage(suppression, ids, on);
    return message === undefined ? [] : [{ message, range: suppression.range }];
  });
}

function counted(tallies: ReadonlyMap<string, Tally>, standing: readonly PlainFinding[]): ReadonlyMap<string, Tally> {
  const found = new Map<string, number>();
  for (const { active } of standing) found.set(tallyKey(active), (found.get(tallyKey(active)) ?? 0) + 1);
  return new Map([...tallies].map(([id, { examined, unknown }]) => [id, { examined, unknown, found: found.get(id) ?? 0 }]));
}
