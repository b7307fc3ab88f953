import type { Change } from '../../text/change.ts';
import type { Edit } from '../../text/edit.ts';
import { Plan } from '../edit/plan.ts';
import { gather } from '../edit/wanted.ts';
import type { HclDocument } from './document.ts';
import { align } from './edit/align.ts';
import { addBlocks, changeBody } from './edit/body.ts';
import { agrees } from './edit/check.ts';
import { eolOf, unitOf } from './edit/context.ts';
import type { Context } from './edit/context.ts';
import { outerBlocks } from './labels.ts';
import { Pieces } from './edit/pieces.ts';

/**
 * Turns changes of one HCL file into the smallest text edits: sorted, without overlap. Every other line stays byte for
 * byte, except that `=` and comments move with their neighbours where `terraform fmt` had aligned them.
 *
 * - Paths are those of the tree: `['resource', 0, 'metadata', 0, 'labels', 'app']`. They go through `jsonencode()` and
 *   into the JSON of a heredoc.
 * - In a body, a list of objects is written as nested blocks, everything else as an attribute.
 * - A new attribute follows those at the head of its body; a new block the last one of its type, else all that is there.
 * - What is appended is spelled as in Terraform's JSON syntax: `{ resource: { aws_s3_bucket: { logs: { ... } } } }`.
 * - What an expression makes (a reference, a call, a template, a `dynamic` block) is refused.
 */
export function writeChanges(document: HclDocument, changes: readonly Change[], readAgain: (text: string) => HclDocument): Edit {
  if (document.partial) return refused(`this file has a syntax error: ${document.problems[0]?.message ?? 'it cannot be read'}`);
  const { source, root } = document;
  const { root: wanted, appended, because } = gather(changes);
  if (because !== undefined) return refused(because);
  if (wanted !== undefined && wanted.kind !== 'inside') return refused('a whole file cannot be written');
  const plan = new Plan(source.text);
  const context: Context = { plan, document, eol: eolOf(source.text), unit: unitOf(source.text, root) };
  if (wanted !== undefined) changeBody(context, root, wanted.children);
  addBlocks(context, root, appended.flatMap(outerBlocks));
  const edits = plan.edits(source);
  if (plan.because !== undefined) return refused(plan.because);
  if (edits.length === 0) return { kind: 'edits', edits };
  const pieces = new Pieces(source, edits);
  const now = align(document, pieces, readAgain);
  const isRight = !now.partial && (appended.length > 0 || agrees({ node: root, text: source.text }, wanted, { node: now.root, text: now.source.text }));
  return isRight ? { kind: 'edits', edits: pieces.edits() } : refused('it cannot be written here without changing something else');
}

function refused(because: string): Edit {
  return { kind: 'refused', because };
}
