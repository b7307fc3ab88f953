/** Checklists of a workspace: found, read, joined with their records, judged by the lint and the repository, edited. */
export type { ChecklistOptions } from './checklist-workspace.ts';
export { ChecklistWorkspace } from './checklist-workspace.ts';
export type { ChecklistEdits } from './edits.ts';
export type { Amendment, By, ChecklistEdit, FileChange, LiveChecklist, LiveRecord } from './types.ts';
export { stateDemands } from './stated.ts';
export type { ReportedChecklist, ReportedItem } from './report/index.ts';
export { percent, reportHtml, reportJson, reportMarkdown, reportOf } from './report/index.ts';
