import type { Container } from '../../model/container.ts';

/** True for a container that is meant to run until it is stopped: it can hang, leak and be asked how it is. */
export function isLongRunning({ role, workload }: Container): boolean {
  return workload.lifetime === 'long-running' ? role === 'main' || role === 'sidecar' : false;
}

/** True for containers that a person may set resources and a security context for: ephemeral ones take no resources. */
export function isScheduled({ role }: Container): boolean {
  return role !== 'ephemeral';
}

/** The other containers of the same pod. */
export function siblingsOf(container: Container): readonly Container[] {
  return container.workload.containers.filter(({ name }) => name !== container.name);
}
