import type { Container, ContainerPort } from '../../model/container.ts';
import type { Facts } from '../../model/facts.ts';
import { known } from '../../model/field.ts';
import type { Project } from '../../model/project.ts';
import type { Workload } from '../../model/workload.ts';
import type { Standing } from '../rule.ts';
import { isLongRunning } from './containers.ts';

/** Names of ports that monitoring, kubelets and debuggers ask (`http-healthz`, `http-envoy-prom`); no request of a user comes through them. */
const OBSERVED = /(^|-)(metrics?|prom|prometheus|telemetry|health[a-z]*|livez|liveness|readyz|readiness|probes?|debug|pprof|profil[a-z]*)(-|$)/;

/** The ports of a container through which users or other workloads reach it. */
export function servingPorts({ ports }: Container): readonly ContainerPort[] {
  return ports.filter(({ name, isUnread }) => isUnread !== true && (name === undefined || !OBSERVED.test(name)));
}

/**
 * Whether a container serves requests: it lists a port, or it may be the one that a Service in front of its pod
 * reaches, which `behindService` tells. A sidecar without ports, or one of several containers without, is not guessed at;
 * nor is one whose ports a template decides.
 */
export function servesRequests(container: Container): 'yes' | 'behind-service' | 'unknown' | 'no' {
  if (!isLongRunning(container)) return 'no';
  if (servingPorts(container).length > 0) return 'yes';
  if (container.ports.length > 0) return container.ports.some(({ isUnread }) => isUnread === true) ? 'unknown' : 'no';
  const { containers } = container.workload;
  const alone = containers.filter(({ role }) => role === 'main').length === 1 && !containers.some(({ ports }) => ports.length > 0);
  return container.role === 'main' && alone ? 'behind-service' : 'no';
}

/** True where somebody is meant to find a pod there for as long as it runs, whatever its restart policy: it lists a port or is probed. */
export function isMeantToServe({ containers }: Workload): boolean {
  return containers.some(
    ({ role, ports, livenessProbe, readinessProbe }) => role === 'main' && (ports.length > 0 || known(livenessProbe) !== undefined || known(readinessProbe) !== undefined),
  );
}

/** Whether a Service of the repository certainly sends requests to the workload's pods; a headless one only gives them names. */
export function behindService(about: Facts, project: Project): Standing {
  if (about.type !== 'workload') return 'not-applicable';
  const certain = about.podLabels !== undefined && project.servicesOf(about).some(({ selector, headless }) => selector.kind === 'labels' && !headless);
  if (certain) return true;
  return project.complete ? 'not-applicable' : 'unknown';
}
