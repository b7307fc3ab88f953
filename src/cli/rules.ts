import { RULES, rulePage } from '../engine/index.ts';
import { styleOf, wantsColor } from './style.ts';
import type { Style } from './style.ts';
import { print } from './terminal.ts';

/** `seaworthy rules`: every rule with its severity, its profile and the good state that it wants. */
export async function rules({ format, color }: { format: 'text' | 'json'; color: boolean | undefined }): Promise<number> {
  await print(format === 'json' ? [json()] : table(styleOf(wantsColor(color, process.env, process.stdout.isTTY))));
  return 0;
}

/** `seaworthy explain ID`: the rule's page, in Markdown. */
export async function explain({ id, color }: { id: string; color: boolean | undefined }): Promise<number> {
  const style = styleOf(wantsColor(color, process.env, process.stdout.isTTY));
  await print(RULES.filter(rule => rule.id === id).map(rule => highlighted(rulePage(rule), style)));
  return 0;
}

function json(): string {
  const list = RULES.map(({ id, subject, meta: { severity, profile, topic, summary } }) => ({ id, severity, profile, topic, subject, summary }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

function* table(style: Style): Iterable<string> {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  for (const { id, meta } of RULES) {
    yield `${style.bold(id.padEnd(width))}  ${meta.severity.padEnd(11)}  ${meta.profile.padEnd(11)}  ${meta.summary}\n`;
  }
}

function highlighted(markdown: string, style: Style): string {
  return markdown.replace(/^#+ .*$/gm, heading => style.bold(heading)).replace(/^```.*$/gm, fence => style.dim(fence));
}
