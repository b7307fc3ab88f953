import type { Change } from '../../text/change.ts';
import type { Field } from '../../model/field.ts';
import { describe } from './describe.ts';
import { judgeValue } from './judge-value.ts';
import type { Workload } from '../../model/workload.ts';
import type { Judgement } from '../rule.ts';

/** Judges a namespace that a workload may share with its node; not shared is what is so where nobody wrote it. */
export function judgeHostNamespace(workload: Workload, field: Field<boolean> | undefined, verb: string, namespace: string, also: () => readonly Change[] = () => []): Judgement {
  if (field === undefined) return 'not-applicable';
  const who = describe(workload);
  return judgeValue(field.value, isShared => {
    if (isShared !== true) return 'good';
    return {
      message: `${who} ${verb} of its ${workload.terms.host}.`,
      fixes: [{ title: `Give ${who} ${namespace} of its own`, safety: 'review', changes: () => [field.set(false), ...also()] }],
    };
  });
}
