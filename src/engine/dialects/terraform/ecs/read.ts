import type { Resource } from '../module/types.ts';
import { EcsService } from './service.ts';
import { EcsTask } from './task.ts';
import { pushTo } from '../../../text/lists.ts';

/** Gives the tasks of the task definitions among some resources, one for each service that runs it. */
export function ecsTasksOf(all: readonly Resource[]): (resource: Resource) => readonly EcsTask[] {
  const services = byTask(all.filter(one => one.mode === 'resource' && one.kind === 'aws_ecs_service'));
  const scaling = all.filter(one => one.kind === 'aws_appautoscaling_target');
  return resource => {
    if (resource.mode !== 'resource' || resource.kind !== 'aws_ecs_task_definition') return [];
    const own = services(resource).filter(service => runs(service, resource));
    if (own.length === 0) return [new EcsTask(resource, undefined)];
    return own.map(service => new EcsTask(resource, new EcsService(service, isScaled(service, scaling))));
  };
}

/** The services that may run a task, in their order: those that refer to it, and those that refer to none. */
function byTask(services: readonly Resource[]): (task: Resource) => readonly Resource[] {
  const byAddress = new Map<string, Resource[]>();
  const others: Resource[] = [];
  for (const service of services) {
    const address = service.get('task_definition').reference?.address;
    if (address === undefined) others.push(service);
    else pushTo(byAddress, address, service);
  }
  return ({ address }) => [...(byAddress.get(address) ?? []), ...others];
}

/** By reference, or by the family that both name. */
function runs(service: Resource, task: Resource): boolean {
  const named = service.get('task_definition');
  if (named.reference !== undefined) return named.reference.address === task.address && (named.reference.key === undefined || named.reference.key === task.key);
  if (named.kind === 'dynamic') return named.mentions.some(({ address }) => address === task.address);
  const family = task.get('family');
  return named.kind === 'scalar' && family.kind === 'scalar' && String(named.value).replace(/:\d+$/, '') === family.value;
}

/** Application Auto Scaling sets the number of tasks, or Terraform is told to leave it alone. */
function isScaled(service: Resource, targets: readonly Resource[]): boolean {
  const ignored = service.get('lifecycle.ignore_changes');
  // Its items are names of attributes, which nothing works out.
  if (/\bdesired_count\b|\ball\b/.test(service.document.source.text.slice(ignored.place.start, ignored.place.end)) && ignored.kind !== 'absent') return true;
  return targets.some(target => mentions(target, service));
}

function mentions(target: Resource, service: Resource): boolean {
  const id = target.get('resource_id');
  if (id.kind === 'dynamic') return id.mentions.length === 0 || id.mentions.some(({ address }) => address === service.address);
  const name = service.get('name');
  return id.kind === 'scalar' && name.kind === 'scalar' && String(id.value).endsWith(`/${String(name.value)}`);
}
