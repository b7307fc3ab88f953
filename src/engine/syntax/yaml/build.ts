import { EVENT_ID, SCALAR_STYLE, COLLECTION_STYLE, parseEvents } from 'js-yaml';
import type { AliasEvent, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import type { Node } from '../tree.ts';
import { startOfLine } from '../edit/lines.ts';
import { blockScalarEnd, skipSpace } from './comments.ts';
import { Expansion } from './expansion.ts';
import { EventScalar, TextScalar, YamlAlias, YamlList, YamlMap } from './nodes.ts';

/** How deeply collections may nest before a document is refused. No manifest that Kubernetes takes comes near. */
export const MAXIMUM_DEPTH = 100;

interface Frame {
  readonly node: YamlMap | YamlList;
  key: Node | undefined;
  readonly anchor: string | undefined;
  /** How many nodes there were before it. */
  readonly before: number;
}

/**
 * Builds the tree of one document on the hot path, from js-yaml's flat event stream.
 * @returns undefined for a document with nothing in it.
 * @throws whatever js-yaml throws on text it refuses (the caller falls back to the recovering parser), and AliasBomb.
 */
export function buildTree(text: string): Node | undefined {
  return new Builder(text).run();
}

class Builder {
  readonly #text: string;
  readonly #stack: Frame[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #expansion = new Expansion();
  #root: Node | undefined;
  #documents = 0;
  /** The end of the last token read: where a value that nobody wrote would stand. */
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  run(): Node | undefined {
    for (const event of parseEvents(this.#text, { maxDepth: MAXIMUM_DEPTH })) {
      switch (event.type) {
        case EVENT_ID.SCALAR:
          this.#scalar(event);
          break;
        case EVENT_ID.MAPPING:
          this.#open(event, new YamlMap(event.start, event.style === COLLECTION_STYLE.FLOW, this.#tag(event)));
          break;
        case EVENT_ID.SEQUENCE:
          this.#open(event, new YamlList(event.start, event.style === COLLECTION_STYLE.FLOW, this.#tag(event)));
          break;
        case EVENT_ID.ALIAS:
          this.#alias(event);
          break;
        case EVENT_ID.POP:
          this.#close();
          break;
        case EVENT_ID.DOCUMENT:
          this.#documents += 1;
          break;
      }
      // Text after `...` without `---`: the split cannot see it, and Kubernetes does not read it.
      if (this.#documents > 1) break;
    }
    this.#expansion.check();
    return this.#root;
  }

  #tag(event: MappingEvent | SequenceEvent | ScalarEvent): string | undefined {
    return event.tagStart < 0 ? undefined : this.#text.slice(event.tagStart, event.tagEnd);
  }

  #anchor(event: MappingEvent | SequenceEvent | ScalarEvent): string | undefined {
    if (event.anchorEnd > this.#at) this.#at = event.anchorEnd;
    if (event.tagEnd > this.#at) this.#at = event.tagEnd;
    return event.anchorStart < 0 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
  }

  #scalar(event: ScalarEvent): void {
    const anchor = this.#anchor(event);
    const node = this.#scalarNode(event);
    if (node.end > this.#at) this.#at = node.end;
    this.#expansion.node();
    if (anchor !== undefined) this.#name(anchor, node, this.#expansion.size - 1);
    this.#add(node);
  }

  #scalarNode(event: ScalarEvent): Node {
    if (event.valueStart < 0) {
      const at = this.#emptyValueAt(event);
      return new TextScalar(at, at, '', 'plain', this.#tag(event));
    }
    const { style } = event;
    let { valueStart: start, valueEnd: end } = event;
    if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
      start -= 1;
      end += 1;
    } else if (style !== SCALAR_STYLE.PLAIN) {
      start = this.#blockHeader(start);
      end = blockScalarEnd(this.#text, start, end);
    }
    return new EventScalar(this.#text, event, start, end, this.#tag(event));
  }

  /** The place just behind the `:` or `-` that introduces a value which nobody wrote, or behind its anchor and tag. */
  #emptyValueAt(event: ScalarEvent): number {
    if (event.anchorEnd >= 0 || event.tagEnd >= 0) return Math.max(event.anchorEnd, event.tagEnd);
    const introducer = this.#stack.at(-1)?.node.kind === 'list' ? '-' : ':';
    let at = skipSpace(this.#text, this.#at);
    if (this.#text[at] === ',') at = skipSpace(this.#text, at + 1);
    if (this.#text[at] === introducer) return at + 1;
    return this.#at;
  }

  /** Where `|` or `>` stands, given where the block's content starts: the first on the line before. */
  #blockHeader(content: number): number {
    let line = content;
    if (this.#text[line - 1] === '\n') line -= 1;
    if (this.#text[line - 1] === '\r') line -= 1;
    let at = Math.max(this.#at, startOfLine(this.#text, line));
    while (at < content && this.#text[at] !== '|' && this.#text[at] !== '>') at += 1;
    return at;
  }

  #open(event: MappingEvent | SequenceEvent, node: YamlMap | YamlList): void {
    const anchor = this.#anchor(event);
    if (node.start + (node.flow ? 1 : 0) > this.#at) this.#at = node.start + (node.flow ? 1 : 0);
    this.#add(node);
    this.#stack.push({ node, key: undefined, anchor, before: this.#expansion.size });
    this.#expansion.node();
  }

  #alias(event: AliasEvent): void {
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    this.#at = event.anchorEnd;
    this.#expansion.alias(name, event.anchorStart - 1);
    this.#add(new YamlAlias(event.anchorStart - 1, event.anchorEnd, name, this.#anchors.get(name)));
  }

  #close(): void {
    const frame = this.#stack.pop();
    if (frame === undefined) return;
    const { node } = frame;
    if (node.flow && this.#hasBrackets(node)) {
      node.end = this.#bracketEnd(node.kind === 'map' ? '}' : ']');
      this.#at = node.end;
    } else node.end = Math.max(this.#at, node.start);
    // Set on closing, so that an alias inside its own anchor finds nothing: a tree has no cycles.
    if (frame.anchor !== undefined) this.#name(frame.anchor, node, frame.before);
  }

  #name(anchor: string, node: Node, before: number): void {
    this.#anchors.set(anchor, node);
    this.#expansion.anchor(anchor, before);
  }

  /** False for the map of one entry that a flow list may hold without braces: `[a: b]`. */
  #hasBrackets(node: YamlMap | YamlList): boolean {
    return node.kind === 'list' || (this.#text[node.start] === '{' && node.entries[0]?.key.start !== node.start);
  }

  /** js-yaml does not say where a flow collection ends: the next closing bracket behind white space, commas and comments. */
  #bracketEnd(bracket: string): number {
    let i = this.#at;
    while (i < this.#text.length) {
      const char = this.#text[i];
      if (char === bracket) return i + 1;
      if (char === '#') {
        while (i < this.#text.length && this.#text[i] !== '\n' && this.#text[i] !== '\r') i += 1;
        continue;
      }
      i += 1;
    }
    return this.#at;
  }

  #add(node: Node): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) {
      this.#root ??= node;
    } else if (frame.node.kind === 'list') {
      frame.node.items.push(node);
    } else if (frame.key === undefined) {
      frame.key = node;
    } else {
      frame.node.entries.push({ key: frame.key, value: node });
      frame.key = undefined;
    }
  }
}
