import { YAMLException } from 'js-yaml';
import type { Node } from '../tree.ts';
import { buildTree } from './build.ts';
import { startOfLine } from '../edit/lines.ts';

/** Each attempt goes back further than the one before, so that a quote without end is left behind however far up it stands. */
const MAXIMUM_ATTEMPTS = 12;

/** What stands before an error, read by the fast parser. */
export interface Prefix {
  readonly root: Node | undefined;
  /** Where it was cut off: the start of a line. */
  readonly end: number;
}

/** Reads a document up to the line that js-yaml refuses: for one that is too long for the recovering parser while somebody types. */
export function readPrefix(text: string, refusal: unknown): Prefix {
  let end = startOfLine(text, placeOf(refusal, text.length));
  for (let i = 0; i < MAXIMUM_ATTEMPTS && end > 0; i += 1) {
    try {
      return { root: buildTree(text.slice(0, end)), end };
    } catch (error) {
      end = startOfLine(text, Math.min(placeOf(error, end), end - 8 ** i));
    }
  }
  return { root: undefined, end: 0 };
}

/** Where js-yaml refuses a text: a UTF-16 offset. */
export function placeOf(error: unknown, length: number): number {
  const at = error instanceof YAMLException ? (error.mark?.position ?? 0) : 0;
  return Math.max(0, Math.min(at, length));
}
