import type { Container, ContainerPort } from '../../model/container.ts';
import type { Field } from '../../model/field.ts';
import { known } from '../../model/field.ts';
import type { NewProbe, Probe } from '../../model/probe.ts';
import type { Fix } from '../rule.ts';

/**
 * Proposes a probe from what the file says: the container's other probe, or its own ports. Nothing is proposed for a
 * container that names no port, since only a person knows how to ask it.
 */
export function proposeProbe(container: Container, field: Field<Probe, NewProbe>, what: string): Fix[] {
  const handler = likeOtherProbe(container) ?? ofPorts(container.ports);
  if (handler === undefined) return [];
  return [
    {
      title: `Add a ${what} to ${container.name}: choose its ${handler.kind === 'http' ? 'path and port' : 'port'}`,
      safety: 'fill-in',
      changes: () => [field.set({ handler })],
    },
  ];
}

function likeOtherProbe(container: Container): NewProbe['handler'] | undefined {
  for (const field of [container.readinessProbe, container.startupProbe, container.livenessProbe]) {
    const probe = known(field);
    if (probe?.kind !== 'http') continue;
    const path = known(probe.path) ?? '/';
    const port = known(probe.port);
    if (port !== undefined) return { kind: 'http', path, port };
  }
  return undefined;
}

function ofPorts(ports: readonly ContainerPort[]): NewProbe['handler'] | undefined {
  const http = ports.find(port => isHttp(port));
  const port = http ?? ports.find(({ protocol }) => protocol === 'TCP');
  const number = known(port?.number);
  if (port === undefined || number === undefined) return undefined;
  const reference = port.name ?? number;
  return http === undefined ? { kind: 'tcp', port: reference } : { kind: 'http', path: '/healthz', port: reference };
}

function isHttp({ name, number, protocol }: ContainerPort): boolean {
  if (protocol !== 'TCP') return false;
  if (name !== undefined) return /^(http|web|api)/.test(name) && !name.startsWith('https');
  return [80, 3000, 5000, 8000, 8080].includes(known(number) ?? 0);
}
