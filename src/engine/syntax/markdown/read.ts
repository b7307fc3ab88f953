import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Extension } from 'mdast-util-from-markdown';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Nodes, Root } from 'mdast';
import type { Block, Code, Inline, ListItem } from './tree.ts';

/** Reads a text from start to end. Only `parse.ts` calls it, for a section at a time. */
export function readBlocks(text: string): readonly Block[] {
  // micromark leaves a byte order mark out of its offsets.
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const boxes = new Map<number, boolean>();
  const tree: Root = fromMarkdown(text.slice(shift), { extensions: [gfmTaskListItem()], mdastExtensions: [boxReader(boxes)] });
  return new Reader(text, shift, boxes).blocks(tree.children);
}

/** Notes where the boxes are; what is recognised as one is for the GFM extension to say. */
function boxReader(boxes: Map<number, boolean>): Extension {
  return {
    exit: {
      taskListCheckValueChecked: ({ start }) => void boxes.set(start.offset, true),
      taskListCheckValueUnchecked: ({ start }) => void boxes.set(start.offset, false),
    },
  };
}

class Reader {
  readonly #text: string;
  readonly #shift: number;
  readonly #boxes: ReadonlyMap<number, boolean>;

  constructor(text: string, shift: number, boxes: ReadonlyMap<number, boolean>) {
    this.#text = text;
    this.#shift = shift;
    this.#boxes = boxes;
  }

  blocks(nodes: readonly Nodes[]): Block[] {
    return nodes.map(node => this.#block(node));
  }

  #block(node: Nodes): Block {
    const place = this.#place(node);
    switch (node.type) {
      case 'heading':
        return { kind: 'heading', ...place, depth: node.depth, inlines: this.#inlines(node.children) };
      case 'paragraph':
        return { kind: 'paragraph', ...place, inlines: this.#inlines(node.children) };
      case 'list':
        return { kind: 'list', ...place, ordered: node.ordered === true, items: node.children.map(item => this.#item(item)) };
      case 'blockquote':
        return { kind: 'quote', ...place, blocks: this.blocks(node.children) };
      case 'code':
        return this.#code(place, node.lang ?? undefined, node.value);
      case 'html':
        return { kind: 'html', ...place, text: node.value };
      default:
        return { kind: 'other', ...place };
    }
  }

  #item(node: Extract<Nodes, { type: 'listItem' }>): ListItem {
    // A box opens its item's first paragraph.
    const [first] = node.children;
    const at = first?.type === 'paragraph' ? this.#place(first).start + 1 : -1;
    const ticked = this.#boxes.get(at - this.#shift);
    return { ...this.#place(node), box: ticked === undefined ? undefined : { at, ticked }, blocks: this.blocks(node.children) };
  }

  #code(place: { start: number; end: number }, language: string | undefined, text: string): Code {
    const written = this.#text.slice(place.start, place.end);
    const fence = /^(?:`{3,}|~{3,})/.exec(written)?.[0];
    const closed = fence === undefined || /[\r\n][ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(written)?.[1]?.startsWith(fence) === true;
    return { kind: 'code', ...place, fenced: fence !== undefined, closed, language, text };
  }

  #inlines(nodes: readonly Nodes[], strong = false): Inline[] {
    return nodes.flatMap((node): Inline[] => {
      const place = this.#place(node);
      switch (node.type) {
        case 'text':
          return [{ kind: 'text', ...place, strong, text: node.value }];
        case 'inlineCode':
          return [{ kind: 'code', ...place, strong, text: node.value }];
        case 'html':
          return [{ kind: 'html', ...place, strong, text: node.value }];
        case 'break':
          return [{ kind: 'break', ...place, strong, text: ' ' }];
        case 'image':
        case 'imageReference':
          return [{ kind: 'text', ...place, strong, text: node.alt ?? '' }];
        default:
          return 'children' in node ? this.#inlines(node.children, strong || node.type === 'strong') : [];
      }
    });
  }

  #place({ position }: Nodes): { start: number; end: number } {
    return { start: (position?.start.offset ?? 0) + this.#shift, end: (position?.end.offset ?? 0) + this.#shift };
  }
}
