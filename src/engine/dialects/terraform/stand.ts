import type { Path } from '../../text/change.ts';
import type { Document, Node, ScalarNode, ScalarStyle } from '../../syntax/tree.ts';
import type { Block, Evaluated } from './module/types.ts';

/** What a cursor of a resource stands at. */
export type Stand =
  | { readonly kind: 'block'; readonly block: Block }
  /** Blocks of one type: a list. `open`: why there may be others. */
  | { readonly kind: 'blocks'; readonly owner: Block; readonly type: string; readonly blocks: readonly Block[]; readonly open: string | undefined }
  | { readonly kind: 'value'; readonly value: Evaluated }
  | { readonly kind: 'nothing' };

/** Where something is, or would be, written. */
export interface Ground {
  readonly document: Document;
  /** Undefined: an expression works it out. */
  readonly path: Path | undefined;
}

interface Extent {
  readonly document: Document;
  readonly start: number;
  readonly end: number;
}

/** Where a stand is written; undefined for nothing. */
export function extentOf(stand: Stand): Extent | undefined {
  switch (stand.kind) {
    case 'block':
      return stand.block;
    case 'blocks': {
      const { owner, blocks } = stand;
      const [first] = blocks;
      const last = blocks.at(-1);
      if (first === undefined || last === undefined) return { document: owner.document, ...owner.head };
      return { document: first.document, start: first.start, end: last.document === first.document ? last.end : first.end };
    }
    case 'value':
      return stand.value.kind === 'absent' ? undefined : stand.value.place;
    case 'nothing':
      return undefined;
  }
}

/** A stand as a node of a tree: its kind, and its text where it is a scalar. What is not known looks like a template. */
export function nodeOf(stand: Stand, converts: boolean): Node | undefined {
  const extent = extentOf(stand);
  if (extent === undefined) return undefined;
  const { start, end } = extent;
  switch (stand.kind) {
    case 'block':
      return { kind: 'map', start, end, flow: false, tag: undefined, entries: [] };
    case 'blocks':
      return stand.open === undefined ? { kind: 'list', start, end, flow: false, tag: undefined, items: [] } : template(extent);
    case 'value':
      return valueNode(stand.value, extent, converts);
    case 'nothing':
      return undefined;
  }
}

function valueNode(value: Evaluated, extent: Extent, converts: boolean): Node | undefined {
  const { start, end } = extent;
  switch (value.kind) {
    case 'scalar':
      return { kind: 'scalar', start, end, tag: undefined, style: styleOf(value.value, converts), text: String(value.value) };
    case 'list':
      return value.open === undefined ? { kind: 'list', start, end, flow: true, tag: undefined, items: [] } : template(extent);
    case 'map':
      return { kind: 'map', start, end, flow: false, tag: undefined, entries: [] };
    case 'dynamic':
      return template(extent);
    case 'absent':
      return undefined;
  }
}

/** Terraform converts to what a schema wants: `"8080"` for a port is the number, 8080 for a name the text. */
function styleOf(value: string | number | boolean, converts: boolean): ScalarStyle {
  if (typeof value !== 'string') return converts ? 'either' : 'plain';
  return converts && /^(true|false|-?(0|[1-9]\d{0,14}))$/.test(value) ? 'either' : 'double';
}

/** What is not known, as it is written: `${var.name}`. */
function template({ document, start, end }: Extent): ScalarNode {
  const written = document.source.text.slice(start, end).replace(/^"([^"\n]*)"$/, '$1');
  const text = written.includes('${') && written.includes('}') ? written : `\${${written.split('\n', 1)[0] ?? ''}}`;
  return { kind: 'scalar', start, end, tag: undefined, style: 'double', text };
}
