import { YAMLException } from 'js-yaml';
import type { Change } from '../../text/change.ts';
import type { Edit } from '../../text/edit.ts';
import type { Problem, Source } from '../../text/source.ts';
import type { Comment, Document, Node } from '../tree.ts';
import { buildTree } from './build.ts';
import { findComments } from './comments.ts';
import { writeChanges } from './edit.ts';
import { buildLenientTree } from './lenient.ts';
import { recover } from './recover.ts';

/** Documents above this many UTF-16 units that js-yaml refuses are not given to the slow recovering parser. */
const RECOVERY_LIMIT = 1_000_000;

/** Reads one YAML document. Broken text gives a smaller tree and problems as values; nothing throws. */
export function parseYaml(source: Source): Document {
  try {
    return new YamlDocument(source, buildTree(source.text), [], false);
  } catch (error) {
    return parseRefused(source, error);
  }
}

function parseRefused(source: Source, error: unknown): Document {
  const lenient = source.text.length > RECOVERY_LIMIT ? undefined : buildLenientTree(source.text, error);
  if (lenient !== undefined) return new YamlDocument(source, lenient.root, [], false);
  const refusal = problemOf(source, error);
  if (/depth/i.test(refusal.message) || source.text.length > RECOVERY_LIMIT) {
    return new YamlDocument(source, undefined, [refusal], true);
  }
  try {
    const { root, errors } = recover(source.text);
    const problems = errors.map(({ start, end, message }) => ({ span: { source, start, end }, message, severity: 'error' as const }));
    return new YamlDocument(source, root, problems, problems.length > 0);
  } catch {
    // The recovering parser recurses: text that is nothing but brackets can exhaust its stack.
    return new YamlDocument(source, undefined, [refusal], true);
  }
}

function problemOf(source: Source, error: unknown): Problem {
  const at = error instanceof YAMLException ? (error.mark?.position ?? 0) : 0;
  const message = error instanceof YAMLException ? error.reason : String(error);
  const start = Math.max(0, Math.min(at, source.text.length));
  return { span: { source, start, end: Math.min(start + 1, source.text.length) }, message };
}

class YamlDocument implements Document {
  readonly source: Source;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
  readonly partial: boolean;
  #comments: readonly Comment[] | undefined;

  constructor(source: Source, root: Node | undefined, problems: readonly Problem[], partial: boolean) {
    this.source = source;
    this.root = root;
    this.problems = problems;
    this.partial = partial;
  }

  comments(): readonly Comment[] {
    this.#comments ??= findComments(this.source.text, this.root);
    return this.#comments;
  }

  write(changes: readonly Change[]): Edit {
    return writeChanges(this, changes);
  }
}
