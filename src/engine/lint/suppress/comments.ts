import type { Unit } from '../../dialects/dialect.ts';
import type { Comment } from '../../syntax/tree.ts';
import type { Extent } from './place.ts';
import { lineOf, linesBelow, nodesBelow } from './place.ts';
import type { Scope, Suppression } from './suppression.ts';

/** The suppressions that other tools' comments state: KICS and Trivy. */
export function commentSuppressions(unit: Unit): Suppression[] {
  const { text } = unit.source;
  if (!text.includes('kics-scan') && !text.includes('trivy:ignore')) return [];
  const below = { line: linesBelow(text), node: nodesBelow(unit.document) };
  return unit.document.comments().flatMap(comment => [...kics(unit, comment, below), ...trivy(unit, comment, below)]);
}

/** What stands below a comment. */
interface Below {
  line(comment: Extent): Extent;
  node(at: number): Extent | undefined;
}

/**
 * KICS, docs/running-kics.md: `ignore` and `disable=UUID,...` hold for the file and only at its start; `ignore-line` and
 * `ignore-block` name no query and must stand alone on their line.
 */
function kics(unit: Unit, comment: Comment, below: Below): Suppression[] {
  const { source, document } = unit;
  const match = /^#+\s*kics-scan\s+(\S+)/i.exec(source.text.slice(comment.start, comment.end));
  const command = match?.[1]?.toLowerCase();
  if (command === undefined) return [];
  const make = (ids: Suppression['ids'], scope: Scope): Suppression[] => [
    { by: 'kics', ids, reason: '', span: { source, start: comment.start, end: comment.end }, scope },
  ];
  const first = source.offset === 0 && comment.start < (document.root?.start ?? Number.POSITIVE_INFINITY);
  if (first && command === 'ignore') return make('all', { kind: 'file' });
  if (first && command.startsWith('disable=')) return make(command.slice('disable='.length).split(','), { kind: 'file' });
  if (!comment.ownLine) return [];
  if (command === 'ignore-line') return make('all', { kind: 'lines', start: comment.start, end: below.line(comment).end });
  const block = command === 'ignore-block' ? below.node(comment.end) : undefined;
  return block === undefined ? [] : make('all', { kind: 'subject', start: block.start, end: block.end });
}

/**
 * Trivy, "Filtering resources by inline comments". Trivy itself reads them in Helm templates and not in plain manifests; people
 * write them there all the same, and what they mean is clear. An expiry date or a condition that we cannot judge honours nothing.
 */
function trivy({ source }: Unit, comment: Comment, below: Below): Suppression[] {
  const text = source.text.slice(comment.start, comment.end);
  const span = { source, start: comment.start, end: comment.end };
  return [...text.matchAll(/trivy:ignore:(\S+)/gi)].flatMap(([, words = '']) => {
    const [id = '', ...conditions] = words.split(':');
    if (id === '' || conditions.length > 0 || id.includes('[')) return [];
    const silenced = comment.ownLine ? below.node(comment.end) : lineOf(source.text, comment);
    return silenced === undefined ? [] : [{ by: 'trivy', ids: id === '*' ? 'all' : [id], reason: '', span, scope: { kind: 'subject', ...silenced } } as const];
  });
}
