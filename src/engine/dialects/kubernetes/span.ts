import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';

/**
 * One short word to underline for an item of a list: its name, or the first key of one without a name. Of one that is
 * not there, the end of the list.
 */
export function nameSpan(cursor: Cursor): Span {
  const { source } = cursor.document;
  const name = cursor.at('name');
  if (cursor.node === undefined) {
    const end = cursor.nearestWritten.node?.end ?? 0;
    return { source, start: end, end };
  }
  if (name.node !== undefined && name.node.end > name.node.start) return { source, start: name.node.start, end: name.node.end };
  const first = cursor.node.kind === 'map' ? cursor.node.entries[0]?.key : cursor.node;
  return { source, start: first?.start ?? 0, end: first?.end ?? 0 };
}

/** The word that names an object: `metadata.name`, or its kind where the name is generated or left out. */
export function objectSpan(object: Cursor): Span {
  const { source } = object.document;
  const metadata = object.at('metadata');
  const named = metadata.at('name').node ?? metadata.at('generateName').node ?? object.at('kind').node;
  return { source, start: named?.start ?? 0, end: named?.end ?? 0 };
}
