import type { Unit } from '../../dialects/dialect.ts';
import type { Problem, Span } from '../../text/source.ts';
import type { Comment } from '../../syntax/tree.ts';
import { nearest } from '../../text/nearest.ts';
import type { Extent } from './place.ts';
import { lineOf, linesBelow, subjectsAt, wordsOf } from './place.ts';
import type { Scope, Suppression, Suppressions } from './suppression.ts';

/**
 * Our own form, in a comment:
 *
 *     # seaworthy: ignore-line privileged -- the agent needs the host's devices
 *     # seaworthy: ignore-container memory-limit, cpu-request -- sized by the operator
 *     # seaworthy: ignore-object replicas -- one leader by design
 *     # seaworthy: ignore-file image-tag -- a demo
 *
 * A line's comment stands on that line or alone above it; a container's or an object's inside it or right above it. In HCL
 * `//` and `/* *\/` do as well as `#`.
 */
const DIRECTIVE = /^seaworthy:\s*(?<verb>\S+)(?<rest>.*)$/;
const VERBS = ['ignore-line', 'ignore-container', 'ignore-object', 'ignore-file'] as const;
type Verb = (typeof VERBS)[number];

/** Reads our suppressions in a unit. A comment without a reason silences nothing and is a problem. */
export function ownSuppressions(unit: Unit, ruleIds: readonly string[]): Suppressions {
  const valid: Suppression[] = [];
  const problems: Problem[] = [];
  if (!unit.source.text.includes('seaworthy:')) return { valid, problems };
  const scopeOf = scopesIn(unit);
  for (const comment of unit.document.comments()) {
    const match = DIRECTIVE.exec(wordsOf(unit.source.text, comment));
    if (match?.groups === undefined) continue;
    const span = { source: unit.source, start: comment.start, end: comment.end };
    const read = readDirective(match.groups['verb'] ?? '', match.groups['rest'] ?? '', ruleIds);
    if ('error' in read) problems.push({ span, message: read.error });
    else valid.push({ by: 'seaworthy', ids: read.ids, reason: read.reason, span, scope: scopeOf(comment, read.verb) });
  }
  return { valid, problems };
}

interface Directive {
  readonly verb: Verb;
  readonly ids: readonly string[];
  readonly reason: string;
}

function readDirective(word: string, rest: string, ruleIds: readonly string[]): Directive | { readonly error: string } {
  const verb = VERBS.find(one => one === word);
  if (verb === undefined) return { error: `Seaworthy knows no "${word}" here: ${VERBS.join(', ')}.` };
  const [names = '', ...reasons] = rest.split('--');
  const ids = names.split(/[\s,]+/).filter(name => name !== '');
  if (ids.length === 0) return { error: `Say which rule to ignore: "# seaworthy: ${verb} RULE -- reason".` };
  const unknown = ids.find(id => !ruleIds.includes(id));
  if (unknown !== undefined) return { error: `There is no rule "${unknown}": ${didYouMean(unknown, ruleIds)}.` };
  const reason = reasons.join('--').trim();
  if (reason === '') return { error: `Say why: "# seaworthy: ${verb} ${ids.join(', ')} -- reason". Without a reason nothing is ignored.` };
  return { verb, ids, reason };
}

/** Names the nearest known word, or all of them where none is near. */
function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? 'see "seaworthy rules" for those there are' : `did you mean "${near}"`;
}

function scopesIn({ source: { text }, document, containers, objects }: Unit): (comment: Comment, verb: Verb) => Scope {
  const lineBelow = linesBelow(document);
  const containerAt = subjectsAt(containers);
  const objectAt = subjectsAt(objects);
  return (comment, verb) => {
    switch (verb) {
      case 'ignore-file':
        return { kind: 'file' };
      case 'ignore-line':
        return { kind: 'lines', ...(comment.ownLine ? lineBelow(comment) : lineOf(text, comment)) };
      case 'ignore-container':
        return { kind: 'subject', ...extentOf(containerAt(comment)) };
      case 'ignore-object':
        return { kind: 'subject', ...extentOf(objectAt(comment)) };
    }
  };
}

/** Only the place of what may be more: scopes are kept for as long as the unit. */
function extentOf({ start, end }: Extent): Extent {
  return { start, end };
}

/** The span of a suppression's comment with the white space that goes with it, for taking it out. */
export function commentExtent({ source, start, end }: Span): Span {
  const { text } = source;
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from -= 1;
  const isFirst = from === 0 || text[from - 1] === '\n' || text[from - 1] === '\r';
  if (!isFirst) return { source, start: from, end };
  let to = end;
  while (text[to] === ' ' || text[to] === '\t') to += 1;
  // A comment between marks may have something behind it.
  if (to < text.length && text[to] !== '\r' && text[to] !== '\n') return { source, start, end: to };
  if (text[to] === '\r') to += 1;
  if (text[to] === '\n') to += 1;
  return { source, start: from, end: to };
}
