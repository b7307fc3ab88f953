import type { Range } from '../lint/plain.ts';
import type { Binding, Claim, Direction, Evidence } from './bind/evidence.ts';
import { factWords } from './facts/index.ts';

/** A place in any file of the repository. */
export interface Place {
  readonly path: string;
  readonly range: Range;
}

export type Verdict =
  | { readonly kind: 'met'; readonly because: string; readonly at: readonly Place[] }
  | { readonly kind: 'unmet'; readonly because: string; readonly at: readonly Place[] }
  /** Nothing was examined, or the value is decided elsewhere, or only a person can say. */
  | { readonly kind: 'unknown'; readonly because: string };

/** What is known of a piece of evidence. */
export type Answer =
  /** A rule's tally over what the evidence's scope and parameters speak of. */
  | { readonly kind: 'tally'; readonly examined: number; readonly found: number; readonly unknown: number; readonly at: readonly Place[] }
  /** A fact that holds, or that was looked for everywhere and does not. */
  | { readonly kind: 'fact'; readonly holds: boolean; readonly because: string; readonly at: readonly Place[] }
  /** It was not asked, or cannot be. */
  | { readonly kind: 'unasked'; readonly because: string };

/** Answers for evidence: the workspace's tallies and files, later a cluster. */
export type World = (evidence: Evidence) => Answer;

/** A piece of evidence with what it says by itself. */
export interface Judged {
  readonly evidence: Evidence;
  readonly claim: Claim;
  readonly verdict: Verdict;
}

export interface Evaluation {
  readonly verdict: Verdict;
  readonly judged: readonly Judged[];
}

/** What the repository says of an item: met or unmet only where that is certain. An empty set of evidence meets nothing. */
export function evaluate({ claims, because }: Binding, world: World): Evaluation {
  const judged = claims.map(claim => claim.evidence.map((evidence): Judged & { silent: boolean } => {
    const answer = world(evidence);
    return { evidence, claim, verdict: capped(verdictOf(answer, evidence), claim.direction), silent: answer.kind === 'tally' && answer.examined + answer.unknown === 0 };
  }));
  const verdicts = judged.map((own, i) => combined(own, claims[i]?.combine));
  return { verdict: all(verdicts, because), judged: judged.flat().map(({ evidence, claim, verdict }) => ({ evidence, claim, verdict })) };
}

/** True for a ticked box whose evidence is now against it. */
export function isRefuted(item: { readonly ticked: boolean }, { verdict }: Evaluation): boolean {
  return item.ticked && verdict.kind === 'unmet';
}

function verdictOf(answer: Answer, { kind, id, parameters }: Evidence): Verdict {
  if (kind === 'cluster') return { kind: 'unknown', because: answer.kind === 'unasked' ? answer.because : 'No cluster was asked.' };
  if (kind === 'person' || kind === 'command') return { kind: 'unknown', because: 'A person decides.' };
  if (answer.kind === 'unasked') return { kind: 'unknown', because: answer.because };
  if (answer.kind === 'fact') return { kind: answer.holds ? 'met' : 'unmet', because: answer.because, at: answer.at };
  const { examined, found, unknown, at } = answer;
  const fact = kind === 'repository' ? factWords(id, parameters) : undefined;
  if (found > 0) return { kind: 'unmet', because: fact === undefined ? `${id} found ${count(found, 'fault')} in ${count(examined, 'place')} examined.` : `${fact}: ${count(found, 'place')} of ${String(examined)} say something else.`, at };
  if (examined + unknown === 0) return { kind: 'unknown', because: fact === undefined ? `${id} had nothing to examine.` : `${fact}: nothing here says so.` };
  if (unknown > 0) return { kind: 'unknown', because: `${fact ?? id}${fact === undefined ? '' : ':'} could not tell in ${count(unknown, 'place')}: the value is decided elsewhere.` };
  return { kind: 'met', because: fact === undefined ? `${id} examined ${count(examined, 'place')} and found nothing.` : `${fact}: declared in ${count(examined, 'place')}.`, at };
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Takes back what the claim does not allow to be concluded. */
function capped(verdict: Verdict, direction: Direction): Verdict {
  if (verdict.kind === 'met' && (direction === 'fail-only' || direction === 'none')) {
    return { kind: 'unknown', because: direction === 'none' ? `${verdict.because} A person decides.` : `${verdict.because} That does not prove it for all.` };
  }
  if (verdict.kind === 'unmet' && (direction === 'pass-only' || direction === 'none')) {
    return { kind: 'unknown', because: direction === 'none' ? `${verdict.because} A person decides.` : `${verdict.because} It may be elsewhere.` };
  }
  return verdict;
}

function combined(own: readonly { readonly verdict: Verdict; readonly silent: boolean }[], combine: Claim['combine'] = 'any'): Verdict {
  if (combine === 'every') return every(own);
  const verdicts = own.map(({ verdict }) => verdict);
  return combine === 'all' ? all(verdicts, undefined) : any(verdicts);
}

function any(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find(({ kind }) => kind === 'met') ?? verdicts.find(({ kind }) => kind === 'unmet') ?? first(verdicts);
}

/** Those that had nothing to examine do not count, unless all of them had nothing. */
function every(own: readonly { readonly verdict: Verdict; readonly silent: boolean }[]): Verdict {
  const speaking = own.filter(({ silent }) => !silent).map(({ verdict }) => verdict);
  return all(speaking.length > 0 ? speaking : own.map(({ verdict }) => verdict), undefined);
}

function all(verdicts: readonly Verdict[], because: string | undefined): Verdict {
  const unmet = verdicts.filter(verdict => verdict.kind === 'unmet');
  if (unmet.length > 0) return { kind: 'unmet', because: unmet.map(verdict => verdict.because).join(' '), at: unmet.flatMap(({ at }) => at) };
  const met = verdicts.filter(verdict => verdict.kind === 'met');
  if (met.length > 0 && met.length === verdicts.length) return { kind: 'met', because: met.map(verdict => verdict.because).join(' '), at: met.flatMap(({ at }) => at) };
  return because === undefined ? first(verdicts.filter(({ kind }) => kind === 'unknown')) : { kind: 'unknown', because };
}

function first(verdicts: readonly Verdict[]): Verdict {
  return verdicts[0] ?? { kind: 'unknown', because: 'Nothing is known to speak of it.' };
}
