import type { Unit } from '../../dialects/dialect.ts';
import { lineOf, linesBelow } from './place.ts';
import type { Suppression } from './suppression.ts';

const DIRECTIVE = /^#\s*dclint\s+(disable-line|disable-file|disable)(?=\s|$)(.*)$/;

/**
 * The suppressions of dclint (zavoloklom/docker-compose-linter, docs/configuration-comments.md): `disable-file` and `disable` with
 * or without rules on the first line that says anything, for the file; `disable-line` with or without rules, on its line or alone
 * above it.
 */
export function dclintSuppressions({ source, document }: Unit): Suppression[] {
  const { text } = source;
  if (!text.includes('dclint')) return [];
  const below = linesBelow(document);
  return document.comments().flatMap(comment => {
    const [, command, words = ''] = DIRECTIVE.exec(text.slice(comment.start, comment.end).trimEnd()) ?? [];
    if (command === undefined) return [];
    const named = words.split(/\s+/).filter(word => word !== '');
    const ids = named.length === 0 || command === 'disable-file' ? ('all' as const) : named;
    const make = (scope: Suppression['scope']): Suppression[] => [{ by: 'dclint', ids, reason: '', span: { source, start: comment.start, end: comment.end }, scope }];
    if (command === 'disable-line') return make({ kind: 'lines', ...(comment.ownLine ? below(comment) : lineOf(text, comment)) });
    const isFirst = source.offset === 0 && /^[\s\ufeff-]*$/.test(text.slice(0, comment.start));
    return isFirst ? make({ kind: 'file' }) : [];
  });
}
