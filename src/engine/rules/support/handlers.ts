import type { Container } from '../../model/container.ts';
import type { Field } from '../../model/field.ts';
import { known } from '../../model/field.ts';
import type { Handler, Probe } from '../../model/probe.ts';

/** A probe or a lifecycle hook with its name for messages. */
export interface Named<H extends Handler> {
  readonly what: string;
  readonly role: 'liveness' | 'readiness' | 'startup' | 'hook';
  readonly handler: H;
}

/** The probes of a container that are written and known. */
export function probesOf({ livenessProbe, readinessProbe, startupProbe, workload: { terms } }: Container): readonly Named<Probe>[] {
  return [...named(terms.livenessProbe, 'liveness', livenessProbe), ...named('readiness probe', 'readiness', readinessProbe), ...named('startup probe', 'startup', startupProbe)];
}

/** The lifecycle hooks of a container that are written and known. */
export function hooksOf({ preStop, postStart }: Container): readonly Named<Handler>[] {
  return [...named('preStop hook', 'hook', preStop), ...named('postStart hook', 'hook', postStart)];
}

/** True where a template decides a probe or a hook. */
export function hasUnknownHandler({ livenessProbe, readinessProbe, startupProbe, preStop, postStart }: Container): boolean {
  return [livenessProbe, readinessProbe, startupProbe, preStop, postStart].some(field => field?.value.kind === 'dynamic');
}

/** True where a port is asked by a name that the container, whose ports are known, gives to none. */
export function isMissingName({ ports }: Container, port: Field<number | string> | undefined): boolean {
  const name = known(port);
  return typeof name === 'string' && !/^\d+$/.test(name) && !ports.some(one => one.name === name || one.number.value.kind === 'dynamic');
}

/** True where another host is asked than the container's own; that of a pod on the node's network may be its own. */
export function asksOtherHost({ workload: { hostNetwork } }: Container, { host }: Handler): boolean {
  const name = known(host);
  return name !== undefined && known(hostNetwork) !== true && !/^(|localhost|127\..*|0\.0\.0\.0|\[?::1?\]?)$/.test(name);
}

function named<H extends Handler>(what: string, role: Named<H>['role'], field: Field<H, never> | undefined): Named<H>[] {
  const handler = known(field);
  return handler === undefined ? [] : [{ what, role, handler }];
}
