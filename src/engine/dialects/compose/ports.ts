import type { ContainerPort, Publication } from '../../model/container.ts';
import type { Field, Value } from '../../model/field.ts';
import { Choice } from '../../text/change.ts';
import type { Change } from '../../text/change.ts';
import { partOf } from '../../text/source.ts';
import { number, text } from './codecs.ts';
import { ComputedField, SpotField, anchorOf } from './field.ts';
import { parsePort } from './short/port.ts';
import type { ShortPort } from './short/port.ts';
import type { Spot } from './spot.ts';

/** The ports that a service publishes, and those that it only exposes to its neighbours. */
export function ports(service: Spot): ContainerPort[] {
  const published = service.at('ports').items();
  const exposed = service.at('expose').items();
  return [...published.map(port => (port.tree?.kind === 'map' ? { ...longPort(port), publication: longPublication(port) } : { ...shortPort(port), publication: shortPublication(port) })), ...exposed.map(shortPort)];
}

function longPort(spot: Spot): ContainerPort {
  return {
    name: spot.at('name').text,
    number: new SpotField('target', spot.at('target'), number),
    protocol: (spot.at('protocol').text ?? 'tcp').toUpperCase(),
  };
}

function shortPort(spot: Spot): ContainerPort {
  const port = spot.text === undefined ? undefined : parsePort(spot.text);
  return { name: undefined, number: target(spot, port), protocol: (port?.protocol ?? 'tcp').toUpperCase() };
}

/** An address that is missing is underlined at the port on the host, or at what stands for it. */
function longPublication(spot: Spot): Publication {
  const address = new SpotField('host_ip', spot.at('host_ip'), text);
  const published = spot.at('published');
  const span = published.span ?? spot.at('target').span ?? anchorOf(spot);
  return {
    port: new SpotField('published', published, text),
    address: new ComputedField<string>({
      name: address.name,
      value: () => (address.value.kind === 'absent' ? { kind: 'absent', span } : address.value),
      set: value => address.set(value),
      remove: () => address.remove(),
    }),
  };
}

function shortPublication(spot: Spot): Publication {
  const port = spot.text === undefined ? undefined : parsePort(spot.text);
  return {
    port: new ComputedField<string>({ name: 'ports', value: () => publishedValue(spot, port), set: published => publish(spot, port, published), remove: () => spot.remove() }),
    address: new ComputedField<string>({
      name: 'ports',
      value: () => addressValue(spot, port),
      set: address => spot.replace(withAddress(spot, port, address)),
      remove: () => spot.remove(),
    }),
  };
}

function addressValue(spot: Spot, port: ShortPort | undefined): Value<string> {
  const span = spot.span ?? anchorOf(spot);
  if (port === undefined) return { kind: 'dynamic', span, because: 'it is not a port that is known' };
  return port.address === undefined ? { kind: 'absent', span } : { kind: 'known', value: port.address, span };
}

/** It stands right before the container's part. */
function publishedValue(spot: Spot, port: ShortPort | undefined): Value<string> {
  const span = spot.span ?? anchorOf(spot);
  if (port === undefined) return { kind: 'dynamic', span, because: 'it is not a port that is known' };
  const { published, start } = port;
  if (published === undefined) return { kind: 'absent', span };
  return { kind: 'known', value: published, span: partOf(span, spot.text ?? '', start - 1 - published.length, start - 1) };
}

/** A variable in it would be lost: which part of the text it stands for is not known. */
function publish(spot: Spot, port: ShortPort | undefined, published: string): Change {
  const { text: read, tree } = spot;
  const isPlain = tree?.kind === 'scalar' && tree.at.node?.kind === 'scalar' && tree.at.node.text === read;
  if (!isPlain || port === undefined) return spot.refuse('a variable decides a part of it');
  const before = port.published === undefined ? read.slice(0, port.start) : read.slice(0, port.start - 1 - port.published.length);
  return spot.set(new Choice(`${before}${published}:${read.slice(port.start)}`));
}

/** In front of what is written, so that its variables stay. An address that is written already is not known to be one part of it. */
function withAddress({ tree, text: read }: Spot, port: ShortPort | undefined, address: string): string {
  const written = tree?.kind === 'scalar' && tree.at.node?.kind === 'scalar' ? tree.at.node.text : (read ?? '');
  return `${address}${port?.published === undefined ? '::' : ':'}${written}`;
}

/** The container's part of a short port. A range has no number of its own. */
function target(spot: Spot, port: ShortPort | undefined): Field<number> {
  const { text: read } = spot;
  return new ComputedField<number>({
    name: 'ports',
    value: () => targetValue(spot, port),
    set: value => spot.set(port === undefined || read === undefined ? String(value) : read.slice(0, port.start) + String(value) + read.slice(port.end)),
    remove: () => spot.remove(),
  });
}

function targetValue(spot: Spot, port: ShortPort | undefined): Value<number> {
  const span = spot.span ?? anchorOf(spot);
  const { text: read } = spot;
  if (read === undefined) return { kind: 'dynamic', span, because: 'a variable decides it' };
  if (port === undefined) return { kind: 'dynamic', span, because: 'it is not a port' };
  if (port.target.includes('-')) return { kind: 'dynamic', span, because: 'it is a range' };
  return { kind: 'known', value: Number(port.target), span: partOf(span, read, port.start, port.end) };
}
