import type { PlainFinding } from '../../engine/index.ts';
import { fails } from '../report.ts';
import type { CheckReport, CheckedFile, FormatContext } from '../report.ts';

/**
 * JUnit's XML, as CI servers read it: a suite for each file; a failed case for each finding that fails the check, a passed one
 * for each that does not, a skipped one for each suppressed finding, an error for each problem. A clean file is one passed case.
 */
export function* junit({ files }: CheckReport, context: FormatContext): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="seaworthy"${counts(files.flatMap(file => casesOf(file, context).map(({ result }) => result)))}>\n`;
  for (const file of files) {
    const cases = casesOf(file, context);
    yield `  <testsuite name="${escape(file.path)}"${counts(cases.map(({ result }) => result))}>\n`;
    for (const { name, xml } of cases) yield `    <testcase classname="${escape(file.path)}" name="${escape(name)}"${xml === '' ? '/>' : `>${xml}</testcase>`}\n`;
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

type CaseResult = 'passed' | 'failed' | 'skipped' | 'error';

interface Case {
  readonly name: string;
  readonly result: CaseResult;
  readonly xml: string;
}

function casesOf(file: CheckedFile, { failOn }: FormatContext): Case[] {
  const cases: Case[] = [
    ...file.findings.map((finding): Case => {
      const message = attribute('message', finding.message);
      if (!fails(finding, failOn)) return { name: nameOf(finding), result: 'passed', xml: `<system-out>${escape(textOf(file, finding))}</system-out>` };
      return { name: nameOf(finding), result: 'failed', xml: `<failure${message}${attribute('type', finding.active.severity)}>${escape(textOf(file, finding))}</failure>` };
    }),
    ...file.suppressed.map((finding): Case => ({
      name: nameOf(finding),
      result: 'skipped',
      xml: `<skipped${attribute('message', `${finding.suppression?.by ?? ''}: ${finding.suppression?.reason ?? ''}`)}/>`,
    })),
    ...file.problems.map(({ message, range }): Case => ({
      name: range === undefined ? 'problem' : `problem at line ${String(range.start.line + 1)}`,
      result: 'error',
      xml: `<error${attribute('message', message)}/>`,
    })),
  ];
  return cases.length > 0 ? cases : [{ name: 'no findings', result: 'passed', xml: '' }];
}

function nameOf({ active, subject: { kind, name, container } }: PlainFinding): string {
  return `${active.rule.id}: ${kind} ${name}${container === undefined ? '' : `, container ${container}`}`;
}

function textOf({ path }: CheckedFile, { active, message, range: { start } }: PlainFinding): string {
  return `${path}:${String(start.line + 1)}:${String(start.column + 1)}: ${active.severity}: ${message}`;
}

function counts(results: readonly CaseResult[]): string {
  const count = (wanted: CaseResult): string => String(results.filter(result => result === wanted).length);
  return ` tests="${String(results.length)}" failures="${count('failed')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escape(value)}"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;', '\r': '&#13;' };

/** Characters that XML 1.0 does not allow at all become U+FFFD. */
function escape(text: string): string {
  return text
    .replace(/[&<>"\n\t\r]/g, character => ENTITIES[character] ?? character)
    .replace(/[^\u0009\u000a\u000d\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
