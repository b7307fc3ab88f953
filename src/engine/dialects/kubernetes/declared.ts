import type { Span } from '../../text/source.ts';
import type { DeclaredObject } from '../../model/declared.ts';
import type { Value } from '../../model/field.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { textList } from './codecs.ts';
import { readValue } from './field.ts';
import type { Codec } from './field.ts';
import type { KubernetesObject } from './object.ts';

type Reads<T> = Codec<T, never>;

const scalar: Reads<string> = { type: 'a text', read: ({ node }) => (node?.kind === 'scalar' ? node.text : undefined), write: same => same };
const anything: Reads<true> = { type: 'anything', read: () => true, write: same => same };

/** An object of any kind by its keys. */
export class KubernetesDeclared implements DeclaredObject {
  readonly subject = 'object';
  readonly #object: KubernetesObject;

  constructor(object: KubernetesObject) {
    this.#object = object;
  }

  get kind(): string { return this.#object.kind; }
  get name(): string { return this.#object.name; }
  get span(): Span { return this.#object.span; }
  get namespace(): string | undefined { return this.#object.namespace; }

  text(...keys: readonly string[]): Value<string> {
    return readValue(this.#at(keys), scalar, this.span);
  }

  texts(...keys: readonly string[]): Value<readonly string[]> {
    return readValue<readonly string[]>(this.#at(keys), textList, this.span);
  }

  has(...keys: readonly string[]): Value<true> {
    return readValue<true>(this.#at(keys), anything, this.span);
  }

  each(...keys: readonly string[]): readonly string[] {
    const places = keys.reduce<readonly Cursor[]>((cursors, key) => cursors.flatMap(cursor => (key === '*' ? cursor.items() : [cursor.at(key)])), [this.#object.cursor]);
    return places.flatMap(({ node }) => (node?.kind === 'scalar' ? [node.text] : []));
  }

  #at(keys: readonly string[]): Cursor {
    return keys.reduce<Cursor>((cursor, key) => cursor.at(key), this.#object.cursor);
  }
}
