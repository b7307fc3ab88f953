import type { Autoscaler } from '../model/cluster.ts';
import type { Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { joinJudgements } from './support/judgement.ts';
import { examples } from './hpa-metrics.examples.ts';

const REQUESTED = ['cpu', 'memory'] as const;

export const hpaMetrics = rule({
  id: 'hpa-metrics',
  subject: 'autoscaler',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'availability',
    summary: 'What an autoscaler measures in percent of a request, its target requests.',
    why: `A utilization is a percentage of the request. Where one container of the target requests none, the autoscaler cannot compute it and scales on nothing: \`kubectl describe hpa\` shows \`<unknown>\`. An autoscaler without metrics measures CPU, at 80 per cent.

A limit without a request counts as one, and so does a request of the pod as a whole. A patch of a kustomization that states requests of the target, a LimitRange of the repository that may hold in the namespace, and a target that is not in the repository, leave the question open.

\`metrics\` names the resources that the team wants every autoscaler to measure.`,
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
    ],
  },
  parameters: {
    metrics: { type: 'list', description: 'What every autoscaler must measure: `cpu`, `memory`.' },
  },
  check: (autoscaler, { metrics }) => joinJudgements([judgeRequests(autoscaler), judgeStated(autoscaler, metrics)]),
  holds(about, project) {
    if (about.type !== 'autoscaler' || about.target === undefined) return 'unknown';
    const targets = project.workloadsNamed(about.target.kind, about.target.name, about.namespace);
    const measured = REQUESTED.filter(resource => about.utilization.includes(resource));
    if (targets.some(({ requests }) => measured.every(resource => requests[resource]))) return false;
    const patched = project.partsOf({ ...about.target, namespace: about.namespace });
    if (measured.every(resource => patched.some(({ requests }) => requests[resource]))) return 'unknown';
    return targets.length === 0 || project.hasAny('LimitRange', about.namespace) ? 'unknown' : true;
  },
  examples,
});

function judgeRequests(autoscaler: Autoscaler): Judgement {
  const { facts, kind, name } = autoscaler;
  const measured = utilizationsOf(autoscaler);
  if (measured === undefined || facts.target === undefined) return 'unknown';
  if (measured.length === 0) return 'not-applicable';
  const target = `${facts.target.kind} ${facts.target.name}`;
  return measured.map(({ resource, span }) => ({
    span,
    message: `${kind} ${name} measures ${resource} in percent of the request, and a container of ${target} requests none.`,
    about: { ...facts, utilization: [resource] },
  }));
}

/** Whether it measures what is stated, in percent or as a value. */
function judgeStated({ metrics, kind, name, span }: Autoscaler, stated: readonly string[] | undefined): Judgement {
  if (stated === undefined) return 'not-applicable';
  const measured = metrics?.length === 0 ? ['cpu'] : metrics?.flatMap(({ resource }) => resource ?? []);
  const wanted = stated.map(one => one.toLowerCase());
  const missing = wanted.filter(one => measured?.includes(one) !== true);
  if (missing.length === 0) return [];
  // What is no resource may be measured by a metric that only the cluster knows the name of.
  if (metrics === undefined || metrics.some(({ resource, isOther }) => resource === undefined && !isOther) || missing.some(one => !REQUESTED.some(resource => resource === one))) return 'unknown';
  const others = measured?.join(' and ') ?? '';
  return [{ span, message: `${kind} ${name} measures ${others === '' ? 'no resource' : others}; ${wanted.join(' and ')} ${wanted.length === 1 ? 'is' : 'are'} stated.` }];
}

/** The resources that are measured in percent of the request, with their places; undefined where the list is not readable. */
function utilizationsOf({ metrics, span }: Autoscaler): { resource: string; span: Autoscaler['span'] }[] | undefined {
  if (metrics?.length === 0) return [{ resource: 'cpu', span }];
  return metrics?.flatMap(metric =>
    metric.utilization && REQUESTED.some(resource => resource === metric.resource) ? [{ resource: metric.resource ?? '', span: metric.span }] : [],
  );
}
