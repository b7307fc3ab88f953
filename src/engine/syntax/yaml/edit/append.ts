import type { PlainValue } from '../../../text/change.ts';
import type { Node } from '../../tree.ts';
import { blockLines, needsLines } from './emit.ts';
import { eolNear } from '../../edit/lines.ts';
import { Out } from '../../edit/plan.ts';
import type { Plan } from '../../edit/plan.ts';
import type { Habits } from './habits.ts';

/** Writes new objects as documents of their own, behind everything that belongs to this one. */
export function appendDocuments(plan: Plan, root: Node | undefined, values: readonly PlainValue[], habits: Habits): void {
  if (values.length === 0) return;
  if (root === undefined || (root.kind === 'map' && root.flow)) {
    plan.refuse(root === undefined ? 'there is no object here to add another to' : 'a JSON file holds one object');
    return;
  }
  const { text } = plan;
  const eol = eolNear(text, text.length);
  const ends = /[\r\n]$/.test(text);
  const out = new Out();
  for (const value of values) {
    if (!needsLines(value)) {
      plan.refuse('only a map or a list can be a document of its own');
      return;
    }
    const lines = blockLines(value, 0, { ...habits, eol, dashGap: 1, like: 'plain' });
    out.add(ends ? `---${eol}` : `${eol}---${eol}`).append(lines).add(ends ? eol : '');
  }
  plan.insert(text.length, out);
}
