import type { Change } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { AutoscalerFacts, BudgetFacts, ObjectFacts } from './facts.ts';
import type { Field } from './field.ts';

/** Something that sets a workload's number of replicas by load: a HorizontalPodAutoscaler. */
export interface Autoscaler {
  readonly subject: 'autoscaler';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  readonly facts: AutoscalerFacts;
  readonly targetKind: Field<string>;
  readonly targetName: Field<string>;
  /** 1 where nobody wrote it. */
  readonly minReplicas: Field<number>;
  readonly maxReplicas: Field<number>;
  /** What it scales on; a resource metric in percent needs the target's request. Undefined: not readable. */
  readonly metrics: readonly Metric[] | undefined;
}

export interface Metric {
  readonly span: Span;
  /** `cpu` or `memory` for a resource metric, else undefined. */
  readonly resource: string | undefined;
  /** True where the target is a percentage of the request. */
  readonly utilization: boolean;
  /** True where it measures something else than a resource of all containers: not readable ones are not known to. */
  readonly isOther: boolean;
}

/** A bound on how many pods may be evicted at once: a PodDisruptionBudget. */
export interface DisruptionBudget {
  readonly subject: 'disruption-budget';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  readonly facts: BudgetFacts;
  readonly minAvailable: Field<number | string>;
  readonly maxUnavailable: Field<number | string>;
}

/** A namespace that the repository creates. */
export interface Namespace {
  readonly subject: 'namespace';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: undefined;
  readonly facts: ObjectFacts;
  label(key: string): Field<string>;
  /** Adds a ResourceQuota or a LimitRange for it. */
  add(companion: 'ResourceQuota' | 'LimitRange'): Change;
}
