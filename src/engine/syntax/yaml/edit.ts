import type { Change } from '../../text/change.ts';
import { applyToSource } from '../../text/edit.ts';
import type { Edit } from '../../text/edit.ts';
import type { Document } from '../tree.ts';
import { appendDocuments } from './edit/append.ts';
import { comesOutRight } from './edit/check.ts';
import type { Context, Place } from './edit/context.ts';
import { aliasesOf } from './edit/obstacles.ts';
import { Plan } from '../edit/plan.ts';
import { habitsOf } from './edit/habits.ts';
import { change } from './edit/walk.ts';
import { gather } from '../edit/wanted.ts';

/**
 * Turns changes of one YAML document into the smallest text edits: sorted, without overlap, in offsets of the
 * document's source. Every other line stays byte for byte. Refuses, with a reason for people, what cannot be
 * written here without changing something else.
 *
 * - A new entry stands right behind the last one of its map, and behind comments below that one which stand
 *   further right than its key: those belong to it.
 * - A removed entry takes its own lines, comments on and inside them included; comments above and below stay.
 * - A map or list that is set where one stands is changed entry by entry, so that what both say keeps its text.
 * - What loses its last part becomes `{}` or `[]`, because a key with nothing behind it would mean null.
 */
export function writeChanges(document: Document, changes: readonly Change[]): Edit {
  if (document.partial) return refused(`this document has a syntax error: ${document.problems[0]?.message ?? 'it cannot be read'}`);
  const { root, source } = document;
  const { root: wanted, appended, because } = gather(changes);
  if (because !== undefined) return refused(because);
  const plan = new Plan(source.text);
  const habits = habitsOf(source.text, root);
  if (wanted !== undefined) {
    if (root === undefined) return refused('there is nothing here to write into');
    const json = root.kind === 'map' && root.flow && source.text[root.entries[0]?.key.start ?? -1] === '"';
    const context: Context = { plan, habits, uses: aliasesOf(root), json };
    if (wanted.kind === 'remove') return refused('a whole document cannot be removed');
    change(context, root, wanted, rootPlace(context));
  }
  appendDocuments(plan, root, appended, habits);
  const edits = plan.edits(source);
  if (plan.because !== undefined) return refused(plan.because);
  if (wanted !== undefined && !comesOutRight(root, wanted, applyToSource(source, edits))) {
    return refused('it cannot be written here without changing something else');
  }
  return { kind: 'edits', edits };
}

function rootPlace({ habits }: Context): Place {
  return {
    parent: 'root',
    introducer: -1,
    properties: false,
    column: 0,
    block: { ...habits, eol: '\n', dashGap: 1, like: 'plain' },
    flow: undefined,
  };
}

function refused(because: string): Edit {
  return { kind: 'refused', because };
}
