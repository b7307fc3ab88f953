/** Reads Markdown (CommonMark with GFM task items) for checklists. */
export type { Block, Inline, List, ListItem } from './tree.ts';
export type { MarkdownDocument } from './parse.ts';
export { parseMarkdown } from './parse.ts';
