import type { Span } from '../text/source.ts';

/** A file of variables that a dialect's files name or take for granted: `.env`. */
export interface EnvironmentFile {
  readonly subject: 'environment-file';
  readonly kind: string;
  /** As it is named there. */
  readonly name: string;
  /** Where it is named. */
  readonly span: Span;
  readonly namespace: undefined;
  /** Whether Git leaves it out; undefined where that is not known. */
  readonly isIgnored: boolean | undefined;
  /** What it sets; undefined where there is no such file, or it is not known. */
  readonly variables: ReadonlyMap<string, string> | undefined;
}
