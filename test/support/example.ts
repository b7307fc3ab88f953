import { dirname } from 'node:path';
import type { Example } from '../../src/engine/rules/example.ts';
import { ALONE, LineIndex, Project, lintFile, readFile, reportFile, rulesetOf } from '../../src/engine/index.ts';
import { hcl } from '../engine/syntax/hcl/load.ts';
import type { Candidate, FileModel, FileReport, Rule } from '../../src/engine/index.ts';

/** An expectation drawn in an example: carets under the culprit and the message behind them. */
export interface Expected {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly message: string;
}

/** A `<` before the carets says that they begin at the line's first column, where the `#` stands. */
const DRAWN = /^([ \t]*#[ \t]*)(<?)(\^+) (.+)$/;

/** Takes the drawn lines out of an example: the file as a person would have it, and what must be found in it (zero-based). */
export function undraw(file: string): { text: string; expected: Expected[] } {
  const lines: string[] = [];
  const expected: Expected[] = [];
  for (const line of file.replace(/^\n/, '').split('\n')) {
    const match = DRAWN.exec(line);
    if (match === null) {
      lines.push(line);
      continue;
    }
    const [, before = '', top = '', carets = '', message = ''] = match;
    expected.push({ line: lines.length - 1, column: top === '' ? before.length : 0, length: carets.length, message });
  }
  return { text: lines.join('\n'), expected };
}

/** Lints one text with some rules, the example's parameters and the files beside it. */
export function lintText(text: string, rules: readonly Rule[], example: Pick<Example, 'parameters' | 'beside'> = {}, path = 'manifest.yaml'): { file: FileModel; report: FileReport } {
  const choices = new Map(rules.map(({ id, meta }) => [id, { severity: meta.severity, ...(example.parameters === undefined ? {} : { parameters: example.parameters }) }]));
  const beside = Object.fromEntries(Object.entries(example.beside ?? {}).map(([name, content]) => [name, content.replace(/^\n/, '')]));
  const ignored = beside['.gitignore']?.split('\n');
  const neighbours = {
    ...ALONE,
    isIgnored: (name: string) => ignored?.includes(name),
    hcl,
    text: (name: string) => (name === path ? text : beside[name]),
    filesIn: (folder: string) => [...new Set([path, ...Object.keys(beside)])].filter(name => dirname(name) === (folder === '' ? '.' : folder)).sort(),
  };
  const file = readFile(path, text, undefined, neighbours);
  const others = Object.entries(beside).map(([name, content]) => readFile(name, content, undefined, neighbours));
  const project = new Project([file, ...others].flatMap(one => one.units.flatMap(unit => [...unit.facts])), true);
  return { file, report: reportFile(lintFile(file, rulesetOf(rules, 'strict', choices)), project) };
}

/** A finding as an expectation. */
export function asExpected(text: string, { span, message }: Candidate): Expected {
  const start = new LineIndex(text).positionAt(span.source.offset + span.start);
  return { line: start.line, column: start.column, length: span.end - span.start, message };
}
