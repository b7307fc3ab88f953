import type { Autoscaler, DisruptionBudget, Namespace } from './cluster.ts';
import type { Configuration } from './configuration.ts';
import type { Container } from './container.ts';
import type { DeclaredObject } from './declared.ts';
import type { Description } from './description.ts';
import type { EnvironmentFile } from './environment-file.ts';
import type { Labelled } from './labelled.ts';
import type { NetworkPolicy, PortList } from './network.ts';
import type { Platform } from './platform/index.ts';
import type { Workload } from './workload.ts';

/** Everything that a rule can be about. */
export type Subject = Container | Workload | Autoscaler | DisruptionBudget | Namespace | DeclaredObject | Configuration | EnvironmentFile | Labelled | NetworkPolicy | PortList | Description | Platform;

export type SubjectKind = Subject['subject'];

/** The subject of one kind. */
export type SubjectOf<K extends SubjectKind> = Extract<Subject, { readonly subject: K }>;

/** How messages and reports name a subject. */
export interface SubjectName {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly container?: string;
}

export function nameOf(subject: Subject): SubjectName {
  const owner = subject.subject === 'container' ? subject.workload : subject;
  return {
    kind: owner.kind,
    name: owner.name,
    ...(owner.namespace === undefined ? {} : { namespace: owner.namespace }),
    ...(subject.subject === 'container' && subject.isWorkload !== true ? { container: subject.name } : {}),
  };
}
