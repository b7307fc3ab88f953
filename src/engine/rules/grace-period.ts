import type { Field } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { rule } from './rule.ts';
import type { Fix } from './rule.ts';
import { examples } from './grace-period.examples.ts';

/** Enough for most programs: what a pod gets that does not say (PodSpec, core/v1). */
const ENOUGH_SECONDS = 30;

export const gracePeriod = rule({
  id: 'grace-period',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'lifecycle',
    summary: 'Containers get time to end.',
    why: `With a grace period of 0 containers are killed at once: requests are cut off, and files and databases are left as they are. For the pods of a StatefulSet it is unsafe, since a new pod may start while the old one still writes.

A grace period that is not written is 30 seconds, which is enough for most; in Compose it is 10. Where the team sets a \`minimum\`, what is written and the default are held against it; with \`required\`, the default does not do.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
      'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
    ],
  },
  parameters: {
    minimum: { type: 'number', minimum: 1, default: 1, description: 'The shortest grace period in seconds.' },
    required: { type: 'boolean', default: false, description: 'Whether it must be written even where the default would do.' },
  },
  check(workload, { minimum, required }) {
    const { terminationGracePeriod: field, usualGracePeriod: usual = ENOUGH_SECONDS } = workload;
    if (field === undefined) return 'not-applicable';
    const { value } = field;
    if (value.kind === 'dynamic') return 'unknown';
    const target = Math.max(minimum, ENOUGH_SECONDS);
    if (value.kind === 'absent') {
      if (!required && minimum <= usual) return [];
      return [{ span: value.span, absent: [field.name], message: `${describe(workload)} states no grace period: it is ${String(usual)} seconds.`, fixes: [give(field, target)] }];
    }
    if (value.value >= minimum) return [];
    const message =
      value.value <= 0
        ? `${describe(workload)} gives its containers no time to end.`
        : `${describe(workload)} gives its containers ${String(value.value)} seconds to end, less than ${String(minimum)}.`;
    return [{ span: value.span, message, fixes: [give(field, target)] }];
  },
  examples,
});

function give(field: Field<number>, seconds: number): Fix {
  return { title: `Give its containers ${String(seconds)} seconds to end`, safety: 'safe', changes: () => [field.set(seconds)] };
}
