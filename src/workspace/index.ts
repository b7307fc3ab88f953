/** What both front ends need around the engine: which files, which configuration, and lint that follows changes. */
export type { FileEntry, FileEvent, Files, Folder } from './files.ts';
export type { LiveFile, Status, WorkspaceFile, WorkspaceOptions, Progress } from './types.ts';
export { Workspace } from './workspace.ts';
export { decode, encode } from './decode.ts';
export { localDate } from './local-date.ts';
export type { Amendment, By, ChecklistEdit, ChecklistEdits, ChecklistOptions, FileChange, LiveChecklist, LiveRecord, ReportedChecklist, ReportedItem } from './checklists/index.ts';
export { ChecklistWorkspace, percent, reportHtml, reportJson, reportMarkdown, reportOf, stateDemands } from './checklists/index.ts';
