import type { Problem } from '../../text/source.ts';
import type { Ruleset } from '../ruleset.ts';
import type { Candidate } from '../judge.ts';
import { commentExtent } from './own.ts';
import type { Suppression } from './suppression.ts';

/** A suppression of ours that silences nothing, as a problem that removing it mends. */
export function unusedSuppression(
  suppression: Suppression,
  suppressed: readonly { readonly finding: Candidate; readonly suppression: Suppression }[],
  ruleset: Ruleset,
): Problem | undefined {
  const used = new Set(suppressed.filter(one => one.suppression === suppression).map(({ finding }) => finding.active.rule.id));
  const message = unusedMessage(suppression, used, ruleset);
  if (message === undefined) return undefined;
  if (used.size > 0) return { span: suppression.span, message };
  const span = commentExtent(suppression.span);
  return { span: suppression.span, message, fix: { title: 'Remove the suppression', edit: () => ({ kind: 'edits', edits: [{ span, newText: '' }] }) } };
}

/**
 * Says which rules a suppression of ours names in vain; undefined where none. One that names a rule which is off is left
 * alone: it may silence something under another configuration.
 * @param used the rules that it has silenced.
 */
export function unusedMessage({ by, ids }: Pick<Suppression, 'by' | 'ids'>, used: ReadonlySet<string>, ruleset: Ruleset): string | undefined {
  if (by !== 'seaworthy' || ids === 'all') return undefined;
  const on = new Set([...ruleset.values()].flat().map(({ rule }) => rule.id));
  const unused = ids.filter(id => !used.has(id) && on.has(id));
  return unused.length === 0 ? undefined : `This suppression silences nothing: no finding of ${unused.join(', ')} here.`;
}
