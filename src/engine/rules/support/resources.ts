import type { Container } from '../../model/container.ts';
import type { Field } from '../../model/field.ts';
import { isAbsent, known } from '../../model/field.ts';
import type { Measure, Quantity } from '../../model/values/quantity.ts';
import { inBytes, inCores } from '../../model/values/quantity.ts';
import { siblingsOf } from './containers.ts';
import { quantityFault } from './quantity-faults.ts';

const MEBIBYTE = 2 ** 20;

export type ResourceField = Field<Quantity>;

/** One resource of a container: what it asks for and what it may use. */
export interface Resource {
  /** For sentences: `memory`, `CPU`. */
  readonly noun: string;
  readonly article: 'a' | 'an';
  readonly measure: Measure;
  request(container: Container): ResourceField | undefined;
  limit(container: Container): ResourceField | undefined;
  /** Cannot be taken back from a process: a limit above the request promises what the node may not have. */
  readonly isHeld: boolean;
  /** What the pod states for its containers together. */
  readonly pod?: { readonly request: PodKey; readonly limit: PodKey };
  /** Where to start where nothing in the file says more. */
  readonly start: { readonly request: Quantity; readonly limit: Quantity };
}

type PodKey = 'cpuRequest' | 'cpuLimit' | 'memoryRequest' | 'memoryLimit';

export type Bound = 'request' | 'limit';

export const MEMORY: Resource = {
  noun: 'memory',
  isHeld: true,
  article: 'a',
  measure: 'bytes',
  request: ({ memoryRequest }) => memoryRequest,
  limit: ({ memoryLimit }) => memoryLimit,
  pod: { request: 'memoryRequest', limit: 'memoryLimit' },
  start: { request: inBytes(256 * MEBIBYTE), limit: inBytes(256 * MEBIBYTE) },
};

export const CPU: Resource = {
  noun: 'CPU',
  isHeld: false,
  article: 'a',
  measure: 'cores',
  request: ({ cpuRequest }) => cpuRequest,
  limit: ({ cpuLimit }) => cpuLimit,
  pod: { request: 'cpuRequest', limit: 'cpuLimit' },
  start: { request: inCores(0.1), limit: inCores(0.5) },
};

export const EPHEMERAL_STORAGE: Resource = {
  noun: 'ephemeral storage',
  isHeld: true,
  article: 'an',
  measure: 'bytes',
  request: ({ ephemeralStorageRequest }) => ephemeralStorageRequest,
  limit: ({ ephemeralStorageLimit }) => ephemeralStorageLimit,
  start: { request: inBytes(1024 * MEBIBYTE), limit: inBytes(1024 * MEBIBYTE) },
};

export const RESOURCES: readonly Resource[] = [MEMORY, CPU, EPHEMERAL_STORAGE];

/**
 * The container's own field, or for a request that nobody wrote the limit, which Kubernetes takes for the request.
 * Absent where neither is written.
 */
export function ownField(container: Container, resource: Resource, bound: Bound): ResourceField | undefined {
  const own = resource[bound](container);
  const limit = bound === 'request' ? resource.limit(container) : undefined;
  return own !== undefined && isAbsent(own) && limit !== undefined && !isAbsent(limit) ? limit : own;
}

/** Good where the pod states it for all its containers together, which then need none of their own; unknown where a template does. */
export function ofPod({ workload: { resources } }: Container, { pod }: Resource, bound: Bound): [] | 'unknown' | undefined {
  if (pod === undefined || resources === undefined) return undefined;
  const values = [resources[pod[bound]].value, ...(bound === 'request' ? [resources[pod.limit].value] : [])];
  if (values.some(value => value.kind === 'known' && value.value.number > 0)) return [];
  return values.some(({ kind }) => kind === 'dynamic') ? 'unknown' : undefined;
}

/**
 * A value to start from where nobody wrote one: the team's own, or the request as the limit of what cannot be taken back,
 * or what another container of the pod has, or the resource's usual start. Never a limit below the request.
 */
export function proposeQuantity(container: Container, resource: Resource, bound: Bound, stated: Quantity | undefined): Quantity {
  const request = bound === 'limit' ? usable(resource.request(container), resource) : undefined;
  const first = stated ?? (resource.isHeld ? request : undefined) ?? siblingValue(container, resource, bound) ?? resource.start[bound];
  return request !== undefined && request.number > first.number ? request : first;
}

function siblingValue(container: Container, resource: Resource, bound: Bound): Quantity | undefined {
  for (const sibling of siblingsOf(container)) {
    const request = usable(resource.request(sibling), resource);
    const limit = usable(resource.limit(sibling), resource);
    const value = bound === 'limit' ? (limit ?? request) : (request ?? limit);
    if (value !== undefined && value.number > 0) return value;
  }
  return undefined;
}

/** A value that may be proposed elsewhere: no slip of the pen. */
function usable(field: ResourceField | undefined, resource: Resource): Quantity | undefined {
  return quantityFault(field, resource.measure) === undefined ? known(field) : undefined;
}
