/** What checklists come to, for people and programs. */
export type { ReportedChecklist, ReportedItem } from './model.ts';
export { percent, reportOf } from './model.ts';
export { reportHtml } from './html.ts';
export { reportJson } from './json.ts';
export { reportMarkdown } from './markdown.ts';
