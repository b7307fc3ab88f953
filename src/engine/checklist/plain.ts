import { LineIndex } from '../text/lines.ts';
import type { Evidence } from './bind/evidence.ts';
import type { Judged } from './evaluate.ts';
import type { Kind } from './kinds.ts';
import type { TextParameters } from './parameters/index.ts';
import type { ChecklistStatus, ItemStatus } from './status.ts';

/** A checklist as reports print it. Lines count from 1. */
export interface PlainChecklist {
  readonly path: string;
  readonly title: string;
  readonly items: number;
  readonly required: number;
  readonly done: number;
  readonly sections: readonly { readonly headings: readonly string[]; readonly done: number; readonly required: number }[];
  readonly entries: readonly PlainEntry[];
}

export interface PlainEntry {
  readonly id: string;
  readonly line: number;
  readonly text: string;
  readonly headings: readonly string[];
  /** The line of the group that it is in. */
  readonly parent: number | null;
  readonly ticked: boolean;
  readonly kind: Kind;
  readonly optional: boolean;
  readonly notApplicable: { readonly reason: string } | null;
  readonly commands: readonly string[];
  readonly parameters: TextParameters;
  readonly evidence: readonly PlainEvidence[];
}

export interface PlainEvidence {
  readonly kind: Evidence['kind'];
  readonly id: string;
  /** What a person accepted is as good as an annotation. */
  readonly origin: 'annotation' | 'suggested';
  readonly verdict: 'met' | 'unmet' | 'unknown';
  readonly because: string;
  readonly at: readonly { readonly path: string; readonly line: number }[];
}

/** A status without spans and trees, ready to be printed as JSON. */
export function plainStatus({ checklist, items, progress, sections }: ChecklistStatus): PlainChecklist {
  const lines = new LineIndex(checklist.source.text);
  const lineOf = (box: number): number => lines.positionAt(box).line + 1;
  return {
    path: checklist.source.uri,
    title: checklist.title,
    items: items.length,
    required: progress.required,
    done: progress.done,
    sections: sections.map(({ headings, done, required }) => ({ headings, done, required })),
    entries: items.map(status => plainEntry(status, lineOf)),
  };
}

function plainEntry({ item, kind, id, record, state, evaluation }: ItemStatus, lineOf: (box: number) => number): PlainEntry {
  return {
    id,
    line: lineOf(item.box),
    text: item.text,
    headings: item.headings,
    parent: item.parent === undefined ? null : lineOf(item.parent.box),
    ticked: state === 'ticked',
    kind,
    optional: item.optional !== undefined,
    notApplicable: record?.notApplicable === undefined ? null : { reason: record.notApplicable },
    commands: item.commands.map(({ text }) => text),
    parameters: item.parameters,
    evidence: evaluation.judged.map(plainEvidence),
  };
}

function plainEvidence({ evidence: { kind, id }, claim: { origin }, verdict }: Judged): PlainEvidence {
  const at = verdict.kind === 'unknown' ? [] : verdict.at.map(({ path, range }) => ({ path, line: range.start.line + 1 }));
  return { kind, id, origin: origin === 'suggested' ? 'suggested' : 'annotation', verdict: verdict.kind, because: verdict.because, at };
}
