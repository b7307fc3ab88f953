import type { Document } from '../../syntax/tree.ts';
import type { Problem } from '../../text/source.ts';

/**
 * What of a `.tf.json` file is YAML and not JSON: a comment, a name without quotes, a comma too many. It is read all the same;
 * Terraform refuses it (Terraform, "JSON Configuration Syntax").
 */
export function notJson({ source, partial }: Document): readonly Problem[] {
  const text = source.text.replace(/^\ufeff/, '');
  if (partial || text.trim() === '') return [];
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const start = Math.max(0, Math.min(source.text.length - 1, placeOf(error instanceof Error ? error.message : '', text) + source.text.length - text.length));
    return [{ span: { source, start, end: start + 1 }, message: 'This is not JSON: Terraform refuses the file.', severity: 'error' }];
  }
}

/** Engines of JavaScript say it in words, each in its own. */
function placeOf(message: string, text: string): number {
  const [, offset] = /position (\d+)/.exec(message) ?? [];
  if (offset !== undefined) return Number(offset);
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line === undefined || column === undefined) return 0;
  return text.split('\n').slice(0, Number(line) - 1).reduce((sum, one) => sum + one.length + 1, 0) + Number(column) - 1;
}
