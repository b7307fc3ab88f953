import type { DialectId } from '../model/dialect.ts';
import { nameOf } from '../model/subject.ts';
import type { Subject } from '../model/subject.ts';
import { LineIndex } from '../text/lines.ts';
import type { Problem, Span } from '../text/source.ts';
import type { Candidate, RuleFailure, Tally } from './judge.ts';
import type { FileLint } from './lint.ts';
import type { PlainFailure, PlainFinding, PlainLint, PlainProblem, PlainSubject, PlainSuppression, Range } from './plain.ts';
import { Silencers } from './suppress/index.ts';
import type { Suppression } from './suppress/index.ts';

/** Turns a file's lint into plain data. Texts may still be slices of the file's text: see `detach`. */
export function toPlain({ file, ruleset, units }: FileLint): PlainLint {
  const converter = new Converter(file.text);
  const all = [...units];
  const suppressions = all.flatMap(([, unit]) => unit.suppressions.valid);
  const silencers = new Silencers(suppressions);
  const plain = new Map(suppressions.map(suppression => [suppression, converter.suppression(suppression)]));
  const findings: PlainFinding[] = [];
  const failures: PlainFailure[] = [];
  const tallies = new Map<string, Tally>();
  for (const [{ dialect }, { judgement }] of all) {
    for (const candidate of judgement.candidates) {
      const silencer = silencers.of(candidate);
      findings.push(converter.finding(candidate, dialect, silencer === undefined ? undefined : plain.get(silencer)));
    }
    for (const failure of judgement.failures) failures.push(converter.failure(failure, dialect));
    for (const [id, tally] of judgement.tallies) add(tallies, id, tally);
  }
  const problems = all.flatMap(([unit, lint]) => [...unit.problems, ...lint.suppressions.problems]).map(problem => converter.problem(problem));
  const facts = all.flatMap(([unit]) => unit.facts);
  return { path: file.path, ruleset, facts, findings, suppressions: [...plain.values()], problems, failures, tallies };
}

/** Converts spans of one file; its lines are counted once, when the first place is asked for. */
class Converter {
  readonly #text: string;
  readonly #subjects = new Map<Subject, PlainSubject>();
  #lines: LineIndex | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  finding({ active, message, span, subject, fixes, about, missing }: Candidate, dialect: DialectId, suppression: PlainSuppression | undefined): PlainFinding {
    const first = fixes?.[0];
    const fix = first === undefined ? undefined : { title: first.title, safety: first.safety };
    return { active, message, range: this.#range(span), subject: this.#subject(subject, dialect), fix, suppression, about, missing };
  }

  suppression({ by, ids, reason, span }: Suppression): PlainSuppression {
    return { by, ids, reason, range: this.#range(span) };
  }

  problem({ message, span, severity }: Problem): PlainProblem {
    return { message, range: this.#range(span), ...(severity === undefined ? {} : { severity }) };
  }

  failure({ ruleId, subject, error }: RuleFailure, dialect: DialectId): PlainFailure {
    return { ruleId, subject: this.#subject(subject, dialect), message: error instanceof Error ? error.message : String(error) };
  }

  #range({ source, start, end }: Span): Range {
    this.#lines ??= new LineIndex(this.#text);
    return { start: this.#lines.positionAt(source.offset + start), end: this.#lines.positionAt(source.offset + end) };
  }

  #subject(subject: Subject, dialect: DialectId): PlainSubject {
    let plain = this.#subjects.get(subject);
    if (plain === undefined) {
      plain = { dialect, ...nameOf(subject) };
      this.#subjects.set(subject, plain);
    }
    return plain;
  }
}

function add(tallies: Map<string, Tally>, id: string, { examined, found, unknown }: Tally): void {
  const sum = tallies.get(id);
  if (sum === undefined) {
    tallies.set(id, { examined, found, unknown });
    return;
  }
  sum.examined += examined;
  sum.unknown += unknown;
}
