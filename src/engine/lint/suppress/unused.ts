import type { Problem } from '../../text/source.ts';
import type { Ruleset } from '../ruleset.ts';
import type { Candidate } from '../judge.ts';
import { commentExtent } from './own.ts';
import type { Suppression } from './suppression.ts';

/**
 * A suppression of ours that silences nothing, as a problem. One that names a rule which is off is left alone: it
 * may silence something under another configuration.
 */
export function unusedSuppression(
  suppression: Suppression,
  suppressed: readonly { readonly finding: Candidate; readonly suppression: Suppression }[],
  ruleset: Ruleset,
): Problem | undefined {
  if (suppression.by !== 'seaworthy' || suppression.ids === 'all') return undefined;
  const used = new Set(suppressed.filter(one => one.suppression === suppression).map(({ finding }) => finding.active.rule.id));
  const on = new Set([...ruleset.values()].flat().map(({ rule }) => rule.id));
  const unused = suppression.ids.filter(id => !used.has(id) && on.has(id));
  if (unused.length === 0) return undefined;
  const message = `This suppression silences nothing: no finding of ${unused.join(', ')} here.`;
  if (used.size > 0) return { span: suppression.span, message };
  const span = commentExtent(suppression.span);
  return { span: suppression.span, message, fix: { title: 'Remove the suppression', edit: () => ({ kind: 'edits', edits: [{ span, newText: '' }] }) } };
}
