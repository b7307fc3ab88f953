/**
 * Markdown as checklists need it: blocks and flat runs of inline text, with places. `start` and `end` are UTF-16 offsets
 * in the source's text, half-open.
 */
export type Block = Heading | Paragraph | List | Code | Quote | Html | Other;

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Heading extends Place {
  readonly kind: 'heading';
  /** 1 to 6. */
  readonly depth: number;
  readonly inlines: readonly Inline[];
}

export interface Paragraph extends Place {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
}

export interface List extends Place {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem extends Place {
  /** A GFM task list item's box. */
  readonly box: Box | undefined;
  readonly blocks: readonly Block[];
}

export interface Box {
  /** The offset of the one character between the brackets. */
  readonly at: number;
  readonly ticked: boolean;
}

export interface Code extends Place {
  readonly kind: 'code';
  readonly fenced: boolean;
  /** False for a fence that the text ends in. */
  readonly closed: boolean;
  readonly language: string | undefined;
  /** The code without fences and without the indentation of the block. */
  readonly text: string;
}

export interface Quote extends Place {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
}

export interface Html extends Place {
  readonly kind: 'html';
  readonly text: string;
}

/** A rule, a link definition. */
export interface Other extends Place {
  readonly kind: 'other';
}

/** A run of a paragraph. Links and emphasis are seen through; strong text is marked; `text` has escapes undone. */
export interface Inline extends Place {
  readonly kind: 'text' | 'code' | 'html' | 'break';
  readonly strong: boolean;
  readonly text: string;
}
