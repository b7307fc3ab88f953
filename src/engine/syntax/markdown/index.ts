/** Reads Markdown (CommonMark with GFM task items) for checklists. */
export type { Block, Box, Code, Heading, Html, Inline, List, ListItem, Paragraph, Quote } from './tree.ts';
export type { MarkdownDocument, Section } from './parse.ts';
export { parseMarkdown } from './parse.ts';
