import type { Change } from '../../../text/change.ts';
import type { Field, Value } from '../../../model/field.ts';

/** A field whose reading or writing needs more than one cursor. */
interface Made<T, W> {
  readonly name: string;
  readonly value: Value<T>;
  readonly set: (value: W) => Change;
  readonly remove: () => Change;
}

export function made<T, W = T>(of: Made<T, W>): Field<T, W> {
  return of;
}

/** Another reading of a field: of what is known of it, or of what is absent. */
export function mapped<T, U, W>(field: Field<T, W>, read: (value: T) => U | undefined, write: (value: U) => W): Field<U> {
  const { value } = field;
  const seen = value.kind === 'known' ? read(value.value) : undefined;
  const other: Value<U> =
    value.kind !== 'known' ? value : seen === undefined ? { kind: 'dynamic', span: value.span, because: 'it is written in another way' } : { ...value, value: seen };
  return made({ name: field.name, value: other, set: next => field.set(write(next)), remove: () => field.remove() });
}

/** The same field with another value where nobody wrote it: what the platform does then. */
export function withDefault<T, W>(field: Field<T, W>, byDefault: T): Field<T, W> {
  const { value } = field;
  if (value.kind !== 'absent') return field;
  return made({ name: field.name, value: { kind: 'known', value: byDefault, span: value.span }, set: next => field.set(next), remove: () => field.remove() });
}

/** The same field of which nothing is known. */
export function unknown<T, W>(field: Field<T, W>, because: string): Field<T, W> {
  return made({ name: field.name, value: { kind: 'dynamic', span: field.value.span, because }, set: next => field.set(next), remove: () => field.remove() });
}

/** A change that cannot be made, and why. */
export function refused(because: string): Change {
  return { kind: 'remove', writer: { write: () => ({ kind: 'refused', because }) }, path: [] };
}
