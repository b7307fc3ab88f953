import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Log, Notification, PhysicalLocation, ReportingDescriptor, Result, Run } from 'sarif';
import { rulePage } from '../../engine/index.ts';
import type { PlainFinding, PlainProblem, Range, Rule, Severity } from '../../engine/index.ts';
import type { CheckReport, CheckedFile, FormatContext } from '../report.ts';

const LEVELS = { error: 'error', warning: 'warning', information: 'note' } as const satisfies Record<Severity, Result.level>;

/** SARIF 2.1.0 (OASIS), as GitHub code scanning and editors read it. Results are printed one on a line, as they come. */
export function* sarif({ files }: CheckReport, context: FormatContext): Iterable<string> {
  const rules = rulesIn(files);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const head = JSON.stringify(log(rules, files, context));
  // The log ends in the run's empty list of results, then `}]}` of run, runs and log.
  yield head.slice(0, -']}]}'.length);
  let separator = '\n';
  for (const file of files) {
    for (const result of resultsOf(file, indexes)) {
      yield separator + JSON.stringify(result);
      separator = ',\n';
    }
  }
  yield '\n]}]}\n';
}

function log(rules: readonly Rule[], files: readonly CheckedFile[], { version, workingDirectory }: FormatContext): Log {
  const run: Run = {
    tool: { driver: { name: 'Seaworthy', version, semanticVersion: version, rules: rules.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { uri: `${pathToFileURL(workingDirectory).href}/` } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: files.flatMap(file => file.problems.map(one => notification(file, one))) }],
    results: [],
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

function rulesIn(files: readonly CheckedFile[]): Rule[] {
  const rules = new Map<string, Rule>();
  for (const { findings, suppressed } of files) for (const { active } of [...findings, ...suppressed]) rules.set(active.rule.id, active.rule);
  return [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function descriptor(rule: Rule): ReportingDescriptor {
  const { id, meta } = rule;
  return {
    id,
    shortDescription: { text: meta.summary },
    fullDescription: { text: meta.why, markdown: meta.why },
    help: { text: meta.why, markdown: rulePage(rule) },
    ...(meta.references[0] === undefined ? {} : { helpUri: meta.references[0] }),
    defaultConfiguration: { level: LEVELS[meta.severity] },
    properties: { tags: [meta.topic, meta.profile] },
  };
}

function* resultsOf(file: CheckedFile, indexes: ReadonlyMap<string, number>): Iterable<Result> {
  const seen = new Map<string, number>();
  for (const finding of [...file.findings, ...file.suppressed]) {
    const { active, message, range, suppression } = finding;
    const identity = identityOf(file, finding);
    const occurrence = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, occurrence);
    yield {
      ruleId: active.rule.id,
      ruleIndex: indexes.get(active.rule.id) ?? -1,
      level: LEVELS[active.severity],
      message: { text: message },
      locations: [{ physicalLocation: place(file.path, range), logicalLocations: [{ fullyQualifiedName: qualifiedName(finding), kind: 'resource' }] }],
      partialFingerprints: { 'subject/v1': createHash('sha256').update(`${identity}\n${String(occurrence)}`).digest('hex').slice(0, 32) },
      ...(suppression === undefined ? {} : { suppressions: [{ kind: 'inSource', justification: suppression.reason, location: { physicalLocation: place(file.path, suppression.range) } }] }),
    };
  }
}

/** What stays the same when lines move, so that a finding is known again in the next run. */
function identityOf({ path }: CheckedFile, finding: PlainFinding): string {
  return [path, finding.active.rule.id, qualifiedName(finding)].join('\n');
}

function qualifiedName({ subject: { kind, namespace, name, container } }: PlainFinding): string {
  return [namespace, kind, name, container].filter(part => part !== undefined).join('/');
}

function notification(file: CheckedFile, { message, range }: PlainProblem): Notification {
  return { level: 'error', message: { text: message }, locations: [{ physicalLocation: place(file.path, range) }] };
}

function place(path: string, range: Range | undefined): PhysicalLocation {
  // A path is made of names, and each may hold what a URI may not.
  const artifactLocation = { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' };
  if (range === undefined) return { artifactLocation };
  const { start, end } = range;
  return {
    artifactLocation,
    region: { startLine: start.line + 1, startColumn: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 },
  };
}
