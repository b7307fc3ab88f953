import type { PlainFinding, PlainProblem, Range } from '../../engine/index.ts';
import type { CheckReport, CheckedFile } from '../report.ts';

/**
 * One JSON object, version 1, which other tools rely on. Lines and columns count from 1, columns in UTF-16 units. Each
 * finding is on a line of its own, and nothing is held twice: a report of a large repository is printed as it goes.
 */
export function* json(report: CheckReport): Iterable<string> {
  yield `{"version": 1, "files": ${String(report.checked)}, "examined": ${JSON.stringify(Object.fromEntries(report.examined))}`;
  yield ', "findings": [';
  yield* list(report.files, ({ path, findings }) => findings.map(one => finding(path, one)));
  yield '], "suppressed": [';
  yield* list(report.files, ({ path, suppressed }) =>
    suppressed.map(one => ({ ...finding(path, one), by: one.suppression?.by, reason: one.suppression?.reason })),
  );
  yield '], "problems": [';
  yield* list(report.files, ({ path, problems }) => problems.map(one => problem(path, one)));
  yield ']}\n';
}

function* list(files: readonly CheckedFile[], entries: (file: CheckedFile) => readonly object[]): Iterable<string> {
  let separator = '\n  ';
  for (const file of files) {
    for (const entry of entries(file)) {
      yield separator + JSON.stringify(entry);
      separator = ',\n  ';
    }
  }
  if (separator !== '\n  ') yield '\n';
}

function finding(path: string, { active, message, range, subject, fix }: PlainFinding): object {
  const { dialect, kind, name, namespace, container } = subject;
  return {
    rule: active.rule.id,
    severity: active.severity,
    message,
    path,
    range: oneBased(range),
    subject: { dialect, kind, name, namespace, container },
    fix: fix === undefined ? null : { title: fix.title, safety: fix.safety },
  };
}

function problem(path: string, { message, range }: PlainProblem): object {
  return { path, message, range: range === undefined ? undefined : oneBased(range) };
}

function oneBased({ start, end }: Range): object {
  return {
    start: { line: start.line + 1, column: start.column + 1 },
    end: { line: end.line + 1, column: end.column + 1 },
  };
}
