import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';

/**
 * One short word to underline for an item of a list: its name, or the first key of one without a name. Of one that is
 * not there, the end of the list.
 */
export function nameSpan(cursor: Cursor): Span {
  const { source } = cursor.document;
  if (cursor.node === undefined) {
    const end = cursor.nearestWritten.node?.end ?? 0;
    return { source, start: end, end };
  }
  const name = ownSpan(cursor, cursor.at('name'));
  if (name !== undefined && name.end > name.start) return name;
  if (cursor.keySpan !== undefined) return cursor.keySpan;
  const first = cursor.node.kind === 'map' ? cursor.node.entries[0]?.key : cursor.node;
  return { source, start: first?.start ?? 0, end: first?.end ?? 0 };
}

/** The word that names an object: `metadata.name`, or its kind where the name is generated or left out. */
export function objectSpan(object: Cursor): Span {
  const metadata = object.at('metadata');
  const named = ownSpan(object, metadata.at('name')) ?? ownSpan(object, metadata.at('generateName')) ?? object.keySpan ?? object.at('kind').span;
  return named ?? { source: object.document.source, start: 0, end: 0 };
}

/** Where a value stands, unless that is outside what it is said of. */
function ownSpan(whole: Cursor, { span }: Cursor): Span | undefined {
  const around = whole.span;
  if (span === undefined || around === undefined) return span;
  return span.source === around.source && span.start >= around.start && span.end <= around.end ? span : undefined;
}
