import { YAMLException } from 'js-yaml';
import type { Node } from '../tree.ts';
import { buildTree } from './build.ts';

/** More lines than this standing too far left are taken for an unclosed quote. */
const MAXIMUM_JOINS = 32;

/** How much text the attempts may read together, in UTF-16 units: each one reads up to the next such line. */
const MAXIMUM_READ = 4_000_000;

/**
 * Reads documents in which lines of a quoted scalar or of a flow collection stand further left than YAML 1.2 allows.
 * libyaml, and so kubectl and docker compose, take them. The line break before such a line is read as a space, which means
 * the same there and keeps every offset.
 * @returns the tree, or undefined where that is not what is wrong with the text.
 */
export function buildLenientTree(text: string, refusal: unknown): { readonly root: Node | undefined } | undefined {
  let error = refusal;
  let joined = text;
  let read = 0;
  for (let i = 0; i < MAXIMUM_JOINS && read < MAXIMUM_READ && isTooFarLeft(error); i += 1) {
    const at = error.mark?.position ?? 0;
    const next = joinLineBefore(joined, at);
    read += at;
    if (next === undefined) return undefined;
    joined = next;
    try {
      return { root: buildTree(joined) };
    } catch (again) {
      error = again;
    }
  }
  return undefined;
}

function isTooFarLeft(error: unknown): error is YAMLException {
  return error instanceof YAMLException && error.reason === 'deficient indentation';
}

/** The text with the line break before the line that holds `at` made a space. */
function joinLineBefore(text: string, at: number): string | undefined {
  const lineBreak = text.lastIndexOf('\n', at - 1);
  if (lineBreak < 0) return undefined;
  const start = text[lineBreak - 1] === '\r' ? lineBreak - 1 : lineBreak;
  return text.slice(0, start) + ' '.repeat(lineBreak + 1 - start) + text.slice(lineBreak + 1);
}
