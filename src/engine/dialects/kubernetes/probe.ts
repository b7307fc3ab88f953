import { Choice } from '../../text/change.ts';
import type { PlainValue } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { NewHook } from '../../model/container.ts';
import type { Field, ListField } from '../../model/field.ts';
import type { Handler, HandlerKind, NewProbe, Probe } from '../../model/probe.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { number, numberOrText, plainValue, text } from './codecs.ts';
import { CursorField, CursorListField, isTemplate } from './field.ts';
import type { Codec } from './field.ts';

const HANDLERS: readonly (readonly [key: string, kind: HandlerKind])[] = [
  ['httpGet', 'http'],
  ['tcpSocket', 'tcp'],
  ['grpc', 'grpc'],
  ['exec', 'exec'],
  ['sleep', 'sleep'],
];

class KubernetesHandler implements Handler {
  readonly span: Span;
  readonly kind: HandlerKind | undefined;
  protected readonly cursor: Cursor;
  readonly #action: Cursor;

  constructor(cursor: Cursor, span: Span) {
    const [key, kind] = HANDLERS.find(([name]) => cursor.at(name).node !== undefined) ?? ['httpGet', undefined];
    this.span = span;
    this.kind = kind;
    this.cursor = cursor;
    this.#action = cursor.at(key);
  }

  get port(): Field<number | string> {
    return new CursorField('port', this.#action.at('port'), numberOrText, this.span);
  }
  get path(): Field<string> {
    return new CursorField('path', this.#action.at('path'), text, this.span);
  }
  get host(): Field<string> {
    return new CursorField('host', this.#action.at('host'), text, this.span);
  }
  get command(): ListField {
    return new CursorListField('command', this.#action.at('command'), this.span);
  }
  get plain(): PlainValue | undefined {
    return plainValue(this.cursor, isTemplate);
  }
}

class KubernetesProbe extends KubernetesHandler implements Probe {
  get initialDelay(): Field<number> {
    return this.#seconds('initialDelaySeconds');
  }
  get period(): Field<number> {
    return this.#seconds('periodSeconds');
  }
  get timeout(): Field<number> {
    return this.#seconds('timeoutSeconds');
  }
  get failureThreshold(): Field<number> {
    return this.#seconds('failureThreshold');
  }
  get successThreshold(): Field<number> {
    return this.#seconds('successThreshold');
  }
  get terminationGracePeriod(): Field<number> {
    return this.#seconds('terminationGracePeriodSeconds');
  }
  #seconds(key: string): Field<number> {
    return new CursorField(key, this.cursor.at(key), number, this.span);
  }
}

/** The words that lead to a probe or hook: its key, or the whole of it where it came through an alias. */
function handlerSpan(cursor: Cursor): Span {
  return cursor.keySpan ?? cursor.span ?? { source: cursor.document.source, start: 0, end: 0 };
}

/** A probe. Its path and port are a person's to decide, so they are written as choices. */
export const probe: Codec<Probe, NewProbe> = {
  type: 'a probe',
  read: cursor => (cursor.node?.kind === 'map' ? new KubernetesProbe(cursor, handlerSpan(cursor)) : undefined),
  write: ({ handler, ...timings }) => ({ ...writeHandler(handler), ...timings }),
};

function writeHandler(handler: NewProbe['handler']): Record<string, PlainValue> {
  switch (handler.kind) {
    case 'http':
      return { httpGet: { path: new Choice(handler.path), port: new Choice(handler.port) } };
    case 'tcp':
      return { tcpSocket: { port: new Choice(handler.port) } };
    case 'grpc':
      return { grpc: { port: new Choice(handler.port) } };
    case 'exec':
      return { exec: { command: handler.command.map(word => new Choice(word)) } };
    case 'copy':
      return actionOf(handler.of.plain);
  }
}

/** What a probe asks, without its timings. */
function actionOf(plain: PlainValue | undefined): Record<string, PlainValue> {
  if (typeof plain !== 'object' || plain === null) return {};
  return Object.fromEntries(Object.entries(plain).filter(([key]) => HANDLERS.some(([name]) => name === key)));
}

export const hook: Codec<Handler, NewHook> = {
  type: 'a lifecycle handler',
  read: cursor => (cursor.node?.kind === 'map' ? new KubernetesHandler(cursor, handlerSpan(cursor)) : undefined),
  write: added => (added.kind === 'sleep' ? { sleep: { seconds: new Choice(added.seconds) } } : { exec: { command: added.command } }),
};
