import type { Change } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { Field } from './field.ts';

/** Something that carries words of the user's own: an object of a cluster, a service. */
export interface Labelled {
  readonly subject: 'labelled';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  label(key: string): Field<string>;
  annotation(key: string): Field<string>;
  /** The labels and annotations that are written on it and on what it makes, where the dialect has a form for them. */
  readonly words?: readonly Word[];
}

/** A label or an annotation as it is written. */
export interface Word {
  readonly kind: 'label' | 'annotation';
  readonly key: string;
  readonly keySpan: Span;
  /** Undefined where a template decides it. */
  readonly text: string | undefined;
  readonly span: Span;
  /** What it is where it is no text: `a number`, `true or false`. */
  readonly otherwise: string | undefined;
  /** Writes it as a text. */
  quote(): Change;
}
