import type { Evaluated, Resource } from '../module/types.ts';
import { textOf } from './codecs.ts';
import { pushTo } from '../../../text/lists.ts';

/** A resource that belongs to another one, with what it says of that. */
interface Companion {
  readonly resource: Resource;
  readonly value: Evaluated;
  /** Its place among all. */
  readonly order: number;
}

/** Resources by what one attribute of theirs names: not every one is looked at for each that they may belong to. */
export class Companions {
  readonly #byAddress = new Map<string, Companion[]>();
  readonly #byText = new Map<string, Companion[]>();
  /** What they name is not known. */
  readonly #others: Companion[] = [];

  constructor(all: readonly Resource[], attribute: string) {
    for (const [order, resource] of all.entries()) this.#add({ resource, value: resource.get(attribute), order });
  }

  /** Those that may name a resource, in the order of all. @param names the names that it has itself. */
  thatMayName(address: string, names: readonly Evaluated[]): readonly Companion[] {
    const named = names.some(({ kind }) => kind === 'dynamic') ? [...this.#byText.values()].flat() : names.flatMap(name => this.#byText.get(textOf(name) ?? '') ?? []);
    return [...new Set([...(this.#byAddress.get(address) ?? []), ...named, ...this.#others])].sort((a, b) => a.order - b.order);
  }

  #add(one: Companion): void {
    const { reference } = one.value;
    const text = textOf(one.value);
    if (reference !== undefined) pushTo(this.#byAddress, reference.address, one);
    else if (text !== undefined) pushTo(this.#byText, text, one);
    else if (one.value.kind === 'dynamic') {
      const addresses = new Set(one.value.mentions.map(({ address }) => address));
      if (addresses.size === 0) this.#others.push(one);
      for (const address of addresses) pushTo(this.#byAddress, address, one);
    }
  }
}
