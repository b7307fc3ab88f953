import type { EnvironmentVariable } from '../../model/container.ts';
import { describe } from '../../rules/support/describe.ts';
import { joinJudgements } from '../../rules/support/judgement.ts';
import type { Judgement } from '../../rules/rule.ts';
import { fact, OF } from './fact.ts';

/** What stands for the value of a variable that a Secret gives. */
const FROM_SECRET = 'secretKeyRef';

/** A variable is set: to anything, to a value, to any but one. */
export const env = fact({
  id: 'env',
  subject: 'container',
  summary: 'Containers set this environment variable.',
  parameters: {
    name: { type: 'list', description: 'The variable, or several of which one is enough.' },
    value: { type: 'text', description: 'Its value; `secretKeyRef` for one that a Secret gives.' },
    not: { type: 'text', description: 'A value that it must not have.' },
    of: OF,
  },
  check(container, { name = [], value, not }) {
    const own = container.env.filter(one => name.includes(one.name));
    // A template may give a variable of any name.
    if (own.length === 0) return value !== undefined && container.env.some(one => one.name === '') ? 'unknown' : 'not-applicable';
    return joinJudgements(own.map(one => judge(one, describe(container), value, not)));
  },
});

function judge({ name, value: written, from, span }: EnvironmentVariable, who: string, value: string | undefined, not: string | undefined): Judgement {
  if (value === FROM_SECRET) {
    if (from?.kind === 'Secret') return [];
    return written.kind === 'known' || from !== undefined ? [{ span, message: `${who} does not take ${name} from a Secret.` }] : 'unknown';
  }
  if (value === undefined && not === undefined) return [];
  if (written.kind !== 'known') return 'unknown';
  const isOther = (value !== undefined && written.value !== value) || written.value.toLowerCase() === not?.toLowerCase();
  return isOther ? [{ span: written.span, message: `${who} sets ${name} to ${written.value}${value === undefined ? '' : `; ${value} is stated`}.` }] : [];
}
