import type { ContainerPort } from '../../model/container.ts';
import type { Field, Value } from '../../model/field.ts';
import { partOf } from '../../text/source.ts';
import { number } from './codecs.ts';
import { ComputedField, SpotField, anchorOf } from './field.ts';
import { parsePort } from './short/port.ts';
import type { ShortPort } from './short/port.ts';
import type { Spot } from './spot.ts';

/** The ports that a service publishes, and those that it only exposes to its neighbours. */
export function ports(service: Spot): ContainerPort[] {
  const published = service.at('ports').items();
  const exposed = service.at('expose').items();
  return [...published, ...exposed].map(port => (port.tree?.kind === 'map' ? longPort(port) : shortPort(port)));
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

/** The container's part of a short port. A range has no number of its own. */
function target(spot: Spot, port: ShortPort | undefined): Field<number> {
  const { text } = spot;
  return new ComputedField<number>({
    name: 'ports',
    value: () => targetValue(spot, port),
    set: value => spot.set(port === undefined || text === undefined ? String(value) : text.slice(0, port.start) + String(value) + text.slice(port.end)),
    remove: () => spot.remove(),
  });
}

function targetValue(spot: Spot, port: ShortPort | undefined): Value<number> {
  const span = spot.span ?? anchorOf(spot);
  const { text } = spot;
  if (text === undefined) return { kind: 'dynamic', span, because: 'a variable decides it' };
  if (port === undefined) return { kind: 'dynamic', span, because: 'it is not a port' };
  if (port.target.includes('-')) return { kind: 'dynamic', span, because: 'it is a range' };
  return { kind: 'known', value: Number(port.target), span: partOf(span, text, port.start, port.end) };
}
