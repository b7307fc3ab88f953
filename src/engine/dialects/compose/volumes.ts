import type { Mount } from '../../model/container.ts';
import type { Field, Value } from '../../model/field.ts';
import type { Volume } from '../../model/workload.ts';
import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import { partOf } from '../../text/source.ts';
import { boolean, text } from './codecs.ts';
import { temporary } from './tmpfs.ts';
import { ComputedField, SpotField, anchorOf } from './field.ts';
import { isHostPath, parseVolume } from './short/volume.ts';
import type { ShortVolume } from './short/volume.ts';
import type { Spot } from './spot.ts';

/** What a service mounts: a volume of the model with its place in the container. */
export interface Mounted {
  readonly volume: Volume;
  readonly mount: Mount | undefined;
}

/** The volumes, temporary file systems and devices of a service. */
export function mounted(service: Spot): Mounted[] {
  return [
    ...service.at('volumes').items().flatMap((item, i) => (item.tree?.kind === 'map' ? longVolume(item, i) : shortVolume(item, i))),
    ...service.at('devices').items().flatMap(device),
    ...temporary(service.at('tmpfs')),
  ];
}

function shortVolume(spot: Spot, index: number): Mounted[] {
  const { text: written } = spot;
  const span = spot.span ?? anchorOf(spot);
  if (written === undefined) return [unknownVolume(spot, span)];
  const short = parseVolume(written);
  const name = short.source ?? `#${String(index)}`;
  const path = partField(spot, written, short.source ?? '', 'volumes');
  const source: Volume['source'] = short.isBind
    ? { kind: 'host', path, type: noField('type', spot) }
    : short.source === undefined
      ? { kind: 'other', type: 'anonymous' }
      : { kind: 'claim', claim: short.source };
  const mount: Mount = {
    volume: name,
    path: partField(spot, written, short.target, 'volumes'),
    readOnly: optionField(spot, written, short),
    propagation: propagationField(spot, short),
  };
  return [{ volume: { name, span, source }, mount }];
}

/** A variable decides what is mounted, and where. */
function unknownVolume(spot: Spot, span: Span): Mounted {
  const unknown = new ComputedField<never>({ name: 'volumes', value: () => ({ kind: 'dynamic', span, because: 'a variable decides it' }), set: () => spot.remove(), remove: () => spot.remove() });
  return { volume: { name: '', span, source: { kind: 'unknown' } }, mount: { volume: '', path: unknown, readOnly: unknown, propagation: unknown } };
}

function longVolume(spot: Spot, index: number): Mounted[] {
  const source = spot.at('source').text;
  const name = source ?? `#${String(index)}`;
  const span = spot.at('source').span ?? spot.span ?? anchorOf(spot);
  const mount: Mount = {
    volume: name,
    path: new SpotField('target', spot.at('target'), text),
    readOnly: anchoredAt(span, new SpotField('read_only', spot.at('read_only'), boolean)),
    propagation: new ComputedField<string>(propagationOf(spot)),
  };
  return [{ volume: { name, span, source: longSource(spot, source) }, mount }];
}

function longSource(spot: Spot, source: string | undefined): Volume['source'] {
  const type = spot.at('type').text ?? (isHostPath(source ?? '') ? 'bind' : 'volume');
  if (type === 'bind') return { kind: 'host', path: new SpotField('source', spot.at('source'), text), type: noField('type', spot) };
  return type === 'volume' && source !== undefined ? { kind: 'claim', claim: source } : { kind: 'other', type };
}

/** A device of the host that the container gets, `host:container[:rights]`. */
function device(spot: Spot): Mounted[] {
  const path = spot.tree?.kind === 'map' ? spot.at('source').text : spot.text?.split(':')[0];
  // Devices by the Container Device Interface (`nvidia.com/gpu=all`) are no paths.
  if (path?.startsWith('/') !== true) return [];
  const span = spot.span ?? anchorOf(spot);
  const field = spot.tree?.kind === 'map' ? new SpotField('source', spot.at('source'), text) : partField(spot, spot.text ?? '', path, 'devices');
  const type = new ComputedField<string>({ name: 'type', value: () => ({ kind: 'known', value: 'CharDevice', span }), set: () => spot.remove(), remove: () => spot.remove() });
  return [{ volume: { name: path, span, source: { kind: 'host', path: field, type } }, mount: undefined }];
}

/** A part of a short form, with its own place. */
function partField(spot: Spot, written: string, part: string, name: string): Field<string> {
  const span = spot.span ?? anchorOf(spot);
  const start = written.indexOf(part);
  const value = (): Value<string> => ({ kind: 'known', value: part, span: partOf(span, written, start, start + part.length) });
  return new ComputedField<string>({ name, value, set: next => spot.set(written.replace(part, () => next)), remove: () => spot.remove() });
}

/** Written as an option behind the target: `:ro`. */
function optionField(spot: Spot, written: string, { options, source, target }: ShortVolume): Field<boolean> {
  const span = spot.span ?? anchorOf(spot);
  const value = (): Value<boolean> => (options.some(one => /^(ro|readonly)$/.test(one)) ? { kind: 'known', value: true, span } : { kind: 'absent', span });
  const set = (isReadOnly: boolean): Change => {
    const others = options.filter(one => !/^(ro|rw|readonly)$/.test(one));
    const all = isReadOnly ? ['ro', ...others] : others;
    const place = source === undefined ? target : `${source}:${target}`;
    return spot.set(all.length === 0 ? place : `${place}:${all.join(',')}`);
  };
  return new ComputedField<boolean>({ name: 'volumes', value, set, remove: () => set(written === '') });
}

/** Mount propagation by the kernel's names: shared mounts reach the host as well. */
const PROPAGATION: Readonly<Record<string, string>> = { shared: 'Bidirectional', rshared: 'Bidirectional', slave: 'HostToContainer', rslave: 'HostToContainer', private: 'None', rprivate: 'None' };

function propagationField(spot: Spot, { options }: ShortVolume): Field<string> {
  const span = spot.span ?? anchorOf(spot);
  const option = options.map(one => PROPAGATION[one]).find(one => one !== undefined);
  const value = (): Value<string> => (option === undefined ? { kind: 'absent', span } : { kind: 'known', value: option, span });
  return new ComputedField<string>({ name: 'volumes', value, set: () => spot.remove(), remove: () => spot.remove() });
}

function propagationOf(spot: Spot): ConstructorParameters<typeof ComputedField<string>>[0] {
  const field = new SpotField('bind.propagation', spot.path('bind.propagation'), text);
  const value = (): Value<string> => {
    const read = field.value;
    return read.kind === 'known' ? { ...read, value: PROPAGATION[read.value] ?? read.value } : read;
  };
  return { name: field.name, value, set: next => field.set(next), remove: () => field.remove() };
}

/** A field that is underlined at the volume, not at the service, where nobody wrote it. */
function anchoredAt<T>(span: Span, field: Field<T>): Field<T> {
  const value = (): Value<T> => (field.value.kind === 'absent' ? { kind: 'absent', span } : field.value);
  return new ComputedField<T>({ name: field.name, value, set: next => field.set(next), remove: () => field.remove() });
}

function noField(name: string, spot: Spot): Field<string> {
  return new ComputedField<string>({ name, value: () => ({ kind: 'absent', span: spot.span ?? anchorOf(spot) }), set: () => spot.remove(), remove: () => spot.remove() });
}
