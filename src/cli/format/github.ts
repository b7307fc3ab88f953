import type { Range, Severity } from '../../engine/index.ts';
import type { CheckReport } from '../report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

/**
 * GitHub's workflow commands: each becomes an annotation on its line.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function* github({ files }: CheckReport): Iterable<string> {
  for (const { path, findings, problems } of files) {
    for (const { active, message, range } of findings) yield command(COMMANDS[active.severity], path, range, active.rule.id, message);
    for (const { message, range } of problems) yield command('error', path, range, 'seaworthy', message);
  }
}

function command(name: string, path: string, range: Range | undefined, title: string, message: string): string {
  const properties = Object.entries({ file: path, ...place(range), title }).map(([key, value]) => `${key}=${property(value)}`);
  return `::${name} ${properties.join(',')}::${data(message)}\n`;
}

/** Columns are allowed within one line only. A range that ends at the start of a line ends on the line before it. */
function place(range: Range | undefined): Record<string, string> {
  if (range === undefined) return {};
  const { start, end } = range;
  const oneBased = (zeroBased: number): string => String(zeroBased + 1);
  if (start.line === end.line) {
    return { line: oneBased(start.line), endLine: oneBased(end.line), col: oneBased(start.column), endColumn: oneBased(end.column) };
  }
  return { line: oneBased(start.line), endLine: oneBased(end.column === 0 ? end.line - 1 : end.line) };
}

/** As the `@actions/core` package escapes them. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
