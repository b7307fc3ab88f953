import { notInFiles, worldOf } from '../../engine/index.ts';
import type { Answer, Evidence, Rule, World } from '../../engine/index.ts';
import type { Repository } from './repository.ts';
import type { Tallies } from './tallies.ts';

/** What a project's evidence is answered by. @param project the path of its folder; empty for the whole. */
export type WorldIn = (project: string) => World;

interface Kept {
  readonly state: string;
  readonly answer: Answer | undefined;
}

/**
 * Answers evidence from a repository that has been read: what rules say of the manifests of a project, and what the whole
 * repository holds. Answers that stay are the very same, so that verdicts can stay too.
 */
export function repositoryWorld(rules: readonly Rule[], tallies: Tallies, repository: Repository): WorldIn {
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
  const worlds = new Map<string, World>();
  return project => {
    const world = worlds.get(project) ?? worldOf({ rules, fact, answer: (question, platform) => tallies.answer(question, platform, project) });
    worlds.set(project, world);
    return world;
  };
}

const READING: Answer = { kind: 'unasked', because: 'The repository is still being read.' };

/** While a repository is being read, nothing is said of it. */
export const UNREAD: World = evidence => notInFiles(evidence) ?? READING;
