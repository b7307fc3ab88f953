import type { Unit } from '../../dialects/dialect.ts';
import type { Problem } from '../../text/source.ts';
import type { Ruleset } from '../ruleset.ts';
import type { Candidate } from '../judge.ts';
import { commentExtent } from './own.ts';
import type { Suppression } from './suppression.ts';

/** Suppressions of ours that silence nothing, as problems that removing them mends. */
export function unusedSuppressions(
  suppressions: readonly Suppression[],
  suppressed: readonly { readonly finding: Candidate; readonly suppression: Suppression }[],
  ruleset: Ruleset,
  units: readonly Unit[],
): Problem[] {
  if (suppressions.length === 0) return [];
  const used = new Map<Suppression, Set<string>>(suppressions.map(suppression => [suppression, new Set()]));
  for (const { finding, suppression } of suppressed) used.get(suppression)?.add(finding.active.rule.id);
  const on = rulesThatAreOn(ruleset);
  return [...used].flatMap(([suppression, ids]) => unused(suppression, ids, on, units) ?? []);
}

function unused(suppression: Suppression, used: ReadonlySet<string>, on: ReadonlySet<string>, units: readonly Unit[]): Problem | undefined {
  const message = unusedMessage(suppression, used, on);
  if (message === undefined) return undefined;
  if (used.size > 0) return { span: suppression.span, message };
  const edits = [{ span: commentExtent(suppression.span), newText: '' }];
  const document = units.find(({ source }) => source === suppression.span.source)?.document;
  return { span: suppression.span, message, fix: { title: 'Remove the suppression', edit: () => ({ kind: 'edits', edits: document?.arranged?.(edits) ?? edits }) } };
}

/** The ids of the rules of a ruleset that are shown, of whatever service. */
export function rulesThatAreOn(ruleset: Ruleset): ReadonlySet<string> {
  return new Set([...ruleset.values()].flat().flatMap(({ rule, question, of }) => (question === undefined && of === undefined ? [rule.id] : [])));
}

/**
 * Says which rules a suppression of ours names in vain; undefined where none. One that names a rule which is off is left
 * alone: it may silence something under another configuration.
 * @param used the rules that it has silenced.
 * @param on the rules that are on.
 */
export function unusedMessage({ by, ids }: Pick<Suppression, 'by' | 'ids'>, used: ReadonlySet<string>, on: ReadonlySet<string>): string | undefined {
  if (by !== 'seaworthy' || ids === 'all') return undefined;
  const idle = ids.filter(id => !used.has(id) && on.has(id));
  return idle.length === 0 ? undefined : `This suppression silences nothing: no finding of ${idle.join(', ')} here.`;
}
