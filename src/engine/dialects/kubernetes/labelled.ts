import type { Labelled, Word } from '../../model/labelled.ts';
import type { Field } from '../../model/field.ts';
import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { spanOf } from '../../syntax/tree.ts';
import { readScalar } from '../../syntax/yaml/scalar.ts';
import { chosenText } from './codecs.ts';
import { CursorField, isTemplate } from './field.ts';
import { workloadKind } from './kinds.ts';
import type { KubernetesObject } from './object.ts';

/** Any object, by its metadata and that of the pods that it makes. */
export class KubernetesLabelled implements Labelled {
  readonly subject = 'labelled';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  readonly #object: KubernetesObject;

  constructor(object: KubernetesObject) {
    this.kind = object.kind;
    this.name = object.name;
    this.span = object.span;
    this.namespace = object.namespace;
    this.#object = object;
  }

  label(key: string): Field<string> { return this.#field('labels', key); }
  annotation(key: string): Field<string> { return this.#field('annotations', key); }

  get words(): readonly Word[] {
    const { cursor, apiVersion, kind } = this.#object;
    const template = workloadKind(apiVersion, kind)?.template ?? '';
    const holders = [cursor.at('metadata'), ...(template === '' ? [] : [cursor.path(template).at('metadata')])];
    return holders.flatMap(metadata => [...wordsOf(metadata.at('labels'), 'label'), ...wordsOf(metadata.at('annotations'), 'annotation')]);
  }

  #field(map: 'labels' | 'annotations', key: string): Field<string> {
    return new CursorField(`metadata.${map}.${key}`, this.#object.cursor.at('metadata').at(map).at(key), chosenText, this.span);
  }
}

function wordsOf(map: Cursor, kind: Word['kind']): Word[] {
  // Where a line is being typed, what stands below it may have slid into the map.
  if (map.document.damage !== undefined) return [];
  return map.entries().flatMap(({ key, keyNode, value }) => {
    const { node, span } = value;
    if (node === undefined || span === undefined || !value.isClear) return [];
    const read = readScalar(node);
    const text = node.kind !== 'scalar' || isTemplate(value) ? undefined : node.text;
    const otherwise = isTemplate(value) || read === null || typeof read === 'string' ? undefined : node.kind === 'list' ? 'a list' : node.kind === 'map' ? 'a map' : typeof read === 'number' ? 'a number' : 'true or false';
    return [{ kind, key, keySpan: spanOf(map.document, keyNode), text, span, otherwise, quote: () => value.set(text ?? '') }];
  });
}
