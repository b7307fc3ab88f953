import type { Unit } from '../../dialects/dialect.ts';
import { isBody } from '../../syntax/hcl/children.ts';
import type { Block } from '../../syntax/hcl/tree.ts';
import type { Comment } from '../../syntax/tree.ts';
import { lineOf, subjectsAt, wordsOf } from './place.ts';
import type { Scope, Suppression } from './suppression.ts';

const MARK = /(?:checkov|bridgecrew|cortex):skip=|tflint-ignore/;

/** The suppressions that other tools' comments state in Terraform alone: Checkov and TFLint. */
export function hclSuppressions(unit: Unit): Suppression[] {
  const { source, document } = unit;
  const { root } = document;
  if (root === undefined || !isBody(root) || !MARK.test(source.text)) return [];
  const blockAround = around(root.blocks);
  return document.comments().flatMap(comment => {
    const words = wordsOf(source.text, comment);
    if (!MARK.test(words)) return [];
    const span = { source, start: comment.start, end: comment.end };
    return [...checkov(words, blockAround(comment)), ...tflint(words, lintedBy(unit, comment), comment.start === 0)].map(reading => ({ ...reading, span }));
  });
}

type Reading = Omit<Suppression, 'span'>;

/** Checkov, "Suppressing and Skipping Policies": within a block at the top of a file, for all of that block. */
function checkov(words: string, block: Block | undefined): Reading[] {
  if (block === undefined) return [];
  return [...words.matchAll(/(?:checkov|bridgecrew|cortex):skip= *(\w+(?:,\w+)*)(?::(.*))?/g)].map(([, ids = '', reason = '']) => ({
    by: 'checkov',
    ids: ids.split(','),
    reason: reason.trim().replace(/^"(.*)"$/, '$1'),
    scope: { kind: 'subject', start: block.start, end: block.end },
  }));
}

/** TFLint, docs/user-guide/annotations.md: on a comment's line and on the one below; `tflint-ignore-file` as the first thing in a file. */
function tflint(words: string, lines: Scope, isFirst: boolean): Reading[] {
  const [, file, list = ''] = /tflint-ignore(-file)?: ([^*/#]+)/.exec(words) ?? [];
  const ids = list.split(',').map(id => id.trim()).filter(id => id !== '');
  if (ids.length === 0 || (file !== undefined && !isFirst)) return [];
  return [{ by: 'tflint', ids: ids.includes('all') ? 'all' : ids, reason: '', scope: file === undefined ? lines : { kind: 'file' } }];
}

function lintedBy({ source: { text } }: Unit, { start }: Comment): Scope {
  const own = lineOf(text, { start, end: start });
  return { kind: 'lines', start: own.start, end: lineOf(text, { start: own.end, end: own.end }).end };
}

/** Finds the block that a comment stands in. */
function around(blocks: readonly Block[]): (comment: Comment) => Block | undefined {
  const nearest = subjectsAt(blocks);
  const byStart = new Map(blocks.map(block => [block.start, block]));
  return comment => {
    const block = byStart.get(nearest(comment).start);
    return block !== undefined && block.start < comment.start && comment.end <= block.end ? block : undefined;
  };
}
