import { LineIndex } from '../../engine/index.ts';
import type { ItemStatus, Problem } from '../../engine/index.ts';
import type { LiveChecklist, LiveRecord } from '../../workspace/index.ts';
import { printable } from '../printable.ts';
import { UsageError } from '../usage-error.ts';

/** What stands against going live, one line each. @throws UsageError where nothing is there to be judged. */
export function gateLines(lists: readonly LiveChecklist[], records: readonly LiveRecord[], sections: readonly string[]): string[] {
  if (lists.length === 0) throw new UsageError('There are no checklists here, so that nothing can be said.');
  const empty = lists.find(isEmpty);
  if (empty !== undefined) throw new UsageError(`${empty.path} has no boxes (- [ ]), so that nothing can be said.`);
  for (const section of sections) {
    if (!lists.some(({ status }) => status.items.some(item => isIn(item, [section])))) throw new UsageError(`No checklist has a section “${section}”.`);
  }
  const broken = records.flatMap(({ path, readOnly }) => (readOnly === undefined ? [] : [`${path}: ${readOnly}`]));
  const against = lists.flatMap(({ path, status, checklist, problems }) => {
    const lines = new LineIndex(checklist.source.text);
    const at = (offset: number): string => `${path}:${String(lines.positionAt(offset).line + 1)}`;
    const line = ({ item }: ItemStatus): string => at(item.box);
    return [
      ...problems.filter(isError).map(({ span, message }) => `${at(span.start)} ${message}`),
      ...status.items.filter(({ refuted }) => refuted).map(one => `${line(one)} refuted: ${one.item.text}: ${one.evaluation.verdict.because}`),
      ...status.items.filter(one => isIn(one, sections) && one.standing === 'required' && one.state !== 'ticked').map(one => `${line(one)} open: ${one.item.text}`),
    ];
  });
  return [...new Set([...broken, ...against])].map(printable);
}

/** True where there is nothing to be judged, and nothing that hides what there may be. */
export function isEmpty({ checklist, problems }: LiveChecklist): boolean {
  return checklist.items.length === 0 && !problems.some(isError);
}

/** What hides boxes, or which of two there is. */
function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function isIn({ item }: ItemStatus, sections: readonly string[]): boolean {
  return sections.length === 0 || item.headings.some(heading => sections.some(section => heading.toLowerCase().includes(section.toLowerCase())));
}
