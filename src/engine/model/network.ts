import type { Span } from '../text/source.ts';
import type { PolicyFacts, ServiceFacts } from './facts.ts';
import type { Value } from './field.ts';

/** Says who may reach some workloads: a NetworkPolicy. */
export interface NetworkPolicy {
  readonly subject: 'network-policy';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  readonly facts: PolicyFacts;
  /** What it lets in; undefined where a template decides it. */
  readonly incoming: readonly { readonly span: Span; /** Anybody may come, to any port. */ readonly isOpen: boolean }[] | undefined;
}

/** The ports of a container, or of a stable address in front of workloads: a Service. */
export interface PortList {
  readonly subject: 'port-list';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  /** For sentences: `Container web of Deployment shop`. */
  readonly owner: string;
  readonly ports: readonly NamedPort[];
  /** How long a name may be, and whether each of several ports must have one. */
  readonly names: { readonly longest: number; readonly areRequired: boolean };
  /** Whom it leads to; undefined for a container's own ports. */
  readonly leadsTo: ServiceFacts | undefined;
}

export interface NamedPort {
  /** Where it stands, in short. */
  readonly span: Span;
  readonly name: Value<string>;
  /** The port of the workload that it leads to; absent for a container's own. */
  readonly target: Value<number | string>;
}
