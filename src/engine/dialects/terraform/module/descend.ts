import type { Document } from '../../../syntax/tree.ts';
import type { Path } from '../../../text/change.ts';
import { step } from './steps.ts';
import type { Block, Evaluated, Mapping, Place } from './types.ts';
import { absent, dynamic, mentionsOf } from './values.ts';

/** What stands at a path below a value; what is not there is absent, unlike in an expression, where it is refused. */
export function descend(value: Evaluated, steps: readonly string[]): Evaluated {
  const [first, ...rest] = steps;
  if (first === undefined) return value;
  if (value.kind === 'absent') return absent(inside(value.place, steps));
  if (value.kind === 'map') {
    const found = value.entries.get(first);
    if (found !== undefined) return descend(found, rest);
    // In Terraform's JSON syntax one block may stand without its list.
    if (first === '0') return descend(value, rest);
    return value.open === undefined ? absent(inside(value.place, steps)) : dynamic(value.open, value.place, mentionsOf(value));
  }
  if (value.kind === 'list') {
    const isIndex = /^\d+$/.test(first);
    const item = value.items[isIndex ? Number(first) : 0];
    if (value.open !== undefined && (isIndex || item === undefined)) return dynamic(value.open, value.place, mentionsOf(value));
    return item === undefined ? absent(inside(value.place, steps)) : descend(item, isIndex ? rest : steps);
  }
  return descend(step(value, first, value.place), rest);
}

/** Where a part of something would be written. */
function inside(place: Place, steps: readonly string[]): Place {
  const { document, head, path } = place;
  return { document, start: head.start, end: head.end, head, path: path === undefined ? undefined : [...path, ...steps.map(one => (/^\d+$/.test(one) ? Number(one) : one))] };
}

/** An object that stands for a block. */
export class ValueBlock implements Block {
  readonly type: string;
  readonly labels: readonly string[] = [];
  readonly overriddenIn = undefined;
  readonly #value: Mapping;

  constructor(type: string, value: Mapping) {
    this.type = type;
    this.#value = value;
  }

  get document(): Document {
    return this.#value.place.document;
  }

  get start(): number {
    return this.#value.place.start;
  }

  get end(): number {
    return this.#value.place.end;
  }

  get head(): { readonly start: number; readonly end: number } {
    return this.#value.place.head;
  }

  get path(): Path | undefined {
    return this.#value.place.path;
  }

  get names(): readonly string[] {
    return this.#value.entries.keys;
  }

  get(path: string): Evaluated {
    return descend(this.#value, path.split('.'));
  }

  blocks(type: string): readonly Block[] {
    const value = this.#value.entries.get(type);
    const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
    return items.flatMap(item => (item.kind === 'map' ? [new ValueBlock(type, item)] : []));
  }

  openBlocks(type: string): string | undefined {
    const value = this.#value.entries.get(type);
    if (value === undefined) return this.#value.open;
    const unknown = value.kind === 'list' ? value.items.find(item => item.kind === 'dynamic') : value;
    if (value.kind === 'list' && value.open !== undefined) return value.open;
    return unknown?.kind === 'dynamic' ? unknown.because : undefined;
  }
}
