import type { ContainerCluster, ContainerService, ContainerTask } from '../../../model/platform/compute.ts';
import type { Setting, Weakness } from '../../../model/platform/setting.ts';
import type { Block, Evaluated, Resource } from '../module/types.ts';
import { count, flag, textOf, words } from '../platform/codecs.ts';
import { textsOf } from './policy.ts';
import { absent, asBlocks, computed, dynamic, headOf, isWritten, setter, setting, spanAt, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';
import { everyMention } from '../module/values.ts';

const INSIGHTS = words(['enabled', 'enhanced'], ['disabled']);

/** `aws_ecs_cluster`. */
export function readEcsCluster(resource: Resource): ContainerCluster {
  const path = 'configuration.execute_command_configuration.logging';
  return {
    ...subjectOf('container-cluster', resource),
    insights: insights(resource),
    sessionsLogged: setting(resource, path, words(['DEFAULT', 'OVERRIDE'], ['NONE']), true),
  };
}

function insights(resource: Resource): Setting<boolean> {
  const blocks = resource.blocks('setting');
  const own = blocks.find(block => textOf(block.get('name')) === 'containerInsights');
  if (own !== undefined) return setting(own, 'value', INSIGHTS);
  const open = resource.openBlocks('setting');
  if (open !== undefined) return computed('containerInsights', dynamic(headOf(resource), open));
  const { path, document } = resource;
  const value = [{ name: 'containerInsights', value: 'enabled' }];
  const set = path === undefined || blocks.length > 0 ? undefined : () => [{ kind: 'set' as const, writer: document, path: [...path, 'setting'], value }];
  return computed('containerInsights', absent(headOf(resource)), false, set);
}

/** `aws_ecs_service`. */
export function readEcsService(resource: Resource, world: World): ContainerService {
  const controller = resource.get('deployment_controller.type');
  const isRolling = controller.kind === 'absent' || textOf(controller) === 'ECS';
  return {
    ...subjectOf('container-service', resource),
    desiredCount: isScaledElsewhere(resource, world) ? undefined : setting(resource, 'desired_count', count, 0),
    circuitBreaker: isRolling ? circuitBreaker(resource) : undefined,
    publicAddress: setting(resource, 'network_configuration.assign_public_ip', flag, false),
  };
}

/** One for each machine, by a scaling target, or by whoever `ignore_changes` leaves it to. */
function isScaledElsewhere(resource: Resource, world: World): boolean {
  const strategy = resource.get('scheduling_strategy');
  if (strategy.kind === 'dynamic' || textOf(strategy) === 'DAEMON') return true;
  if (resource.blocks('lifecycle').some(block => isWritten(block, 'ignore_changes'))) return true;
  const targets = world.ofKind('aws_appautoscaling_target');
  return targets.some(target => mayScale(target.get('resource_id'), resource));
}

function mayScale(id: Evaluated, service: Resource): boolean {
  const mentions = everyMention(id);
  const name = textOf(service.get('name'));
  const written = textOf(id);
  if (written !== undefined) return name === undefined || written.endsWith(`/${name}`);
  return mentions.length === 0 || mentions.some(({ address }) => address === service.address);
}

function circuitBreaker(resource: Resource): Setting<boolean> {
  const own = setting(resource, 'deployment_circuit_breaker.enable', flag, false);
  const rollback = resource.get('deployment_circuit_breaker.rollback');
  const { set } = own;
  if (set === undefined) return own;
  const both = rollback.kind === 'absent' ? setter<boolean>(asBlocks(rollback.place, resource), value => value).set : undefined;
  return { ...own, set: value => [...set(value), ...(both?.(value) ?? [])] };
}

/** `aws_ecs_task_definition`: the role that it runs under, and the one that starts it. */
export function readEcsTask(resource: Resource): ContainerTask {
  const task = resource.get('task_role_arn');
  const execution = resource.get('execution_role_arn');
  return { ...subjectOf('container-task', resource), roles: { found: [...shared(task, execution), ...missing(resource, execution)], open: execution.kind === 'dynamic' && execution.reference === undefined } };
}

function shared(task: Evaluated, execution: Evaluated): Weakness[] {
  const isSame =
    task.reference === undefined || execution.reference === undefined
      ? textOf(task) !== undefined && textOf(task) === textOf(execution)
      : task.reference.address === execution.reference.address && task.reference.key === execution.reference.key && task.reference.attribute === execution.reference.attribute;
  return isSame ? [{ span: spanAt(task.place), says: 'runs its containers under the role that starts them' }] : [];
}

/** On Fargate nobody else fetches the image and writes the logs (Amazon ECS, "task execution IAM role"). */
function missing(resource: Block, execution: Evaluated): Weakness[] {
  const { known: launches } = textsOf(resource.get('requires_compatibilities'));
  const isFargate = launches.some(({ text: launch }) => launch === 'FARGATE');
  return isFargate && execution.kind === 'absent' ? [{ span: headOf(resource), says: 'has no role to start it: it can fetch no image of ours and write no logs' }] : [];
}

