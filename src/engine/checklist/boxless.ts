import type { Problem, Source } from '../text/source.ts';

/** What people write for a tick, or for an open box, without one. */
const MARK = /^[✅☑✔✓☐⬜❌]\uFE0F?(?=\s|$)/u;
const DONE = /^[✅☑✔✓]/u;
const TIGHT = /^\[\](?=\s|$)/;
const WORDLESS = /^\[[ xX]\]\s*$/;

/** What is wrong with an item that stands among boxes and has none; undefined where it is an item like any other. Offsets of the source's text. */
export function boxlessProblem(source: Source, start: number, end: number): Problem | undefined {
  const text = source.text.slice(start, end);
  const place = (length: number): Problem['span'] => ({ source, start, end: start + length });
  if (WORDLESS.test(text)) return { span: place(3), message: 'This box has no words behind it: Markdown takes it for text, and it counts for nothing.' };
  const mark = MARK.exec(text)?.[0] ?? TIGHT.exec(text)?.[0];
  if (mark === undefined) return undefined;
  const box = DONE.test(mark) ? '[x]' : '[ ]';
  return { span: place(mark.length), message: `${mark} is no box, and counts for nothing: ${box} is one.` };
}
