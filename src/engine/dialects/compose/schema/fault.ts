import type { Change } from '../../../text/change.ts';
import type { StructureFault } from '../../../model/description.ts';
import type { Span } from '../../../text/source.ts';
import { textOf } from '../../../text/source.ts';
import type { Document, Node } from '../../../syntax/tree.ts';
import { spanOf } from '../../../syntax/tree.ts';

/**
 * A fault at a node.
 * @param word what is meant by the `written` word that is in it.
 */
export function faultAt(document: Document, node: Node, message: string, written?: string, word?: string): StructureFault {
  const span = shortened(spanOf(document, node));
  if (written === undefined || word === undefined || !textOf(span).includes(written)) return { span, message };
  return { span, message, meant: { word, written, write: () => rewriting(span, written, word) } };
}

/** The first line of a value that goes over several. */
function shortened(span: Span): Span {
  const [first = ''] = textOf(span).split(/\r?\n/);
  return first === '' ? span : { ...span, end: span.start + first.trimEnd().length };
}

function rewriting(span: Span, written: string, word: string): Change {
  return { kind: 'remove', writer: { write: () => ({ kind: 'edits', edits: [{ span, newText: textOf(span).replace(written, () => word) }] }) }, path: [] };
}
