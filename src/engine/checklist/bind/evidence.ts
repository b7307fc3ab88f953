import type { ParameterValue } from '../../rules/parameters.ts';

/** Something that can say whether an item holds. */
export interface Evidence {
  readonly kind: 'rule' | 'repository' | 'cluster' | 'command' | 'person';
  /** A rule's id, a fact's (`object`, `resource`, `file` ...), what a cluster is asked, the command, or the role. */
  readonly id: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** What it must be limited to; without one, all that the repository holds. */
  readonly scope: Scope | undefined;
}

/** Of what an item speaks: `Memory limits set` under Redis is about Redis. */
export interface Scope {
  /** Software (see `Subject`), or the name of a service in an annotation's `of=`. */
  readonly subject: string | undefined;
  readonly platform: Platform | undefined;
}

export type Subject = 'redis' | 'postgres' | 'mysql' | 'database' | 'prometheus' | 'nginx' | 'queue' | 'storage';
export type Platform = 'kubernetes' | 'compose' | 'terraform' | 'host';

/**
 * What a look at the files can come to. two-way: present proves, wrong or missing refutes. pass-only: found proves that it
 * is declared, absence says nothing. fail-only: a counter-example refutes, nothing proves. none: it only helps a person.
 */
export type Direction = 'two-way' | 'pass-only' | 'fail-only' | 'none';

/** One topic of an item. */
export interface Claim {
  readonly topic: string;
  readonly direction: Direction;
  /** any: one piece of evidence is enough. every: each that examined something must agree. all: each must be met. */
  readonly combine: 'any' | 'every' | 'all';
  readonly evidence: readonly Evidence[];
  /** annotation: written in the item. accepted: a suggestion that a person accepted. suggested: read from the words. */
  readonly origin: 'annotation' | 'accepted' | 'suggested';
}

/** What an item is bound to. */
export interface Binding {
  /** All of them must be met for the item to be. */
  readonly claims: readonly Claim[];
  /** Why nothing can be concluded where that is so: `“tested” is for a person to say`. */
  readonly because: string | undefined;
}
