import { getScalarValue } from 'js-yaml';
import type { ScalarEvent } from 'js-yaml';
import type { AliasNode, Entry, ListNode, MapNode, Node, ScalarNode, ScalarStyle } from '../tree.ts';

const STYLES: readonly ScalarStyle[] = ['plain', 'plain', 'single', 'double', 'literal', 'folded'];

/** A scalar whose text is decoded when it is first asked for. */
export class EventScalar implements ScalarNode {
  readonly kind = 'scalar';
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
  readonly tag: string | undefined;
  readonly #input: string;
  /** Undefined where the text stands as it is between the quotes, or without any: most do, and events take more memory than nodes. */
  readonly #event: ScalarEvent | undefined;
  #text: string | undefined;

  constructor(input: string, event: ScalarEvent, start: number, end: number, tag: string | undefined) {
    this.start = start;
    this.end = end;
    this.style = STYLES[event.style] ?? 'plain';
    this.tag = tag;
    this.#input = input;
    this.#event = event.fast ? undefined : event;
  }

  get text(): string {
    this.#text ??= this.#event === undefined ? this.#written() : getScalarValue(this.#input, this.#event);
    return this.#text;
  }

  #written(): string {
    const quote = this.style === 'plain' ? 0 : 1;
    return this.#input.slice(this.start + quote, this.end - quote);
  }
}

/** A scalar whose text is known from the start: one that was recovered, or one that nobody wrote. */
export class TextScalar implements ScalarNode {
  readonly kind = 'scalar';
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
  readonly tag: string | undefined;
  readonly text: string;

  constructor(start: number, end: number, text = '', style: ScalarStyle = 'plain', tag?: string) {
    this.start = start;
    this.end = end;
    this.text = text;
    this.style = style;
    this.tag = tag;
  }
}

export class YamlMap implements MapNode {
  readonly kind = 'map';
  readonly start: number;
  end: number;
  readonly flow: boolean;
  readonly tag: string | undefined;
  readonly entries: Entry[] = [];

  constructor(start: number, flow: boolean, tag: string | undefined) {
    this.start = start;
    this.end = start;
    this.flow = flow;
    this.tag = tag;
  }
}

export class YamlList implements ListNode {
  readonly kind = 'list';
  readonly start: number;
  end: number;
  readonly flow: boolean;
  readonly tag: string | undefined;
  readonly items: Node[] = [];

  constructor(start: number, flow: boolean, tag: string | undefined) {
    this.start = start;
    this.end = start;
    this.flow = flow;
    this.tag = tag;
  }
}

export class YamlAlias implements AliasNode {
  readonly kind = 'alias';
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly target: Node | undefined;

  constructor(start: number, end: number, name: string, target: Node | undefined) {
    this.start = start;
    this.end = end;
    this.name = name;
    this.target = target;
  }
}
