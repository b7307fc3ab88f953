import { LineIndex, withoutBlanks } from '../../../engine/index.ts';
import type { ItemStatus, Progress, SectionProgress } from '../../../engine/index.ts';
import type { LiveChecklist } from '../types.ts';

/** What a report says of one checklist. Lines count from 1. */
export interface ReportedChecklist {
  readonly path: string;
  readonly title: string;
  readonly progress: Progress;
  readonly sections: readonly SectionProgress[];
  /** What the repository says of the boxes that count. */
  readonly verdicts: { readonly met: number; readonly unmet: number; readonly unknown: number };
  /** Required boxes that are not ticked. */
  readonly open: readonly ReportedItem[];
  /** Ticked boxes whose evidence is against them. */
  readonly refuted: readonly ReportedItem[];
  /** Boxes with evidence against them, ticked or not, with where it stands. */
  readonly findings: readonly ReportedItem[];
  /** `label` is the text without blanks and what was written into them. */
  readonly signOffs: readonly { readonly line: number; readonly text: string; readonly label: string; readonly by: string | undefined; readonly on: string | undefined }[];
  readonly notApplicable: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
  /** Ticked triggers for a rollback: they happened. */
  readonly alarms: readonly ReportedItem[];
  /** What is wrong with the text. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export interface ReportedItem {
  readonly line: number;
  readonly text: string;
  readonly headings: readonly string[];
  readonly because: string;
  readonly at: readonly { readonly path: string; readonly line: number }[];
}

/** What there is to report of checklists, in their order. */
export function reportOf(lists: readonly LiveChecklist[]): ReportedChecklist[] {
  return lists.map(({ path, checklist, status, problems }) => {
    const lines = new LineIndex(checklist.source.text);
    const lineAt = (offset: number): number => lines.positionAt(offset).line + 1;
    const lineOf = ({ item }: ItemStatus): number => lineAt(item.box);
    const reported = (wanted: (status: ItemStatus) => boolean): ReportedItem[] => status.items.filter(wanted).map(one => reportedItem(one, lineOf(one)));
    return {
      path,
      title: checklist.title,
      progress: status.progress,
      verdicts: verdictsOf(status.items),
      sections: status.sections,
      open: reported(({ standing, state }) => standing === 'required' && state !== 'ticked'),
      refuted: reported(({ refuted }) => refuted),
      findings: reported(({ standing, evaluation }) => standing !== 'not-applicable' && evaluation.verdict.kind === 'unmet'),
      signOffs: status.items.filter(({ kind }) => kind === 'signoff').map(one => ({ line: lineOf(one), text: one.item.text, label: withoutBlanks(one.item.text, one.record), by: one.state === 'ticked' ? (one.record?.tickedBy ?? 'ticked by hand') : undefined, on: one.state === 'ticked' ? one.record?.tickedOn : undefined })),
      notApplicable: status.items.flatMap(one => (one.record?.notApplicable === undefined ? [] : [{ line: lineOf(one), text: one.item.text, reason: one.record.notApplicable }])),
      alarms: reported(({ standing, item }) => standing === 'alarm' && item.ticked),
      problems: problems.map(({ message, span }) => ({ line: lineAt(span.start), message })),
    };
  });
}

function verdictsOf(items: readonly ItemStatus[]): ReportedChecklist['verdicts'] {
  const counting = items.filter(({ standing }) => standing === 'required' || standing === 'optional');
  const count = (kind: string): number => counting.filter(({ evaluation }) => evaluation.verdict.kind === kind).length;
  return { met: count('met'), unmet: count('unmet'), unknown: count('unknown') };
}

function reportedItem({ item, evaluation: { verdict } }: ItemStatus, line: number): ReportedItem {
  const at = verdict.kind === 'unknown' ? [] : verdict.at.map(({ path, range }) => ({ path, line: range.start.line + 1 }));
  return { line, text: item.text, headings: item.headings, because: verdict.because, at };
}

/** How much is done, in whole percent; never 100 while something is open. All of nothing is done. */
export function percent({ done, required }: Pick<Progress, 'done' | 'required'>): number {
  return required === 0 ? 100 : Math.floor((100 * done) / required);
}
