import type { Labelled } from '../../model/labelled.ts';
import type { Field } from '../../model/field.ts';
import type { Judgement } from '../rule.ts';
import { joinJudgements } from './judgement.ts';
import { judgeValue } from './judge-value.ts';

/** What the fix writes for a person to replace. */
const TO_CHOOSE = 'choose-a-value';

/** Asks for labels, or for annotations, by their keys. */
export function judgeRequired(subject: Labelled, what: 'label' | 'annotation', keys: readonly string[], kinds: readonly string[]): Judgement {
  if (keys.length === 0 || (kinds.length > 0 && !kinds.includes(subject.kind))) return 'not-applicable';
  return joinJudgements(keys.map(key => judgeKey(subject, what, key)));
}

function judgeKey(subject: Labelled, what: 'label' | 'annotation', key: string): Judgement {
  const field: Field<string> = subject[what](key);
  return judgeValue(field.value, text => {
    if (text !== undefined && text !== '') return 'good';
    return {
      message: `${subject.kind} ${subject.name} has ${text === undefined ? 'no' : 'an empty'} ${what} ${key}.`,
      ...(text === undefined ? { absent: [field.name] } : {}),
      fixes: [{ title: `Give ${subject.name} the ${what} ${key}: choose its value`, safety: 'fill-in', changes: () => [field.set(TO_CHOOSE)] }],
    };
  });
}
