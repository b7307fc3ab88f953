import { worldOf } from '../../engine/index.ts';
import type { Answer, Rule, World } from '../../engine/index.ts';
import type { Repository } from './repository.ts';
import type { Tallies } from './tallies.ts';

/** Answers evidence from a repository that has been read. Each question is answered once. */
export function repositoryWorld(rules: readonly Rule[], tallies: Tallies, repository: Repository): World {
  const answers = new Map<string, Answer>();
  const ask = worldOf({
    rules,
    files: tallies.files,
    ranWith: id => tallies.ranWith(id),
    fact: evidence => repository.fact(evidence, tallies),
  });
  return evidence => {
    const { kind, id, parameters, scope } = evidence;
    const key = JSON.stringify([kind, id, parameters, scope]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = kind === 'rule' && tallies.files.length === 0 ? ({ kind: 'unasked', because: 'No manifests were found.' } as const) : withUnseen(ask(evidence), id, tallies);
    answers.set(key, answer);
    return answer;
  };
}

/** Nothing holds everywhere while there are files that were not seen, or for which the rule is off: they refute nothing, and prove nothing. */
function withUnseen(answer: Answer, id: string, tallies: Tallies): Answer {
  if (answer.kind !== 'tally' || answer.found > 0 || answer.examined + answer.unknown === 0) return answer;
  const off = tallies.offFor(id);
  if (off !== undefined) return { kind: 'unasked', because: `The rule ${id} is off for ${off}.` };
  const [first, ...others] = tallies.unseen;
  if (first === undefined) return answer;
  return { kind: 'unasked', because: `Not all could be seen: ${first}${others.length > 0 ? ` and ${String(others.length)} more` : ''} could not be checked.` };
}

/** While a repository is being read, nothing is said of it. */
export const UNREAD: World = ({ kind }) => ({ kind: 'unasked', because: kind === 'cluster' ? 'No cluster was asked.' : kind === 'person' || kind === 'command' ? 'A person decides.' : 'The repository is still being read.' });
