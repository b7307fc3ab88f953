import type { PlainValue } from '../../../text/change.ts';
import type { Span } from '../../../text/source.ts';
import type { Field, ListField } from '../../../model/field.ts';
import type { HandlerKind, NewProbe, Probe } from '../../../model/probe.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { writeTest } from '../../compose/healthcheck.ts';
import { number, plainValue, textList } from '../../kubernetes/codecs.ts';
import { CursorField, isTemplate } from '../../kubernetes/field.ts';
import type { Codec } from '../../kubernetes/field.ts';
import { made, withDefault } from './field.ts';

/** What Amazon ECS takes where a health check does not say (API reference, HealthCheck). Durations in seconds. */
const DEFAULTS = { interval: 30, timeout: 5, retries: 3 } as const;

class HealthCheck implements Probe {
  readonly span: Span;
  readonly kind: HandlerKind = 'exec';
  readonly #cursor: Cursor;

  constructor(cursor: Cursor, span: Span) {
    this.#cursor = cursor;
    this.span = span;
  }

  get period(): Field<number> { return this.#timing('interval'); }
  get timeout(): Field<number> { return this.#timing('timeout'); }
  get failureThreshold(): Field<number> { return this.#timing('retries'); }
  get plain(): PlainValue | undefined { return plainValue(this.#cursor, isTemplate); }

  /** `["CMD", ...]` runs a program, `["CMD-SHELL", "..."]` hands a text to a shell. */
  get command(): ListField {
    const cursor = this.#cursor.at('command');
    const field = new CursorField('command', cursor, textList, this.span);
    const { value } = field;
    const [how] = value.kind === 'known' ? value.value : [];
    const words = value.kind === 'known' ? { ...value, value: how === 'CMD-SHELL' ? ['/bin/sh', '-c', ...value.value.slice(1)] : value.value.slice(1) } : value;
    return {
      ...made<readonly string[]>({ name: 'command', value: words, set: next => cursor.set(['CMD', ...next]), remove: () => cursor.remove() }),
      spanOf: index => cursor.at(how === 'CMD-SHELL' ? 1 : index + 1).span ?? words.span,
    };
  }

  #timing(key: keyof typeof DEFAULTS): Field<number> {
    return withDefault(new CursorField(key, this.#cursor.at(key), number, this.span), DEFAULTS[key]);
  }
}

/** The health check of a container definition. */
export const healthCheck: Codec<Probe, NewProbe> = {
  type: 'a health check',
  read: cursor => (cursor.node?.kind === 'map' ? new HealthCheck(cursor, cursor.keySpan ?? cursor.span ?? { source: cursor.document.source, start: 0, end: 0 }) : undefined),
  write: ({ handler, ...timings }) => ({
    command: writeTest(handler),
    ...(timings.periodSeconds === undefined ? {} : { interval: timings.periodSeconds }),
    ...(timings.timeoutSeconds === undefined ? {} : { timeout: timings.timeoutSeconds }),
    ...(timings.failureThreshold === undefined ? {} : { retries: timings.failureThreshold }),
    ...(timings.initialDelaySeconds === undefined ? {} : { startPeriod: timings.initialDelaySeconds }),
  }),
};
