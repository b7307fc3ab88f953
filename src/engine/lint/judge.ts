import type { Unit } from '../dialects/dialect.ts';
import type { MissingField } from '../model/facts.ts';
import { nameOf } from '../model/subject.ts';
import type { Subject } from '../model/subject.ts';
import type { Finding, Judgement } from '../rules/rule.ts';
import type { Change } from '../text/change.ts';
import type { Edit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';
import { membershipOf } from '../model/software.ts';
import type { ActiveRule, Ruleset } from './ruleset.ts';
import { tallyKey } from './ruleset.ts';
import { pushTo } from '../text/lists.ts';

/** A finding with the rule that made it and the subject that it is about. */
export interface Candidate extends Finding {
  readonly active: ActiveRule;
  readonly subject: Subject;
  readonly missing?: MissingField;
}

/** How many subjects a rule examined: only they can prove anything. */
export interface Tally {
  examined: number;
  found: number;
  unknown: number;
}

/** A rule that threw: one visible finding and one log line; the others go on. */
export interface RuleFailure {
  readonly ruleId: string;
  readonly subject: Subject;
  readonly error: unknown;
}

/** What the rules say of one unit, before the rest of the repository is asked. */
export interface UnitJudgement {
  readonly candidates: readonly Candidate[];
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly failures: readonly RuleFailure[];
}

/**
 * Takes a unit's subjects past the rules that are on. Pure: the same unit and ruleset give the same judgement. Only what
 * stands in the unit is said of it: a subject may be written in several files, each of which says its own part.
 */
export function judge(unit: Unit, ruleset: Ruleset): UnitJudgement {
  const candidates: Candidate[] = [];
  const tallies = new Map<string, Tally>();
  const failures: RuleFailure[] = [];
  const said = new Map<string, number>();
  const own = new Set(unit.subjects);
  // A file that is read by itself has no guests but its own.
  const shared = unit.guests.filter(list => list.some(subject => !own.has(subject))).map(list => sharedOf(list, ruleset));
  for (const subject of unit.subjects) {
    const known = shared.find(({ answers }) => answers.has(subject))?.answers.get(subject);
    for (const { active, judgement, error } of known ?? answersOf(subject, ruleset)) {
      if (judgement === 'failed') {
        failures.push({ ruleId: active.rule.id, subject, error });
        continue;
      }
      const tally = tallyOf(tallies, tallyKey(active));
      tally[judgement === 'unknown' ? 'unknown' : 'examined'] += 1;
      if (judgement !== 'unknown') for (const candidate of judgement) add(candidate);
    }
  }
  for (const { spoken } of shared) for (const candidate of spoken.get(unit.source) ?? []) if (!own.has(candidate.subject)) add(candidate);
  return { candidates, tallies, failures };

  /**
   * What stands in another file is said there. A value that several subjects take from one place is reported once, for the
   * first of them, and mended for all of them. What is missing where the subject itself is named is said of each name.
   */
  function add(found: Candidate): void {
    const { span, subject, active } = found;
    if (span.source !== unit.source) return;
    const candidate = unit.guests.length > 0 ? mendedWithin(unit, found) : found;
    const isNamed = span.start === subject.span.start && span.end === subject.span.end;
    const place = `${tallyKey(active)}:${String(span.start)}:${String(span.end)}:${isNamed ? subject.name : ''}`;
    const at = said.get(place);
    const first = at === undefined ? undefined : candidates[at];
    if (at === undefined || first === undefined || first.subject === subject) {
      if (at === undefined) said.set(place, candidates.length);
      candidates.push(candidate);
    } else candidates[at] = { ...first, ...together(first.fixes, candidate.fixes) };
  }
}

/** What a rule says of a subject that is meant. */
function judgementOf(subject: Subject, { rule, parameters, question, of = question?.of }: ActiveRule): Judgement {
  const membership = of === undefined ? 'yes' : membershipOf(subject, of);
  const judgement = membership === 'no' ? 'not-applicable' : rule.judge(subject, parameters);
  if (membership !== 'maybe' || judgement === 'not-applicable') return judgement;
  // What may be meant and is good says nothing.
  return judgement.length === 0 ? 'not-applicable' : 'unknown';
}

/** What one rule that applies says of a subject. */
interface Answer {
  readonly active: ActiveRule;
  readonly judgement: readonly Candidate[] | 'unknown' | 'failed';
  readonly error?: unknown;
}

/** What the rules say of subjects that many files share, and what of it stands in each source. */
interface Shared {
  readonly answers: ReadonlyMap<Subject, readonly Answer[]>;
  readonly spoken: ReadonlyMap<Source, readonly Candidate[]>;
}

const SHARED = new WeakMap<readonly Subject[], Map<Ruleset, Shared>>();

/** Where a rule throws, the file that the subject is counted in says so. */
function sharedOf(subjects: readonly Subject[], ruleset: Ruleset): Shared {
  const byRuleset = SHARED.get(subjects) ?? new Map<Ruleset, Shared>();
  SHARED.set(subjects, byRuleset);
  const known = byRuleset.get(ruleset);
  if (known !== undefined) return known;
  const answers = new Map(subjects.map(subject => [subject, answersOf(subject, ruleset)]));
  const spoken = new Map<Source, Candidate[]>();
  for (const all of answers.values()) {
    for (const { judgement } of all) if (typeof judgement !== 'string') for (const candidate of judgement) pushTo(spoken, candidate.span.source, candidate);
  }
  byRuleset.set(ruleset, { answers, spoken });
  return { answers, spoken };
}

function answersOf(subject: Subject, ruleset: Ruleset): readonly Answer[] {
  const answers: Answer[] = [];
  for (const active of ruleset.get(subject.subject) ?? []) {
    try {
      const judgement = judgementOf(subject, active);
      if (judgement === 'unknown') answers.push({ active, judgement });
      else if (judgement !== 'not-applicable') answers.push({ active, judgement: judgement.length === 0 ? GOOD : judgement.map(finding => candidateOf(finding, active, subject)) });
    } catch (error) {
      answers.push({ active, judgement: 'failed', error });
    }
  }
  return answers;
}

const GOOD: readonly Candidate[] = [];

function candidateOf(finding: Finding, active: ActiveRule, subject: Subject): Candidate {
  return { ...finding, active, subject, ...missingOf(finding, subject) };
}

/** What a patch might write: what runs in no cluster has none. */
function missingOf({ absent, span }: Finding, subject: Subject): { missing?: MissingField } {
  const owner = subject.subject === 'container' ? subject.workload : subject;
  if (absent === undefined || ('facts' in owner && owner.facts.outsideCluster === true)) return {};
  const { kind, name, namespace, container } = nameOf(subject);
  return { missing: { kind, name, namespace, container, paths: absent, file: span.source.uri } };
}

/** A finding is mended in the file in which it stands: an edit that is meant for another file would be written into this one. */
function mendedWithin(unit: Unit, candidate: Candidate): Candidate {
  const { fixes } = candidate;
  return fixes === undefined ? candidate : { ...candidate, fixes: fixes.map(fix => ({ ...fix, changes: () => fix.changes().map(change => within(unit, change)) })) };
}

function within({ document, source }: Unit, change: Change): Change {
  const { writer } = change;
  if (writer === document) return change;
  const write = (changes: readonly Change[]): Edit => {
    const edit = writer.write(changes);
    const other = edit.kind === 'edits' ? edit.edits.find(({ span }) => span.source.uri !== source.uri) : undefined;
    return other === undefined ? edit : { kind: 'refused', because: `it has to be written in ${other.span.source.uri}` };
  };
  return { ...change, writer: { write } };
}

/** The same fix for two subjects: the first one's words, the changes of both. */
function together(first: Finding['fixes'] = [], second: Finding['fixes'] = []): Pick<Finding, 'fixes'> {
  if (first.length === 0) return {};
  return { fixes: first.map((fix, i) => ({ ...fix, changes: () => [...fix.changes(), ...(second[i]?.changes() ?? [])] })) };
}

function tallyOf(tallies: Map<string, Tally>, id: string): Tally {
  let tally = tallies.get(id);
  if (tally === undefined) {
    tally = { examined: 0, found: 0, unknown: 0 };
    tallies.set(id, tally);
  }
  return tally;
}
