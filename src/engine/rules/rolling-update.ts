import type { Field } from '../model/field.ts';
import { known } from '../model/field.ts';
import type { UpdateStrategy, Workload } from '../model/workload.ts';
import type { Finding, Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { cannotRunTwice } from './support/replicas.ts';
import { examples } from './rolling-update.examples.ts';

type Amount = Field<number | string>;

export const rollingUpdate = rule({
  id: 'rolling-update',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'availability',
    summary: 'Updates roll: some replicas serve while others are replaced.',
    why: `\`Recreate\` stops every pod before it starts a new one, so each update is an outage. A \`maxUnavailable\` of 100%, or of as many as there are replicas, does the same under another name. With neither \`maxUnavailable\` nor \`maxSurge\` the API refuses the workload.

A strategy that is left out is a rolling update with 25% of each, which is fine. \`Recreate\` is left alone where a single replica cannot run beside its successor: it holds a PersistentVolumeClaim or a host port, or is a well-known database, cache or broker; so is a \`maxUnavailable\` of 100% there. \`OnDelete\` is left alone: those who write it replace the pods by hand. Where \`Recreate\` is meant, say so in a suppression.

\`strategy\`, \`maxSurge\` and \`maxUnavailable\` are what the team states; what is left out counts as its default.`,
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
    alsoKnownAs: {
      'kube-linter': ['no-rolling-update-strategy'],
      'kube-score': ['deployment-strategy'],
    },
  },
  parameters: {
    strategy: { type: 'text', description: '`RollingUpdate` or `Recreate`, whichever updates must be.' },
    maxSurge: { type: 'amount', description: 'How many pods an update runs beside the wanted ones.' },
    maxUnavailable: { type: 'amount', description: 'How many pods may be missing in an update.' },
  },
  check(workload, stated) {
    const { updateStrategy: strategy } = workload;
    if (strategy === undefined || workload.lifetime !== 'long-running') return 'not-applicable';
    const { type } = strategy;
    if (type.value.kind === 'dynamic') return 'unknown';
    const name = known(type) ?? 'RollingUpdate';
    if (stated.strategy !== undefined && stated.strategy !== name) return otherStrategy(workload, strategy, name, stated.strategy);
    if (name === 'Recreate' && stated.strategy === 'Recreate') return [];
    if (name === 'Recreate') return recreate(workload, type);
    if (name !== 'RollingUpdate') return 'not-applicable';
    if (strategy.maxUnavailable.value.kind === 'dynamic' || strategy.maxSurge?.value.kind === 'dynamic') return 'unknown';
    const { surge, unavailable } = defaultsOf(workload);
    const unlike = [...notStated(workload, strategy.maxSurge, stated.maxSurge, surge), ...notStated(workload, strategy.maxUnavailable, stated.maxUnavailable, unavailable)];
    return unlike.length > 0 ? unlike : amounts(workload, strategy);
  },
  holds: (about, project) => (about.type === 'workload' && project.autoscalersOf(about).length === 0 ? true : 'unknown'),
  examples,
});

function recreate(workload: Workload, type: Field<string>): Judgement {
  const { facts, name, terms: { copy } } = workload;
  if (facts.replicas === undefined) return 'unknown';
  if (facts.replicas === 0 || (facts.replicas === 1 && cannotRunTwice(workload))) return 'not-applicable';
  return [
    {
      span: type.value.span,
      message: `${describe(workload)} is down while an update recreates its ${copy}s.`,
      fixes: [{ title: `Replace the ${copy}s of ${name} by a rolling update`, safety: 'review', changes: () => [type.set('RollingUpdate')] }],
    },
  ];
}

/** Values that stop everything, or nothing. What is left out is 25% of each, or one pod of a DaemonSet and no surge. */
function amounts(workload: Workload, { maxUnavailable, maxSurge, isCounted }: UpdateStrategy): Finding[] {
  const { facts, name, scaling, terms: { copy } } = workload;
  const { value } = maxUnavailable;
  if (value.kind !== 'known') return [];
  const { span } = value;
  const surge = known(maxSurge) ?? defaultsOf(workload).surge;
  if (isZero(value.value) && isZero(surge) && maxSurge !== undefined) {
    const message = `${describe(workload)} can neither add nor remove a ${copy} in an update: the API refuses it.`;
    return [{ span, message, fixes: [{ title: `Let an update of ${name} add one ${copy}`, safety: 'review', changes: () => [maxSurge.set(1)] }] }];
  }
  const message = `${describe(workload)} may have all its ${copy}s down at once in an update.`;
  const part = scaling === 'per-node' || isCounted === true ? { amount: 1, says: `one ${copy}` } : partOf(facts.replicas, isZero(surge));
  const one = { title: `Let an update of ${name} start the new ${copy} before it stops the old one`, changes: () => [maxUnavailable.set('0%'), ...(maxSurge === undefined ? [] : [maxSurge.set('100%')])] };
  const some = part && { title: `Let an update of ${name} stop ${part.says}${part.amount === 1 ? '' : ` the ${copy}s`} at a time`, changes: () => [maxUnavailable.set(part.amount)] };
  const fixes: Finding['fixes'] = [{ ...(some ?? one), safety: 'review' }];
  if (value.value === '100%') return facts.replicas === 1 && cannotRunTwice(workload) ? [] : [{ span, message, fixes }];
  // A single replica has nothing to roll; where an autoscaler sets the number, the manifest does not know it.
  const isAll = typeof value.value === 'number' && (facts.replicas ?? 0) >= 2 && value.value >= (facts.replicas ?? 0);
  return isAll ? [{ span, message, fixes, about: facts }] : [];
}

/**
 * How many may be missing: a quarter. Where none may be added before, that must come to one at least, or the update would
 * wait for ever; of a single one it cannot.
 */
function partOf(replicas: number | undefined, isFull: boolean): { readonly amount: string; readonly says: string } | undefined {
  if (!isFull || (replicas !== undefined && replicas >= 4)) return { amount: '25%', says: 'a quarter of' };
  if (replicas === 3) return { amount: '34%', says: 'a third of' };
  return replicas === 1 ? undefined : { amount: '50%', says: 'half of' };
}

/** What the API takes where nobody wrote it (apps/v1). */
function defaultsOf({ scaling, stateful }: Workload): { readonly surge: number | string; readonly unavailable: number | string } {
  return scaling === 'per-node' || stateful ? { surge: 0, unavailable: 1 } : { surge: '25%', unavailable: '25%' };
}

/** Only a Deployment can recreate its pods: nothing else is asked to. */
function otherStrategy(workload: Workload, { type, span }: UpdateStrategy, name: string, stated: string): Judgement {
  const isImplied = type.value.kind === 'known' && type.value.span === span;
  if (stated !== 'RollingUpdate' && (isImplied || workload.stateful || workload.scaling !== 'replicated')) return 'not-applicable';
  const title = `Set ${type.name} of ${workload.name} to ${stated}`;
  return [{ span: type.value.span, message: `${describe(workload)} has the update strategy ${name}; ${stated} is stated.`, fixes: [{ title, safety: 'review', changes: () => [type.set(stated)] }] }];
}

function notStated(workload: Workload, field: Amount | undefined, stated: number | string | undefined, byDefault: number | string): Finding[] {
  if (field === undefined || stated === undefined || String(known(field) ?? byDefault) === String(stated)) return [];
  const { value } = field;
  const has = value.kind === 'known' ? `has a ${field.name} of ${String(value.value)}` : `leaves ${field.name} at its default, ${String(byDefault)}`;
  const title = `Set ${field.name} of ${workload.name} to ${String(stated)}`;
  return [{ span: value.span, message: `${describe(workload)} ${has}; ${String(stated)} is stated.`, fixes: [{ title, safety: 'review', changes: () => [field.set(stated)] }] }];
}

function isZero(value: number | string): boolean {
  return value === 0 || value === '0%';
}
