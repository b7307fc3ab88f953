import type { Annotation } from '../annotate.ts';
import { readAnnotations } from '../annotate.ts';
import type { ParameterValue } from '../../rules/parameters.ts';
import { PLATFORMS } from '../facts/fact.ts';
import { FACTS } from '../facts/index.ts';
import type { Item } from '../item.ts';
import type { BoxRecord } from '../record/fields.ts';
import { wordsOf } from './context.ts';
import type { Words } from './context.ts';
import type { Binding, Claim, Direction, Evidence, Scope } from './evidence.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics/index.ts';
import { claimOf, decidingWord, isQuality, isUniversal } from './verbs.ts';
import type { Claimed } from './verbs.ts';

/** What people decided about suggestions. */
export interface Decisions {
  /** An annotation's words, kept in the record instead of the text. */
  readonly accepted?: readonly Annotation[];
  /** Topics that a person refused. */
  readonly refused?: readonly string[];
  /** A person has signed it. */
  readonly signed?: boolean;
}

/** What a record says of suggestions: `evidence` in the words of annotations, refused topics, and that there is a signature. */
export function decisionsOf(record: BoxRecord | undefined): Decisions {
  const { evidence, refused = [], blanks } = record ?? {};
  return { accepted: evidence === undefined ? [] : readAnnotations(evidence), refused, signed: blanks !== undefined };
}

/** What an item is bound to: its annotations, else what a person accepted, else what its words suggest. */
export function bind(item: Item, { accepted = [], refused = [], signed = false }: Decisions = {}): Binding {
  if (item.annotations.length > 0) return { claims: item.annotations.map(one => annotated(one, 'annotation')), because: undefined };
  if (accepted.length > 0) return { claims: accepted.map(one => annotated(one, 'accepted')), because: undefined };
  const because = NOT_FOR_FILES[signed ? 'signoff' : item.kind];
  if (because !== undefined) return { claims: [], because };
  if (item.fences.length > 0) return { claims: item.commands.map(({ text }) => commanded(text)), because: 'Its commands say it, and a person reads what they say.' };
  const words = wordsOf(item);
  const claimed = claimOf(words.sentence);
  const claims = topicsOf(words).filter(({ topic }) => !refused.includes(topic)).map(topic => claimFor(topic, words, claimed));
  return { claims, because: claims.some(({ direction }) => direction !== 'none') ? undefined : reason(words, claimed, claims) };
}

const NOT_FOR_FILES: Partial<Record<Item['kind'], string>> = {
  group: 'Its own items are the work.',
  signoff: 'A person signs it.',
  abort: 'It is a trigger for a rollback, not a task.',
  target: 'It is measured, not declared.',
  recurring: 'It is done again and again.',
};

function annotated({ id, parameters: { in: where, ...parameters } }: Annotation, origin: Claim['origin']): Claim {
  if (id === 'manual') return { topic: id, direction: 'none', combine: 'any', origin, evidence: [person()] };
  const fact = Object.hasOwn(FACTS, id) ? FACTS[id] : undefined;
  if (fact !== undefined) return { topic: id, direction: isExistence(id, parameters) ? 'pass-only' : fact.direction, combine: 'any', origin, evidence: [{ kind: 'repository', id, parameters, scope: scopeOf(undefined, where) }] };
  const { of, ...stated } = parameters;
  return { topic: id, direction: 'two-way', combine: 'any', origin, evidence: [{ kind: 'rule', id, parameters: typeof of === 'string' ? stated : parameters, scope: scopeOf(of, where) }] };
}

function scopeOf(of: ParameterValue | undefined, where: ParameterValue | undefined): Scope | undefined {
  const subject = typeof of === 'string' ? of : undefined;
  const platform = PLATFORMS.find(one => one === where);
  return subject === undefined && platform === undefined ? undefined : { subject, platform };
}

/** Whether an object is there at all may be answered elsewhere; what it says may not. */
function isExistence(id: string, parameters: Annotation['parameters']): boolean {
  return id === 'object' && !('has' in parameters);
}

function commanded(text: string): Claim {
  return { topic: 'command', direction: 'none', combine: 'any', origin: 'suggested', evidence: [{ kind: 'command', id: text, parameters: {}, scope: undefined }] };
}

/** The topics of a sentence; of its label where the sentence names none. */
function topicsOf(words: Words): Topic[] {
  const sentence = words.sentence.toLowerCase().replace(BASIS, '');
  for (const part of new Set([sentence.replace(PURPOSE, ''), sentence, words.item.label?.toLowerCase() ?? ''])) {
    const found = matching(words, part);
    if (found.length > 0) return found;
  }
  return [];
}

/** `Storage classes configured for volumes` is about storage classes. */
const PURPOSE = /\bfor\b.*$/;

/** A noun before one of these only says whose it is: `Load balancer monitoring`. */
const OWNED = /^\s+(?:monitoring|observability|documentation|docs|tests?|testing|training|credentials|tokens?|costs?|team|integration|ui|guards?|button|usage|peering|window|dashboards?|diagrams?)\b/;

/** What follows is what something else was derived from, not what the sentence is about. */
const BASIS = /\b(?:based on|according to|depending on|in line with|to determine|as per)\b.*$/;

function matching(words: Words, sentence: string): Topic[] {
  const found: Topic[] = [];
  let rest = sentence;
  for (const topic of TOPICS) {
    const match = topic.noun.exec(rest);
    if (match === null || match[0] === '' || OWNED.test(rest.slice(match.index + match[0].length)) || topic.when?.(words) === false) continue;
    found.push(topic);
    // What one topic has claimed is not left for another; the filler stands for a word.
    rest = `${rest.slice(0, match.index)}${'_'.repeat(match[0].length)}${rest.slice(match.index + match[0].length)}`;
  }
  return found;
}

function claimFor(topic: Topic, words: Words, claimed: Claimed): Claim {
  const sources = topic.evidence.flatMap(source => source(words.item.parameters, words));
  const direction = directionOf(topic, words, claimed, takesNumbers(topic, words));
  const asked = claimed === 'act' && topic.attribute === undefined && words.scope.platform === 'kubernetes' && !sources.some(({ kind }) => kind === 'cluster');
  const evidence = asked ? [...sources, { kind: 'cluster' as const, id: topic.topic, parameters: {}, scope: undefined }] : sources;
  return { topic: topic.topic, direction, combine: topic.combine ?? 'any', evidence, origin: 'suggested' };
}

/** True where a number or a name in the text says what is enough. */
function takesNumbers({ evidence }: Topic, words: Words): boolean {
  const made = (parameters: Words['item']['parameters']): string => JSON.stringify(evidence.map(source => source(parameters, words)));
  return made(words.item.parameters) !== made({});
}

/** The noun says what files could tell; the verb and the words around it say how much of that is the item's claim. */
function directionOf(topic: Topic, words: Words, claimed: Claimed, numbers: boolean): Direction {
  const { sentence, item } = words;
  if (topic.direction === 'none') return 'none';
  if (!isDeclared(topic, words, claimed, numbers)) return 'none';
  if (isUniversal(sentence) || (isQuality(sentence) && !(numbers && topic.direction === 'two-way'))) return topic.direction === 'pass-only' ? 'none' : 'fail-only';
  if (topic.direction === 'two-way' && item.optional !== undefined) return 'pass-only';
  return topic.direction;
}

function isDeclared(topic: Topic, { sentence, around }: Words, claimed: Claimed, numbers: boolean): boolean {
  if (topic.document === true) return claimed === 'document' || claimed === 'declared' || (claimed === 'act' && /\b(?:created|available)\b/i.test(sentence)) || /\b(?:complete|provided)\b/i.test(sentence);
  if (/\b(?:tests?|testing)\b/.test(around[0] ?? '')) return false;
  if (claimed === 'declared') return true;
  if (claimed === 'bare') return numbers || topic.bare === true || topic.direction === 'fail-only';
  if (claimed === 'act' && topic.attribute === true) return true;
  // `Liveness probe validated (/health)`: the value is the claim.
  return numbers && topic.attribute === true && claimOf(sentence.replace(/\b(?:validated|appropriate|valid)\b/gi, '')) !== 'attested';
}

function person(): Evidence {
  return { kind: 'person', id: 'person', parameters: {}, scope: undefined };
}

function reason({ sentence }: Words, claimed: Claimed, claims: readonly Claim[]): string {
  const word = decidingWord(sentence);
  if (claimed === 'act') return `“${word ?? 'done'}” is about what runs, which files do not show.`;
  if (claimed === 'attested') return `“${word ?? 'done'}” is for a person to say.`;
  if (claims.length === 0) return 'Nothing in the repository is known to speak of it.';
  return 'What the files hold helps to decide it, and does not decide it.';
}
