import { isAbsent, known } from '../model/field.ts';
import type { Field } from '../model/field.ts';
import type { Workload } from '../model/workload.ts';
import { describe } from './support/describe.ts';
import { isMeantToServe } from './support/serving.ts';
import { isDynamic, judgement } from './support/judgement.ts';
import { rule } from './rule.ts';
import type { Finding } from './rule.ts';
import { examples } from './restart-policy.examples.ts';

/** `backoffLimit` where a Job does not say (JobSpec, batch/v1). */
const DEFAULT_RETRIES = 6;

export const restartPolicy = rule({
  id: 'restart-policy',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'lifecycle',
    summary: 'Services restart when they fail; Jobs bound their retries.',
    why: `Kubernetes takes no \`restartPolicy\` but \`Always\` in what runs on (Deployments, StatefulSets, DaemonSets), and none but \`OnFailure\` and \`Never\` in Jobs and CronJobs; since \`Always\` is the default, a Job that states none is refused.

A bare Pod with \`Never\` that lists ports or probes serves until its first failure, and then no more; what serves belongs in a Deployment, so no fix is offered. One without them runs to an end and is left alone.

In Compose nothing is restarted unless \`restart\` or \`deploy.restart_policy\` says so: a service that ends, or whose host starts anew, stays down. \`docker stack\` restarts whatever does not say otherwise under \`deploy\`. A service that runs to an end is left alone: one that others wait for to end, one with \`restart: "no"\` that serves no port and has no healthcheck, and one that a profile starts.

A Job is retried six times unless it says otherwise, each time after a longer wait. A \`backoffLimit\` far above it keeps a Job that cannot succeed running for days; it is left alone where \`activeDeadlineSeconds\` bounds the whole.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
      'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy',
    ],
    alsoKnownAs: {
      'kube-linter': ['restart-policy'],
      'kube-score': ['cronjob-restartpolicy'],
      kics: ['2fc99041-ddad-49d5-853f-e35e70a48391'],
    },
  },
  parameters: {
    maximumRetries: { type: 'number', default: 20, minimum: 0, description: 'The highest backoffLimit of a Job without a deadline.' },
  },
  check(workload, { maximumRetries }) {
    const { restartPolicy: field, job, staysDown } = workload;
    if (staysDown === true && field !== undefined) return workload.lifetime === 'task' ? 'not-applicable' : judgement(standing(workload, field), isDynamic(field));
    if (field === undefined || (job === undefined && workload.scaling === 'single' && workload.controlled)) return 'not-applicable';
    const unknown = [field, job?.backoffLimit, job?.activeDeadline].some(isDynamic);
    if (job !== undefined) return judgement([...jobPolicy(workload, field), ...retries(workload, maximumRetries)], unknown);
    return judgement(workload.controlled ? runningPolicy(workload, field) : podPolicy(workload, field), unknown);
  },
  examples,
});

function jobPolicy(workload: Workload, field: Field<string>): Finding[] {
  if (isAbsent(field)) return [finding(field, `${describe(workload)} states no restartPolicy: Kubernetes refuses it.`, 'OnFailure')];
  if (known(field) !== 'Always') return [];
  return [finding(field, `${describe(workload)} has restartPolicy Always: Kubernetes takes none but OnFailure and Never there.`, 'OnFailure')];
}

function runningPolicy(workload: Workload, field: Field<string>): Finding[] {
  const policy = known(field);
  if (policy !== 'OnFailure' && policy !== 'Never') return [];
  return [finding(field, `${describe(workload)} has restartPolicy ${policy}: Kubernetes takes none but Always there.`, 'Always')];
}

function podPolicy(workload: Workload, field: Field<string>): Finding[] {
  if (known(field) !== 'Never' || !isMeantToServe(workload)) return [];
  return [{ span: field.value.span, message: `${describe(workload)} serves and is not restarted when it fails.` }];
}

/** Somebody who wrote that it is not to be restarted should look. */
function standing(workload: Workload, field: Field<string>): Finding[] {
  if (!isAbsent(field) && known(field) !== 'Never') return [];
  const safety = isAbsent(field) ? 'safe' : 'review';
  const fixes: Finding['fixes'] = [{ title: `Restart ${workload.name} when it fails`, safety, changes: () => [field.set('Always')] }];
  return [{ span: field.value.span, message: `${describe(workload)} is not restarted when it fails.`, fixes }];
}

/** Kubernetes refuses what stands there, so nothing that runs can change. */
function finding(field: Field<string>, message: string, policy: string): Finding {
  return { span: field.value.span, message, fixes: [{ title: `Set ${field.name} to ${policy}`, safety: 'safe', changes: () => [field.set(policy)] }] };
}

function retries(workload: Workload, maximum: number): Finding[] {
  const { job } = workload;
  const limit = known(job?.backoffLimit);
  if (job === undefined || limit === undefined || limit <= maximum || !isAbsent(job.activeDeadline)) return [];
  const usual = Math.min(maximum, DEFAULT_RETRIES);
  return [
    {
      span: job.backoffLimit.value.span,
      message: `${describe(workload)} may be retried ${String(limit)} times and has no deadline.`,
      fixes: [{ title: `Set ${job.backoffLimit.name} to ${String(usual)}`, safety: 'review', changes: () => [job.backoffLimit.set(usual)] }],
    },
  ];
}
