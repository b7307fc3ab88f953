import type { Container, ContainerPort } from '../../model/container.ts';
import type { Field } from '../../model/field.ts';
import { known } from '../../model/field.ts';
import type { NewProbe, Probe } from '../../model/probe.ts';
import { checkWithin, majorOf } from '../../model/values/checks-within.ts';
import type { Setting } from '../../model/values/checks-within.ts';
import { parseImage } from '../../model/values/image.ts';
import { knownImage } from '../../model/values/known-images.ts';
import type { HealthCheck, KnownImage } from '../../model/values/known-images.ts';
import { secretInArgument } from '../../model/values/secret.ts';
import type { Fix } from '../rule.ts';
import { dangerOfProbe } from './danger.ts';
import { asksOtherHost, isMissingName } from './handlers.ts';
import { servingPorts } from './serving.ts';
import { readCommandLine } from './shell.ts';

/** What Kubernetes takes where a probe does not say (Probe, core/v1). */
export const PROBE_DEFAULTS = { initialDelay: 0, period: 10, timeout: 1, failureThreshold: 3, successThreshold: 1 } as const;

type ProbeField = Field<Probe, NewProbe>;

interface Proposal {
  readonly probe: NewProbe;
  readonly how: string;
}

/**
 * Proposes a liveness probe from what the file says: the container's other probes, its image or its ports. It gives up later
 * than the readiness probe, so that a slow container is first taken out of service and only then restarted.
 */
export function proposeLiveness(container: Container, field: ProbeField): Fix[] {
  if (container.isAskedWithin === true) return asFix(container, field, container.workload.terms.livenessProbe, fromWithin(container));
  const proposal = livenessLikeOther(container) ?? ofImage(container, 'live', PATIENT) ?? ofPorts(container, '/healthz', PATIENT);
  return asFix(container, field, container.workload.terms.livenessProbe, proposal);
}

/** Proposes a readiness probe as `proposeLiveness` does. */
export function proposeReadiness(container: Container, field: ProbeField): Fix[] {
  const proposal = readinessLikeOther(container) ?? ofImage(container, 'ready') ?? ofPorts(container, '/readyz');
  return asFix(container, field, 'readiness probe', proposal);
}

/** Twice the default, so that a probe that asks what the readiness probe asks fails later. */
const PATIENT = { failureThreshold: 2 * PROBE_DEFAULTS.failureThreshold };

/** As Docker's documentation has it ("Control startup and shutdown order in Compose"): others may be waiting for it. */
const FROM_WITHIN = { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 5, initialDelaySeconds: 30 };

/** Of a known image only what it surely holds is proposed; of any other a person knows what it has to ask with. */
function fromWithin(container: Container): Proposal | undefined {
  const reference = known(container.image) ?? '';
  const image = knownImage(reference);
  if (image === undefined) {
    const guess = ofPorts(container, '/healthz');
    return guess && { ...guess, probe: { ...guess.probe, ...FROM_WITHIN } };
  }
  const listensElsewhere = container.ports.length > 0 && !container.ports.some(({ number }) => image.ports.includes(known(number) ?? -1));
  const command = isOlder(reference, image) || listensElsewhere ? undefined : checkWithin(reference, settingOf(container));
  if (command === undefined) return undefined;
  const isTheirs = [image.live, image.ready].some(check => check?.kind === 'exec' && check.command[0] === command[0]);
  const how = isTheirs ? howAsked({ kind: 'exec', command }, image) : `${command.join(' ')}, with what the image of ${image.product} holds`;
  return { probe: { handler: { kind: 'exec', command }, ...FROM_WITHIN }, how };
}

function settingOf({ env }: Container): Setting {
  return variable => {
    const value = env.findLast(({ name }) => name === variable)?.value;
    if (value === undefined || value.kind === 'absent') return { kind: 'absent' };
    return value.kind === 'known' ? value : { kind: 'unknown' };
  };
}

/** By its tag, a version that does not know the checks yet. */
function isOlder(reference: string, { since }: KnownImage): boolean {
  const image = parseImage(reference);
  const major = image.kind === 'error' ? undefined : majorOf(image);
  return since !== undefined && major !== undefined && major < since;
}

function asFix({ name }: Container, field: ProbeField, what: string, proposal: Proposal | undefined): Fix[] {
  if (proposal === undefined) return [];
  return [{ title: `Add a ${what} to ${name}: ${proposal.how}`, safety: 'fill-in', changes: () => [field.set(proposal.probe)] }];
}

function livenessLikeOther(container: Container): Proposal | undefined {
  const { readinessProbe, startupProbe } = container;
  const readiness = copyable(container, readinessProbe);
  if (readiness !== undefined) {
    const failureThreshold = 2 * (known(readiness.failureThreshold) ?? PROBE_DEFAULTS.failureThreshold);
    return { probe: { handler: { kind: 'copy', of: readiness }, failureThreshold }, how: 'like its readiness probe, but slower to fail' };
  }
  const startup = copyable(container, startupProbe);
  return startup && { probe: { handler: { kind: 'copy', of: startup } }, how: 'like its startup probe' };
}

function readinessLikeOther(container: Container): Proposal | undefined {
  const { livenessProbe, startupProbe } = container;
  const liveness = copyable(container, livenessProbe);
  if (liveness !== undefined) {
    const periodSeconds = Math.ceil((known(liveness.period) ?? PROBE_DEFAULTS.period) / 2);
    return { probe: { handler: { kind: 'copy', of: liveness }, periodSeconds }, how: 'like its liveness probe, but asked more often' };
  }
  const startup = copyable(container, startupProbe);
  return startup && { probe: { handler: { kind: 'copy', of: startup } }, how: 'like its startup probe' };
}

function copyable(container: Container, field: ProbeField | undefined): Probe | undefined {
  const probe = known(field);
  return probe !== undefined && isPattern(container, probe) ? probe : undefined;
}

/** Whether another probe may ask as this one does: a copy of what is at fault is another fault. */
export function isPattern(container: Container, probe: Probe): boolean {
  const words = known(probe.command) ?? [];
  const isFaulty = isMissingName(container, probe.port) || asksOtherHost(container, probe) || words.some((word, i) => secretInArgument(word, words[i + 1]) !== undefined);
  return probe.kind !== undefined && probe.plain !== undefined && !isFaulty && readCommandLine(words).commands.every(command => dangerOfProbe(command) === undefined);
}

function ofImage(container: Container, which: 'live' | 'ready', timings: Partial<NewProbe> = {}): Proposal | undefined {
  const reference = known(container.image) ?? '';
  const image = knownImage(reference);
  if (image === undefined || isOlder(reference, image)) return undefined;
  const check = which === 'ready' ? (image.ready ?? image.live) : image.live;
  const handler = handlerOf(check, container.ports);
  const same = image.ready === undefined ? timings : {};
  return handler && { probe: { handler, ...same }, how: howAsked(check, image) };
}

/** Nothing where the container says that it listens elsewhere than its image does by default. */
function handlerOf(check: HealthCheck, ports: readonly ContainerPort[]): NewProbe['handler'] | undefined {
  if (check.kind === 'exec') return check;
  const declared = ports.find(({ number }) => known(number) === check.port);
  if (declared === undefined && ports.length > 0) return undefined;
  return { ...check, port: declared?.name ?? check.port };
}

function howAsked(check: HealthCheck, { product, needs }: KnownImage): string {
  const asked = check.kind === 'exec' ? check.command.join(' ') : check.kind === 'http' ? `GET ${check.path}` : `port ${String(check.port)}`;
  return `${asked}, as ${product} documents${needs === undefined ? '' : `; needs ${needs}`}`;
}

/** An HTTP probe of its own path need not be patient: it does not ask what the other probe asks. */
function ofPorts(container: Container, path: string, timings: Partial<NewProbe> = {}): Proposal | undefined {
  const ports = servingPorts(container).filter(({ protocol, number }) => protocol === 'TCP' && known(number) !== undefined);
  const port = ports.find(isHttp) ?? ports[0] ?? container.ports.find(({ protocol }) => protocol === 'TCP');
  const number = known(port?.number);
  if (port === undefined || number === undefined) return undefined;
  if (port.name !== undefined && /^grpc(-|$)/.test(port.name)) {
    return { probe: { handler: { kind: 'grpc', port: number }, ...timings }, how: 'choose its port' };
  }
  const reference = port.name ?? number;
  if (isHttp(port)) return { probe: { handler: { kind: 'http', path, port: reference } }, how: 'choose its path and port' };
  return { probe: { handler: { kind: 'tcp', port: reference }, ...timings }, how: 'choose its port' };
}

function isHttp({ name, number }: ContainerPort): boolean {
  if (name !== undefined) return /^(http|web|api)/.test(name) && !name.startsWith('https');
  return [80, 3000, 5000, 8000, 8080].includes(known(number) ?? 0);
}
