import { worldOf } from '../../engine/index.ts';
import type { Answer, Evidence, Rule, World } from '../../engine/index.ts';
import type { Repository } from './repository.ts';
import type { Tallies } from './tallies.ts';

interface Kept {
  readonly state: string;
  readonly answer: Answer | undefined;
}

/** Answers evidence from a repository that has been read. Answers that stay are the very same, so that verdicts can stay too. */
export function repositoryWorld(rules: readonly Rule[], tallies: Tallies, repository: Repository): World {
  const facts = new Map<string, Kept>();
  const keys = new WeakMap<Evidence, string>();
  const fact = (evidence: Evidence): Answer | undefined => {
    const key = keys.get(evidence) ?? JSON.stringify(evidence);
    keys.set(evidence, key);
    const state = `${String(tallies.generation)} ${String(repository.generation)}`;
    const known = facts.get(key);
    if (known?.state === state) return known.answer;
    const answer = repository.fact(evidence, tallies);
    const same = known !== undefined && JSON.stringify(known.answer) === JSON.stringify(answer) ? known.answer : answer;
    facts.set(key, { state, answer: same });
    return same;
  };
  return worldOf({ rules, fact, answer: (question, platform) => tallies.answer(question, platform) });
}

const NO_CLUSTER: Answer = { kind: 'unasked', because: 'No cluster was asked.' };
const PERSON: Answer = { kind: 'unasked', because: 'A person decides.' };
const READING: Answer = { kind: 'unasked', because: 'The repository is still being read.' };

/** While a repository is being read, nothing is said of it. */
export const UNREAD: World = ({ kind }) => (kind === 'cluster' ? NO_CLUSTER : kind === 'person' || kind === 'command' ? PERSON : READING);
