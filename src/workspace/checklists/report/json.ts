import type { ReportedChecklist } from './model.ts';

/** The report for programs. */
export function reportJson(checklists: readonly ReportedChecklist[]): string {
  const signed = checklists.map(({ signOffs, ...rest }) => ({ ...rest, signOffs: signOffs.map(({ line, text, by = null, on = null }) => ({ line, text, by, on })) }));
  return `${JSON.stringify({ version: 1, checklists: signed }, null, 2)}\n`;
}
