import type { Container } from '../../model/container.ts';
import type { Field, Value } from '../../model/field.ts';
import type { Workload } from '../../model/workload.ts';
import type { Span } from '../../text/source.ts';
import type { Finding, Judgement } from '../rule.ts';
import { describe } from './describe.ts';
import { enumerated } from './words.ts';

/** A finding without its place, which is the value's unless it says otherwise. */
export type Fault = Omit<Finding, 'span'> & { readonly span?: Span };

/** What a rule says of one value. */
export type Opinion = Fault | 'good' | 'not-applicable' | 'unknown';

/** Judges one value; what is dynamic is unknown. `judge` gets undefined where nobody wrote it. */
export function judgeValue<T>(value: Value<T>, judge: (known: T | undefined) => Opinion): Judgement {
  if (value.kind === 'dynamic') return 'unknown';
  const opinion = judge(value.kind === 'known' ? value.value : undefined);
  if (opinion === 'good') return [];
  return typeof opinion === 'string' ? opinion : [{ span: value.span, ...opinion }];
}

/** Judges whichever values are written of several; with nothing found and one of them dynamic, the whole is unknown. */
export function judgeEach<I, T>(items: readonly I[], valueOf: (item: I) => Value<T> | undefined, judge: (item: I, known: T) => Fault | undefined): Judgement {
  const findings: Finding[] = [];
  let isUnknown = false;
  for (const item of items) {
    const value = valueOf(item);
    isUnknown ||= value?.kind === 'dynamic';
    if (value?.kind !== 'known') continue;
    const fault = judge(item, value.value);
    if (fault !== undefined) findings.push({ span: value.span, ...fault });
  }
  return findings.length === 0 && isUnknown ? 'unknown' : findings;
}

/** A container's field, which the pod may state for several containers. */
export interface Shared<T, W = T> {
  readonly field: Field<T, W>;
  /** Whom the value is for, as messages name it: the container, or the workload where several share the value. */
  readonly who: string;
  /** The same in one or two words, for the titles of fixes. */
  readonly name: string;
  /** The containers that have the value, by name: `web and proxy`. */
  readonly containers: string;
}

type Pick<T, W> = (container: Container) => Field<T, W> | undefined;

/**
 * Judges a field of a container. A value that several containers take from one place is reported once, by the first of them
 * that `pick` gives the field for; where it gives none, the rule does not apply.
 */
export function judgeShared<T, W>(container: Container, pick: Pick<T, W>, judge: (known: T | undefined, shared: Shared<T, W>) => Opinion): Judgement {
  const field = pick(container);
  if (field === undefined) return 'not-applicable';
  const sharers = sharersOf(container, field, pick);
  const judgement = judgeValue(field.value, value => judge(value, named(container, field, sharers)));
  if (typeof judgement === 'string') return judgement;
  if (sharers[0] !== container) return [];
  return field.value.kind === 'absent' ? judgement.map(finding => ({ absent: [field.name], ...finding })) : judgement;
}

/** A field of all containers of a workload: once for each place that it is written, or missing, at. */
export function sharedFields<T, W>(workload: Workload, pick: Pick<T, W>): Shared<T, W>[] {
  return workload.containers.flatMap(container => {
    const field = pick(container);
    if (field === undefined) return [];
    const sharers = sharersOf(container, field, pick);
    return sharers[0] === container ? [named(container, field, sharers)] : [];
  });
}

function named<T, W>(container: Container, field: Field<T, W>, sharers: readonly Container[]): Shared<T, W> {
  if (sharers.length < 2) return { field, who: describe(container), name: container.name, containers: container.name };
  const whole = describe(container.workload);
  return { field, who: whole, name: whole, containers: enumerated(sharers.map(({ name }) => name)) };
}

function sharersOf<T, W>(container: Container, { value }: Field<T, W>, pick: Pick<T, W>): Container[] {
  return container.workload.containers.filter(other => {
    const span = other === container ? value.span : pick(other)?.value.span;
    return span?.start === value.span.start && span.source === value.span.source;
  });
}
