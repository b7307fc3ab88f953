import type { Span } from '../../../text/source.ts';
import type { Container, ContainerRole } from '../../../model/container.ts';
import type { WorkloadFacts } from '../../../model/facts.ts';
import type { Field } from '../../../model/field.ts';
import { known } from '../../../model/field.ts';
import type { Lifetime, OperatingSystem, PodResources, Scaling, SpreadRequest, SpreadTerm, UpdateStrategy, Volume, Workload } from '../../../model/workload.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { text } from '../../kubernetes/codecs.ts';
import { CursorField, listed } from '../../kubernetes/field.ts';
import { nameSpan } from '../../kubernetes/span.ts';
import { MAXIMUM_CONTAINERS } from '../../kubernetes/workload.ts';
import { ResourceCursor } from '../cursor.ts';
import { jsonOf } from '../module/functions/conversions.ts';
import type { Resource } from '../module/types.ts';
import { headOf } from '../platform/settings.ts';
import { cpuUnits, mebibytes, numeric } from './codecs.ts';
import { EcsContainer } from './container.ts';
import type { TaskContext } from './container.ts';
import { mapped, withDefault } from './field.ts';
import type { EcsService } from './service.ts';
import { ECS } from './spelling.ts';
import { ECS_TERMS } from './terms.ts';

/** A task definition, with the service that keeps it running where there is one. */
export class EcsTask implements Workload {
  readonly subject = 'workload';
  readonly kind = 'ECS task';
  readonly terms = ECS_TERMS;
  readonly namespace = undefined;
  readonly stateful = false;
  readonly controlled = true;
  /** Security groups, and no networks, say who reaches a task. */
  readonly networks = { kind: 'none' } as const;
  readonly name: string;
  readonly span: Span;
  readonly os: OperatingSystem | undefined;
  readonly lifetime: Lifetime;
  readonly scaling: Scaling;
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  readonly #cursor: ResourceCursor;
  readonly #definitions: Cursor;
  readonly #service: EcsService | undefined;
  readonly #isFargate: boolean;
  #facts: WorkloadFacts | undefined;

  constructor(resource: Resource, service: EcsService | undefined) {
    this.#cursor = ResourceCursor.of(resource, ECS);
    this.#service = service;
    const family = new CursorField('family', this.#cursor.at('family'), text, headOf(resource));
    this.name = known(family) ?? resource.name;
    this.span = isIn(family.value.span, resource) ? family.value.span : headOf(resource);
    this.os = this.#text('runtime_platform.operating_system_family')?.startsWith('WINDOWS') === true ? 'windows' : undefined;
    this.#isFargate = service?.isFargate === true || this.#cursor.at('requires_compatibilities').items().some(({ node }) => node?.kind === 'scalar' && node.text === 'FARGATE');
    this.scaling = service === undefined ? 'single' : service.isDaemon ? 'per-node' : 'replicated';
    this.volumes = this.#volumes();
    const written = resource.get('container_definitions');
    this.#definitions = ResourceCursor.at(jsonOf(written) ?? written, resource.document);
    this.containers = this.#readContainers();
    this.lifetime = service !== undefined || this.containers.some(({ ports }) => ports.length > 0) ? 'long-running' : 'task';
  }

  /** Kept out of what the repository knows: nothing of a cluster selects or scales a task. */
  get facts(): WorkloadFacts {
    this.#facts ??= {
      type: 'workload',
      kind: this.kind,
      name: this.name,
      namespace: undefined,
      podLabels: {},
      replicas: known(this.replicas),
      exposesPorts: this.containers.some(({ ports }) => ports.length > 0),
      serviceName: undefined,
      serviceAccount: undefined,
      requests: { cpu: false, memory: false },
    };
    return this.#facts;
  }

  /** What the task has altogether. On Fargate it is stated; on instances it may be left to the containers. */
  get resources(): PodResources {
    const cpu = new CursorField('cpu', this.#cursor.at('cpu'), cpuUnits, this.span);
    const memory = new CursorField('memory', this.#cursor.at('memory'), mebibytes, this.span);
    return { cpuRequest: cpu, cpuLimit: cpu, memoryRequest: memory, memoryLimit: memory };
  }

  get replicas(): Field<number> {
    return this.#service?.replicas ?? withDefault(new CursorField('desired_count', this.#cursor.at('desired_count'), numeric, this.span), 1);
  }

  get updateStrategy(): UpdateStrategy | undefined { return this.#service?.updateStrategy; }

  /** That of its first essential container: the others end with it. */
  get terminationGracePeriod(): Field<number> {
    const definitions = listed(this.#definitions);
    const first = definitions.find(one => isEssential(one)) ?? this.#definitions.at(0);
    return new CursorField('stopTimeout', first.at('stopTimeout'), numeric, nameSpan(first));
  }

  get podAntiAffinity(): Field<readonly SpreadTerm[], SpreadRequest> { return this.topologySpread; }
  get topologySpread(): Field<readonly SpreadTerm[], SpreadRequest> {
    return this.#service?.spread ?? { name: 'ordered_placement_strategy', value: { kind: 'known', value: [], span: this.span }, set: () => this.#cursor.remove(), remove: () => this.#cursor.remove() };
  }

  get hostNetwork(): Field<boolean> { return this.#shared('network_mode', 'bridge'); }
  get hostPid(): Field<boolean> { return this.#shared('pid_mode', 'task'); }
  get hostIpc(): Field<boolean> { return this.#shared('ipc_mode', 'none'); }

  /** What is not shared any more is the task's own. */
  #shared(name: string, own: string): Field<boolean> {
    return mapped<string, boolean, string>(new CursorField(name, this.#cursor.at(name), text, this.span), mode => mode === 'host', () => own);
  }

  #readContainers(): Container[] {
    const context: TaskContext = { workload: this, isFargate: this.#isFargate, networkMode: this.#isFargate ? 'awsvpc' : this.#networkMode() };
    const definitions = listed(this.#definitions).slice(0, MAXIMUM_CONTAINERS);
    const awaited = new Set(definitions.flatMap(awaits));
    return definitions.map(one => new EcsContainer(one, context, roleOf(one, awaited)));
  }

  /** `bridge` where nobody wrote it, on Linux. */
  #networkMode(): string | undefined {
    const { value } = new CursorField('network_mode', this.#cursor.at('network_mode'), text, this.span);
    return value.kind === 'absent' ? 'bridge' : value.kind === 'known' ? value.value : undefined;
  }

  #volumes(): Volume[] {
    return listed(this.#cursor.at('volume')).map(volume => {
      const { node } = volume.at('name');
      return { name: node?.kind === 'scalar' ? node.text : '', span: nameSpan(volume), source: sourceOf(volume) };
    });
  }

  #text(path: string): string | undefined {
    const { node } = this.#cursor.path(path);
    return node?.kind === 'scalar' ? node.text : undefined;
  }
}

function sourceOf(volume: Cursor): Volume['source'] {
  const at = nameSpan(volume);
  const path = volume.at('host_path');
  if (path.node !== undefined) return { kind: 'host', path: new CursorField('host_path', path, text, at), type: new CursorField('type', volume.at('type'), text, at) };
  const type = ['efs_volume_configuration', 'fsx_windows_file_server_volume_configuration', 'docker_volume_configuration'].find(key => volume.at(key).node !== undefined);
  if (type?.startsWith('docker') === false) return { kind: 'claim', claim: type };
  return { kind: 'other', type: type ?? 'task' };
}

/** The containers that another one waits for until they are done. */
function awaits(definition: Cursor): string[] {
  return definition.at('dependsOn').items().flatMap(one => {
    const [name, condition] = [one.at('containerName').node, one.at('condition').node];
    const isDone = condition?.kind === 'scalar' && (condition.text === 'SUCCESS' || condition.text === 'COMPLETE');
    return isDone && name?.kind === 'scalar' ? [name.text] : [];
  });
}

function roleOf(definition: Cursor, awaited: ReadonlySet<string>): ContainerRole {
  const { node } = definition.at('name');
  return node?.kind === 'scalar' && awaited.has(node.text) ? 'init' : 'main';
}

function isEssential(definition: Cursor): boolean {
  const { node } = definition.at('essential');
  return !(node?.kind === 'scalar' && node.text === 'false');
}

function isIn({ source, start, end }: Span, resource: Resource): boolean {
  return source === resource.document.source && start >= resource.start && end <= resource.end;
}
