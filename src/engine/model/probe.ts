import type { PlainValue } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { Field, ListField } from './field.ts';

/** How a probe or a lifecycle hook asks. */
export type HandlerKind = 'http' | 'tcp' | 'grpc' | 'exec' | 'sleep';

/** What a probe or a lifecycle hook does. */
export interface Handler {
  readonly span: Span;
  /** Undefined where none, or one that we do not know, is written. */
  readonly kind: HandlerKind | undefined;
  /** The port asked, by number or by the name of a container's port. */
  readonly port?: Field<number | string>;
  readonly path?: Field<string>;
  /** The host asked, where one is written; without one, the container itself is asked. */
  readonly host?: Field<string>;
  readonly command?: ListField;
  /** The whole handler in plain data, key order kept, for comparing two. Undefined if a part of it is dynamic. */
  readonly plain: PlainValue | undefined;
}

/** A health check of a container. Durations are in seconds. */
export interface Probe extends Handler {
  readonly initialDelay?: Field<number>;
  readonly period?: Field<number>;
  readonly timeout?: Field<number>;
  readonly failureThreshold?: Field<number>;
  readonly successThreshold?: Field<number>;
  readonly terminationGracePeriod?: Field<number>;
}

/** A probe to be written. What a person must decide is a `choice` in the dialect's text: a tab stop. */
export interface NewProbe {
  readonly handler:
    | { readonly kind: 'http'; readonly path: string; readonly port: number | string }
    | { readonly kind: 'tcp'; readonly port: number | string }
    | { readonly kind: 'grpc'; readonly port: number }
    | { readonly kind: 'exec'; readonly command: readonly string[] }
    /** As another probe of the same file asks, headers and all. Its `plain` must be known. */
    | { readonly kind: 'copy'; readonly of: Handler };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}
