import type { ReportedChecklist, ReportedItem } from './model.ts';
import { percent } from './model.ts';

/** The report for a pull request or a wiki. */
export function reportMarkdown(checklists: readonly ReportedChecklist[]): string {
  return ['# Production readiness', ...(checklists.length === 0 ? ['There are no checklists.'] : checklists.flatMap(one))].join('\n\n') + '\n';
}

function one(list: ReportedChecklist): string[] {
  const { done, required, optional, optionalDone, notApplicable } = list.progress;
  return [
    `## ${escaped(list.title)}`,
    `${code(list.path)}: **${String(done)} of ${String(required)}** required boxes are ticked (${String(percent(list.progress))} %). ${String(optionalDone)} of ${String(optional)} optional ones; ${String(notApplicable)} do not apply.`,
    ...part('Problems', list.problems.map(({ line, message }) => `- Line ${String(line)}: ${escaped(message)}`)),
    ...part('Alarms', list.alarms.map(item => `- ${named(item)}`)),
    ...part('Ticked, and refuted', list.refuted.map(finding)),
    ...part('By section', ['| Section | Done | Required |', '|---|---:|---:|', ...list.sections.map(({ headings, done: own, required: all }) => `| ${escaped(headings.join(' › ') || '–')} | ${String(own)} | ${String(all)} |`)]),
    ...part('Evidence against', list.findings.map(finding)),
    ...part('Open', list.open.map(item => `- ${named(item)}`)),
    ...part('Sign-offs', list.signOffs.map(({ text, by, on, line }) => `- Line ${String(line)}: ${escaped(text)}: ${by === undefined ? '**not signed**' : escaped([by, on].filter(word => word !== undefined).join(', '))}`)),
    ...part('Not applicable', list.notApplicable.map(({ text, reason, line }) => `- Line ${String(line)}: ${escaped(text)}: ${escaped(reason)}`)),
  ];
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`### ${title}`, lines.join('\n')];
}

function named({ line, text }: ReportedItem): string {
  return `Line ${String(line)}: ${escaped(text)}`;
}

function finding(item: ReportedItem): string {
  const places = item.at.map(({ path, line }) => code(`${path}:${String(line)}`));
  return `- ${named(item)}: ${escaped(item.because)}${places.length === 0 ? '' : ` ${places.join(', ')}`}`;
}

/** Text of others stands as it is: no markup, no line of its own. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#&~@]/g, '\\$&');
}

function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return fence.length === 1 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}
