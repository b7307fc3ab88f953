import type { Change, PlainValue } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { Field, ListField, Value } from '../../model/field.ts';
import type { Spot } from './spot.ts';

/** How a field of one type reads what stands at a spot and writes a value. */
export interface Codec<T, W = T> {
  /** The value, or undefined where what is written is not of this type. */
  read(spot: Spot): T | undefined;
  write(value: W): PlainValue;
  readonly type: string;
}

const NOWHERE: Span = { source: { uri: '', text: '', offset: 0 }, start: 0, end: 0 };

/** Where a missing thing is underlined. */
export function anchorOf(spot: Spot): Span {
  return spot.anchor ?? NOWHERE;
}

/** Reads a spot. A value of the wrong type is dynamic: Compose will refuse it, no rule should guess. */
export function readValue<T>(spot: Spot, codec: Codec<T, never>): Value<T> {
  const { tree } = spot;
  if (tree === undefined || !spot.isWritten) return absent(spot);
  const span = spot.span ?? anchorOf(spot);
  if (!spot.isClear) return { kind: 'dynamic', span, because: 'the text is broken here' };
  if (tree.kind === 'scalar' && tree.because !== undefined) return { kind: 'dynamic', span, because: tree.because };
  const value = codec.read(spot);
  if (value !== undefined) return { kind: 'known', value, span };
  const because = `it is not ${codec.type}`;
  return tree.kind === 'scalar' ? { kind: 'dynamic', span, because, literal: tree.text, expected: codec.type } : { kind: 'dynamic', span, because };
}

/** Nobody wrote it, unless it may be hidden by broken text or stand where nobody can look. */
export function absent(spot: Spot): Exclude<Value<never>, { kind: 'known' }> {
  const span = anchorOf(spot);
  if (!spot.isSound) return { kind: 'dynamic', span, because: 'the text is broken before it' };
  if (spot.open !== undefined) return { kind: 'dynamic', span, because: spot.open };
  const above = spot.nearestAbove;
  const isHidden = above?.tree?.kind === 'scalar' && above.isWritten;
  return isHidden ? { kind: 'dynamic', span, because: 'what holds it is not a map here' } : { kind: 'absent', span };
}

/** A field read off one spot. */
export class SpotField<T, W = T> implements Field<T, W> {
  readonly name: string;
  readonly #spot: Spot;
  readonly #codec: Codec<T, W>;
  #value: Value<T> | undefined;

  constructor(name: string, spot: Spot, codec: Codec<T, W>) {
    this.name = name;
    this.#spot = spot;
    this.#codec = codec;
  }

  get value(): Value<T> {
    this.#value ??= readValue<T>(this.#spot, this.#codec);
    return this.#value;
  }

  set(value: W): Change {
    return this.#spot.set(this.#codec.write(value));
  }

  remove(): Change {
    return this.#spot.remove();
  }
}

/** A field whose reading or writing needs more than one spot. */
export interface Computed<T, W> {
  readonly name: string;
  readonly value: () => Value<T>;
  readonly set: (value: W) => Change;
  readonly remove: () => Change;
}

export class ComputedField<T, W = T> implements Field<T, W> {
  readonly name: string;
  readonly #of: Computed<T, W>;
  #value: Value<T> | undefined;

  constructor(of: Computed<T, W>) {
    this.name = of.name;
    this.#of = of;
  }

  get value(): Value<T> {
    this.#value ??= this.#of.value();
    return this.#value;
  }

  set(value: W): Change {
    return this.#of.set(value);
  }

  remove(): Change {
    return this.#of.remove();
  }
}

/** The same field with another value where nobody wrote it: what Compose does then. */
export function withDefault<T, W>(field: Field<T, W>, value: T): Field<T, W> {
  if (field.value.kind !== 'absent') return field;
  const { span } = field.value;
  return new ComputedField({ name: field.name, value: () => ({ kind: 'known', value, span }), set: one => field.set(one), remove: () => field.remove() });
}

/** A list of texts, merged from several files. What is added to it is written where its own items are. */
export class SpotListField implements ListField {
  readonly name: string;
  readonly #spot: Spot;
  readonly #codec: Codec<readonly string[]>;
  #value: Value<readonly string[]> | undefined;

  constructor(name: string, spot: Spot, codec: Codec<readonly string[]>) {
    this.name = name;
    this.#spot = spot;
    this.#codec = codec;
  }

  get value(): Value<readonly string[]> {
    this.#value ??= readValue<readonly string[]>(this.#spot, this.#codec);
    return this.#value;
  }

  spanOf(index: number): Span {
    return this.#spot.items()[index]?.span ?? this.value.span;
  }

  /** Items that stand in other files stay there: only what is new, or no longer wanted, changes what is written here. */
  set(value: readonly string[]): Change {
    const { value: before } = this;
    const own = this.#spot.ownItems.flatMap(({ node }) => (node?.kind === 'scalar' ? [node.text] : []));
    const merged = before.kind === 'known' ? before.value : [];
    const elsewhere = merged.filter(item => !own.includes(item));
    return this.#spot.set(this.#codec.write(value.filter(item => own.includes(item) || !elsewhere.includes(item))));
  }

  remove(): Change {
    return this.#spot.remove();
  }
}
