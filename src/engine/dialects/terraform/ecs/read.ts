import type { Resource } from '../module/types.ts';
import { EcsService } from './service.ts';
import { EcsTask } from './task.ts';

/** The tasks of a module that is read, one for each service that runs it. */
export function ecsTasks(resource: Resource, all: readonly Resource[]): readonly EcsTask[] {
  if (resource.mode !== 'resource' || resource.kind !== 'aws_ecs_task_definition') return [];
  const services = all.filter(one => one.mode === 'resource' && one.kind === 'aws_ecs_service' && runs(one, resource));
  if (services.length === 0) return [new EcsTask(resource, undefined)];
  const scaling = all.filter(one => one.kind === 'aws_appautoscaling_target');
  return services.map(service => new EcsTask(resource, new EcsService(service, isScaled(service, scaling))));
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
