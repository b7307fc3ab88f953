import type { ContainerPort } from '../../model/container.ts';
import type { Facts, WorkloadFacts } from '../../model/facts.ts';
import { isAbsent, known } from '../../model/field.ts';
import type { Project } from '../../model/project.ts';
import type { ImageRole } from '../../model/values/known-images.ts';
import { knownImage } from '../../model/values/known-images.ts';
import type { Workload } from '../../model/workload.ts';
import type { Standing } from '../rule.ts';

/** Why a rule about the replicas of a workload does not judge it: it has none to speak of, or somebody else settles them. */
export function withoutReplicas({ lifetime, scaling, replicas }: Workload): 'not-applicable' | 'unknown' | undefined {
  if (lifetime !== 'long-running' || scaling !== 'replicated' || replicas === undefined) return 'not-applicable';
  if (replicas.value.kind === 'dynamic') return 'unknown';
  // Scaled down on purpose.
  return replicas.value.kind === 'known' && replicas.value.value === 0 ? 'not-applicable' : undefined;
}

/** How a finding about several replicas stands: where one runs, the rule does not concern it. */
export function ifSeveral(about: Facts, project: Project, standing: (workload: WorkloadFacts) => Standing): Standing {
  if (about.type !== 'workload') return 'not-applicable';
  const several = runsSeveral(about, project);
  if (several === 'unknown') return 'unknown';
  return several ? standing(about) : 'not-applicable';
}

/** By the numbers that its manifest and kustomizations state, or by the least that its autoscalers keep. */
function runsSeveral(workload: WorkloadFacts, project: Project): boolean | 'unknown' {
  const autoscalers = project.autoscalersOf(workload);
  const least = autoscalers.length === 0 ? statedReplicas(workload, project) : autoscalers.map(({ minReplicas }) => minReplicas);
  if (least.some(count => count !== undefined && count >= 2)) return true;
  return least.includes(undefined) ? 'unknown' : false;
}

/** The most replicas that a workload runs; undefined where that is not known. */
export function mostReplicas(workload: WorkloadFacts, project: Project): number | undefined {
  const autoscalers = project.autoscalersOf(workload);
  const most = autoscalers.length === 0 ? statedReplicas(workload, project) : autoscalers.map(({ maxReplicas }) => maxReplicas);
  return most.every(count => count !== undefined) ? Math.max(...most) : undefined;
}

/** By the manifest, and by each kustomization that sets another number. */
function statedReplicas(workload: WorkloadFacts, project: Project): (number | undefined)[] {
  return [workload.replicas, ...project.partsOf(workload).flatMap(({ replicas }) => replicas ?? [])];
}

/** What such software keeps is no copy of what its next replica keeps. */
const DATA: ReadonlySet<ImageRole> = new Set<ImageRole>(['database', 'cache', 'broker', 'search', 'object store', 'coordination']);

/**
 * True where a second replica is no help: it would keep other data, wait for storage that one node holds, for a port of the node
 * or for the name of its container.
 */
export function cannotRunTwice({ stateful, volumes, containers, containerName, sharesPorts }: Workload): boolean {
  return (
    stateful ||
    known(containerName) !== undefined ||
    volumes.some(({ source }) => source.kind === 'claim' || source.kind === 'unknown') ||
    containers.some(({ image, ports }) => keepsData(known(image)) || ports.some(port => takesPort(port, sharesPorts === true)))
  );
}

/** Of a range of ports each replica takes another. */
function takesPort({ hostPort, publication }: ContainerPort, isShared: boolean): boolean {
  if (hostPort !== undefined) return !isAbsent(hostPort);
  const port = publication?.port.value;
  return !isShared && port !== undefined && (port.kind === 'dynamic' || (port.kind === 'known' && !port.value.includes('-')));
}

function keepsData(image: string | undefined): boolean {
  const role = image === undefined ? undefined : knownImage(image)?.role;
  return role !== undefined && DATA.has(role);
}
