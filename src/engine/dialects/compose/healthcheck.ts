import { Choice } from '../../text/change.ts';
import type { PlainValue } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { Field, ListField, Value } from '../../model/field.ts';
import { known } from '../../model/field.ts';
import type { HandlerKind, NewProbe, Probe } from '../../model/probe.ts';
import type { KnownImageSettings } from './built.ts';
import { boolean, duration, number, plainOf, textList } from './codecs.ts';
import { ComputedField, SpotField, absent, anchorOf, readValue, withDefault } from './field.ts';
import type { ImageHealthcheck } from './dockerfile.ts';
import type { Codec } from './field.ts';
import type { Spot } from './spot.ts';

/** What Docker takes where a healthcheck does not say (reference of the Dockerfile, HEALTHCHECK). Durations in seconds. */
const DEFAULTS = { interval: 30, retries: 3 } as const;

/**
 * The healthcheck of a service: one that is turned off is none, and where none is written the image's own counts.
 * @param image what its image says, where that is built here.
 */
export function healthcheck(spot: Spot, image: KnownImageSettings): Field<Probe, NewProbe> {
  return new ComputedField<Probe, NewProbe>({
    name: 'healthcheck',
    value: () => valueOf(spot, image),
    set: probe => spot.set(writeProbe(probe)),
    remove: () => spot.remove(),
  });
}

function valueOf(spot: Spot, image: KnownImageSettings): Value<Probe> {
  const own = image === undefined || 'because' in image ? undefined : image.healthcheck;
  const value = readValue(spot, asProbe(own));
  if (value.kind === 'absent' && image !== undefined && 'because' in image) return { kind: 'dynamic', span: value.span, because: image.because };
  if (value.kind === 'absent' && own !== undefined) return { kind: 'known', value: new Healthcheck(spot, own), span: value.span };
  if (value.kind !== 'known') return value;
  if (readValue(spot.at('disable'), boolean).kind === 'dynamic') return { kind: 'dynamic', span: value.span, because: 'a variable turns it on or off' };
  return isOff(spot) ? absent(spot.at('test')) : value;
}

/** `disable: true`, or a test of NONE: the image's own healthcheck is turned off as well. */
function isOff(spot: Spot): boolean {
  const disabled = readValue(spot.at('disable'), boolean);
  const test = spot.at('test');
  return (disabled.kind === 'known' && disabled.value) || test.text === 'NONE' || test.items()[0]?.text === 'NONE';
}

const asProbe = (image: ImageHealthcheck | undefined): Codec<Probe> => ({
  type: 'a healthcheck',
  read: spot => (spot.tree?.kind === 'map' ? new Healthcheck(spot, image) : undefined),
  write: () => null,
});

class Healthcheck implements Probe {
  readonly span: Span;
  readonly kind: HandlerKind | undefined;
  readonly #spot: Spot;
  /** What the image says of it. Without a test the image's own is asked, by the timings that are written here. */
  readonly #image: ImageHealthcheck | undefined;
  #command: ListField | undefined;

  constructor(spot: Spot, image: ImageHealthcheck | undefined) {
    this.#spot = spot;
    this.#image = image;
    this.span = spot.keySpan ?? anchorOf(spot);
    this.kind = spot.at('test').isWritten || image !== undefined ? 'exec' : undefined;
  }

  get command(): ListField {
    this.#command ??= new TestField(this.#spot.at('test'));
    return this.#command;
  }

  get period(): Field<number> { return this.#timing('interval', duration, this.#image?.interval ?? DEFAULTS.interval); }
  get timeout(): Field<number> { return this.#timing('timeout', duration, this.#image?.timeout); }
  get failureThreshold(): Field<number> { return this.#timing('retries', number, this.#image?.retries ?? DEFAULTS.retries); }
  get plain(): PlainValue | undefined { return plainOf(this.#spot); }

  #timing(key: string, codec: Codec<number>, usual: number | undefined): Field<number> {
    const field = new SpotField(key, this.#spot.at(key), codec);
    return usual === undefined ? field : withDefault(field, usual);
  }
}

/** The command of a test: `["CMD", ...]` runs it, `["CMD-SHELL", ...]` and a text hand it to a shell. */
class TestField implements ListField {
  readonly name = 'test';
  readonly #spot: Spot;
  #value: Value<readonly string[]> | undefined;

  constructor(spot: Spot) {
    this.#spot = spot;
  }

  get value(): Value<readonly string[]> {
    this.#value ??= readValue(this.#spot, test);
    return this.#value;
  }

  spanOf(index: number): Span {
    const items = this.#spot.items();
    const item = items[0]?.text === 'CMD' ? items[index + 1] : items[1];
    return item?.span ?? this.value.span;
  }

  set(words: readonly string[]): ReturnType<Spot['set']> {
    return this.#spot.set(test.write(words));
  }

  remove(): ReturnType<Spot['remove']> {
    return this.#spot.remove();
  }
}

const test: Codec<readonly string[]> = {
  type: 'a test',
  read: spot => {
    if (spot.text !== undefined) return ['/bin/sh', '-c', spot.text];
    const [how, ...rest] = textList.read(spot) ?? [];
    if (how === 'CMD') return rest;
    return how === 'CMD-SHELL' ? ['/bin/sh', '-c', rest.join(' ')] : undefined;
  },
  write: words => ['CMD', ...words],
};

/** A `$` would begin a variable of Compose. */
function escaped(test: PlainValue): PlainValue {
  if (typeof test === 'string') return test.replaceAll('$', '$$$$');
  if (test instanceof Choice) return new Choice(String(test.value).replaceAll('$', '$$$$'));
  return Array.isArray(test) ? test.map((word: PlainValue) => escaped(word)) : test;
}

/** What a person should look at is a choice: which program the image has to ask with, and what it asks for; of a documented command only the end, such as a user's name. Many servers do not listen on `::1`, which `localhost` may be. */
function writeProbe({ handler, ...timings }: NewProbe): PlainValue {
  return {
    test: escaped(writeTest(handler)),
    ...(timings.periodSeconds === undefined ? {} : { interval: duration.write(timings.periodSeconds) }),
    ...(timings.timeoutSeconds === undefined ? {} : { timeout: duration.write(timings.timeoutSeconds) }),
    ...(timings.failureThreshold === undefined ? {} : { retries: timings.failureThreshold }),
    ...(timings.initialDelaySeconds === undefined ? {} : { start_period: duration.write(timings.initialDelaySeconds) }),
  };
}

export function writeTest(handler: NewProbe['handler']): PlainValue {
  switch (handler.kind) {
    case 'exec':
      if (isForShell(handler.command)) return ['CMD-SHELL', new Choice(handler.command[2])];
      return ['CMD', ...handler.command.map((word, i, { length }) => (i === length - 1 ? new Choice(word) : word))];
    case 'http':
      return ['CMD', new Choice('wget'), '-q', '--spider', new Choice(`http://127.0.0.1:${String(handler.port)}${handler.path}`)];
    case 'tcp':
      return ['CMD', new Choice('nc'), '-z', '127.0.0.1', new Choice(String(handler.port))];
    case 'grpc':
      return ['CMD', new Choice('grpc_health_probe'), `-addr=:${String(handler.port)}`];
    case 'copy': {
      const words = known(handler.of.command);
      return words === undefined ? null : ['CMD', ...words];
    }
  }
}

function isForShell(command: readonly string[]): command is readonly [string, string, string] {
  return command.length === 3 && command[0] === '/bin/sh' && command[1] === '-c';
}
