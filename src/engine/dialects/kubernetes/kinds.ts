import type { Lifetime, Scaling } from '../../model/workload.ts';

/** How an object of one kind holds its pod. Paths are dotted keys from the object's root. */
export interface WorkloadKind {
  readonly group: RegExp;
  /** The pod's metadata and spec are below this path; `` is the object itself. */
  readonly template: string;
  readonly lifetime: Lifetime;
  readonly scaling: Scaling;
  readonly stateful?: true;
  readonly uncontrolled?: true;
  /** Where a Job's own settings are; undefined for kinds that are no Job. */
  readonly job?: string;
}

const APPS = /^(apps\/v1(beta[12])?|extensions\/v1beta1)$/;
const BATCH = /^batch\/v(1(beta1)?|2alpha1)$/;
const CORE = /^v1$/;

/**
 * The kinds that run pods: Kubernetes' own (API reference v1.34, "Workload Resources") and the custom ones that
 * embed a whole pod template.
 */
const WORKLOAD_KINDS: Readonly<Record<string, WorkloadKind>> = {
  Deployment: { group: APPS, template: 'spec.template', lifetime: 'long-running', scaling: 'replicated' },
  ReplicaSet: { group: APPS, template: 'spec.template', lifetime: 'long-running', scaling: 'replicated' },
  StatefulSet: { group: APPS, template: 'spec.template', lifetime: 'long-running', scaling: 'replicated', stateful: true },
  DaemonSet: { group: APPS, template: 'spec.template', lifetime: 'long-running', scaling: 'per-node' },
  ReplicationController: { group: CORE, template: 'spec.template', lifetime: 'long-running', scaling: 'replicated' },
  Pod: { group: CORE, template: '', lifetime: 'long-running', scaling: 'single', uncontrolled: true },
  PodTemplate: { group: CORE, template: 'template', lifetime: 'long-running', scaling: 'single' },
  Job: { group: BATCH, template: 'spec.template', lifetime: 'task', scaling: 'single', job: 'spec' },
  CronJob: { group: BATCH, template: 'spec.jobTemplate.spec.template', lifetime: 'task', scaling: 'single', job: 'spec.jobTemplate.spec' },
  // argoproj.io/v1alpha1, Argo Rollouts: "a drop-in replacement for a Deployment".
  Rollout: { group: /^argoproj\.io\//, template: 'spec.template', lifetime: 'long-running', scaling: 'replicated' },
  // serving.knative.dev/v1: Knative scales it by requests, down to none.
  Service: { group: /^serving\.knative\.dev\//, template: 'spec.template', lifetime: 'long-running', scaling: 'single' },
};

/** The kind that this apiVersion and kind name, or undefined for one that runs no pods we know. */
export function workloadKind(apiVersion: string, kind: string): WorkloadKind | undefined {
  const found = Object.hasOwn(WORKLOAD_KINDS, kind) ? WORKLOAD_KINDS[kind] : undefined;
  return found?.group.test(apiVersion) === true ? found : undefined;
}
