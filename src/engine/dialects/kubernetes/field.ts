import type { Change, PlainValue } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { Field, ListField, Value } from '../../model/field.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { readScalar } from '../../syntax/yaml/scalar.ts';
import { textList } from './codecs.ts';

/** How a field of one type reads a node and writes a value. */
export interface Codec<T, W = T> {
  /** The value, or undefined where what is written is not of this type. */
  read(cursor: Cursor): T | undefined;
  write(value: W): PlainValue;
  readonly type: string;
}

/** `{{ .Values.x }}`, `${VAR}`, `<% x %>`, `((x))`: another program writes the value before Kubernetes reads it. */
const TEMPLATES = [['{{', '}}'], ['${', '}'], ['<%', '%>'], ['((', '))']] as const;

/** Reads what a cursor points at. A value of the wrong type is dynamic: the API will refuse it, no rule should guess. */
export function readValue<T>(cursor: Cursor, codec: Codec<T, never>, anchor: Span): Value<T> {
  const { node } = cursor;
  if (node === undefined || readScalar(node) === null) {
    if (!cursor.isSound) return { kind: 'dynamic', span: anchor, because: 'the text is broken before it' };
    return isHidden(cursor) ? { kind: 'dynamic', span: anchor, because: 'what holds it is not a map here' } : { kind: 'absent', span: anchor };
  }
  const span = cursor.span ?? anchor;
  if (node.kind !== 'map' && !cursor.isClear) return { kind: 'dynamic', span, because: 'the text is broken here' };
  if (isTemplate(cursor)) return { kind: 'dynamic', span, because: 'a template decides it', ...(node.kind === 'scalar' ? { template: node.text } : {}) };
  const value = codec.read(cursor);
  if (value === undefined) {
    const because = `it is not ${codec.type}`;
    return node.kind === 'scalar' ? { kind: 'dynamic', span, because, literal: node.text, expected: codec.type } : { kind: 'dynamic', span, because };
  }
  return { kind: 'known', value, span };
}

/** True where the map that would hold a field is decided elsewhere: `resources: ${RESOURCES}`, `resources: {{ x }}`. */
function isHidden(cursor: Cursor): boolean {
  const above = cursor.nearestWritten;
  if (above === cursor || above.node === undefined) return false;
  return isTemplate(above) || (above.node.kind !== 'map' && readScalar(above.node) !== null);
}

/**
 * The items of a list of maps, empty ones left out. Behind them, where a template decides the list, it is no list, or the text
 * is broken before its end, stands one at which nothing is written and of which each field is dynamic: whoever looks at
 * all items finds that they do not know all.
 */
export function listed(list: Cursor): Cursor[] {
  const items = list.items().filter(({ node }) => readScalar(node) !== null);
  const isWhole = list.isSound && (list.node === undefined ? !isHidden(list) : list.node.kind === 'list' || readScalar(list.node) === null);
  return isWhole ? items : [...items, list.at(list.items().length)];
}

/** True where a template stands in place of the value: in a scalar, or as `{{ x }}`, which YAML reads as a map. */
export function isTemplate({ node, document }: Cursor): boolean {
  if (node?.kind === 'scalar') return hasTemplate(node.text);
  return node?.kind === 'map' && node.flow && document.source.text.startsWith('{{', node.start);
}

/** Searched for, not matched: a pattern takes the square of the length where many open and none closes. */
function hasTemplate(text: string): boolean {
  return TEMPLATES.some(([open, close]) => {
    const at = text.indexOf(open);
    return at >= 0 && text.includes(close, at + open.length);
  });
}

/** A field read off one cursor. */
export class CursorField<T, W = T> implements Field<T, W> {
  readonly name: string;
  readonly #cursor: Cursor;
  readonly #codec: Codec<T, W>;
  readonly #anchor: Span;
  #value: Value<T> | undefined;

  /** @param anchor what to underline where nobody wrote the field. */
  constructor(name: string, cursor: Cursor, codec: Codec<T, W>, anchor: Span) {
    this.name = cursor.spell?.(name) ?? name;
    this.#cursor = cursor;
    this.#codec = codec;
    this.#anchor = anchor;
  }

  get value(): Value<T> {
    this.#value ??= readValue<T>(this.#cursor, this.#codec, this.#anchor);
    return this.#value;
  }

  set(value: W): Change {
    return this.#cursor.set(this.#codec.write(value));
  }

  remove(): Change {
    return this.#cursor.remove();
  }
}

/** A list of texts read off one cursor. */
export class CursorListField extends CursorField<readonly string[]> implements ListField {
  readonly #items: Cursor;

  constructor(name: string, cursor: Cursor, anchor: Span) {
    super(name, cursor, textList, anchor);
    this.#items = cursor;
  }

  spanOf(index: number): Span {
    return this.#items.at(index).span ?? this.value.span;
  }
}

/**
 * A field that a pod states for all its containers: the container's own value wins. It is written where it
 * stands, and on the container where it stands nowhere.
 */
export function inherited<T, W>(own: Field<T, W>, outer: Field<T, W>): Field<T, W> {
  return own.value.kind === 'absent' && outer.value.kind !== 'absent' ? outer : own;
}
