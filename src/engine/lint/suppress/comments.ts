import type { Unit } from '../../dialects/dialect.ts';
import { isBody } from '../../syntax/hcl/children.ts';
import type { Comment } from '../../syntax/tree.ts';
import type { Extent, Outline } from './place.ts';
import { lineOf, linesBelow, outlineOf } from './place.ts';
import type { Scope, Suppression } from './suppression.ts';

/** The suppressions that other tools' comments state in every language: KICS, Trivy and tfsec. */
export function commentSuppressions(unit: Unit): Suppression[] {
  const { text } = unit.source;
  if (!/kics-scan|t(?:rivy|fsec):ignore/i.test(text)) return [];
  const below = { line: linesBelow(unit.document), outline: outlineOf(unit.document) };
  return unit.document.comments().flatMap(comment => [...kics(unit, comment, below), ...trivy(unit, comment, below)]);
}

/** What stands below a comment. */
interface Below {
  readonly line: (comment: Extent) => Extent;
  readonly outline: Outline;
}

/**
 * KICS, docs/running-kics.md: `ignore` and `disable=UUID,...` hold for the file and only at its start; `ignore-line` and
 * `ignore-block` name no query and must stand alone on their line. In HCL `//` does as well as `#`; a block there is a
 * block, or an attribute with all its lines.
 */
function kics(unit: Unit, comment: Comment, below: Below): Suppression[] {
  const { source } = unit;
  const match = /^(?:#+|\/\/)\s*kics-scan\s+(\S+)/i.exec(source.text.slice(comment.start, comment.end));
  const command = match?.[1]?.toLowerCase();
  if (command === undefined) return [];
  const make = (ids: Suppression['ids'], scope: Scope): Suppression[] => [
    { by: 'kics', ids, reason: '', span: { source, start: comment.start, end: comment.end }, scope },
  ];
  const first = source.offset === 0 && comment.start < startOf(unit, below.outline);
  if (first && command === 'ignore') return make('all', { kind: 'file' });
  if (first && command.startsWith('disable=')) return make(command.slice('disable='.length).split(','), { kind: 'file' });
  if (!comment.ownLine) return [];
  if (command === 'ignore-line') return make('all', { kind: 'lines', start: comment.start, end: below.line(comment).end });
  const block = command === 'ignore-block' ? below.outline.below(comment.end) : undefined;
  return block === undefined ? [] : make('all', { kind: 'subject', start: block.start, end: block.end });
}

/** Where a unit says its first thing. */
function startOf({ document: { root } }: Unit, outline: Outline): number {
  if (root === undefined) return Number.POSITIVE_INFINITY;
  return isBody(root) ? (outline.below(0)?.start ?? Number.POSITIVE_INFINITY) : root.start;
}

/**
 * Trivy, "Filtering resources by inline comments", and tfsec, "Ignoring Issues", which take each other's words and ids. Trivy
 * itself reads them in Helm templates and Terraform, and not in plain manifests; people write them there all the same, and what
 * they mean is clear. An expiry date, a workspace or a condition that we cannot judge honours nothing.
 */
function trivy(unit: Unit, comment: Comment, below: Below): Suppression[] {
  const { source } = unit;
  const text = source.text.slice(comment.start, comment.end);
  const span = { source, start: comment.start, end: comment.end };
  return [...text.matchAll(/(trivy|tfsec):ignore:(\S+)/gi)].flatMap(([, tool = '', words = '']) => {
    const [id = '', ...conditions] = words.replace(/\*\/$/, '').split(':');
    if (id === '' || conditions.length > 0 || id.includes('[')) return [];
    const silenced = ignoredBy(unit, comment, below);
    const by = tool.toLowerCase() === 'tfsec' ? 'tfsec' : 'trivy';
    return silenced === undefined ? [] : [{ by, ids: id === '*' ? 'all' : [id], reason: '', span, scope: { kind: 'subject', start: silenced.start, end: silenced.end } } as const];
  });
}

/**
 * In HCL, what starts on the comment's line or, below a comment of its own, on the very next one; other comments may stand
 * between (trivy `pkg/iac/ignore/rule.go`). Elsewhere the line, or what starts next.
 */
function ignoredBy({ source: { text }, document: { root } }: Unit, comment: Comment, { line, outline }: Below): Extent | undefined {
  if (root === undefined || !isBody(root)) return comment.ownLine ? outline.below(comment.end) : lineOf(text, comment);
  if (!comment.ownLine) return outline.startingIn({ start: lineOf(text, comment).start, end: comment.start });
  const next = line(comment);
  const isNear = !/\n[ \t]*\r?\n/.test(text.slice(comment.end, next.start));
  return isNear ? outline.startingIn(next) : undefined;
}
