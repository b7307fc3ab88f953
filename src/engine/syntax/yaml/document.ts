import { YAMLException } from 'js-yaml';
import type { Change } from '../../text/change.ts';
import type { Edit } from '../../text/edit.ts';
import type { Problem, Source } from '../../text/source.ts';
import type { Comment, Damage, Document, Node } from '../tree.ts';
import { MAXIMUM_DEPTH, buildTree } from './build.ts';
import { findComments } from './comments.ts';
import { damageAt } from './damage.ts';
import { writeChanges } from './edit.ts';
import { AliasBomb } from './expansion.ts';
import { buildLenientTree } from './lenient.ts';
import { placeOf, readPrefix } from './prefix.ts';
import { recover } from './recover.ts';

/**
 * Documents above this many UTF-16 units that js-yaml refuses are read up to the error alone: the recovering parser takes
 * a quarter of a second for 200,000, and somebody is typing.
 */
const RECOVERY_LIMIT = 200_000;

/** Reads one YAML document. Broken text gives a smaller tree and one problem; nothing throws. */
export function parseYaml(source: Source): Document {
  try {
    return new YamlDocument(source, buildTree(source.text));
  } catch (error) {
    return parseRefused(source, error);
  }
}

function parseRefused(source: Source, refusal: unknown): Document {
  if (isBeyondLimits(refusal)) return new YamlDocument(source, undefined, broken(source, refusal));
  const { text } = source;
  const lenient = buildLenientTree(text, refusal);
  if (lenient !== undefined) return new YamlDocument(source, lenient.root);
  if (text.length > RECOVERY_LIMIT) return parsePrefix(source, refusal);
  try {
    const refusedAt = placeOf(refusal, text.length);
    const { root, errors } = recover(text, refusedAt);
    const [first] = errors;
    if (first === undefined) return new YamlDocument(source, root);
    // Each parser notices some errors long after the other: a quote without end, only where the text ends.
    const start = Math.min(first.start, refusedAt);
    return new YamlDocument(source, root, { problem: problem(source, { ...first, start, end: start === first.start ? first.end : start + 1 }), damage: damageAt(text, root, start) });
  } catch (error) {
    // The recovering parser recurses: text that is nothing but brackets can exhaust its stack.
    return new YamlDocument(source, undefined, broken(source, error instanceof AliasBomb ? error : refusal));
  }
}

function parsePrefix(source: Source, refusal: unknown): Document {
  const { root, end } = readPrefix(source.text, refusal);
  return new YamlDocument(source, root, { ...broken(source, refusal), damage: damageAt(source.text, root, end) });
}

function isBeyondLimits(refusal: unknown): boolean {
  return refusal instanceof AliasBomb || (refusal instanceof YAMLException && refusal.reason.includes('maxDepth'));
}

/** A document of which nothing can be read. */
function broken(source: Source, refusal: unknown): Broken {
  const start = refusal instanceof AliasBomb ? refusal.position : placeOf(refusal, source.text.length);
  return { problem: problem(source, { start, end: start + 1, message: messageOf(refusal) }), damage: { start: 0, end: source.text.length, wholeUntil: 0 } };
}

function messageOf(refusal: unknown): string {
  if (!(refusal instanceof YAMLException)) return refusal instanceof Error ? refusal.message : String(refusal);
  if (refusal.reason.includes('maxDepth')) return `This is more than ${String(MAXIMUM_DEPTH)} levels deep: the document is not read`;
  return refusal.reason === 'deficient indentation' ? 'A quote or a bracket that is opened above is not closed' : refusal.reason;
}

function problem(source: Source, { start, end, message }: { readonly start: number; readonly end: number; readonly message: string }): Problem {
  return { span: { source, start, end: Math.min(end, source.text.length) }, message, severity: 'error' };
}

/** The first of a document's errors, the one that people should mend: those behind it mostly come of it. */
interface Broken {
  readonly problem: Problem;
  readonly damage: Damage;
}

class YamlDocument implements Document {
  readonly source: Source;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
  readonly partial: boolean;
  readonly damage: Damage | undefined;
  #comments: readonly Comment[] | undefined;

  constructor(source: Source, root: Node | undefined, broken?: Broken) {
    this.source = source;
    this.root = root;
    this.problems = broken === undefined ? [] : [broken.problem];
    this.partial = broken !== undefined;
    this.damage = broken?.damage;
  }

  comments(): readonly Comment[] {
    this.#comments ??= findComments(this.source.text, this.root);
    return this.#comments;
  }

  write(changes: readonly Change[]): Edit {
    return writeChanges(this, changes);
  }
}
