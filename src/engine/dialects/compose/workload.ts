import type { Span } from '../../text/source.ts';
import type { Container } from '../../model/container.ts';
import type { Dependency } from '../../model/dependency.ts';
import type { WorkloadFacts } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { known } from '../../model/field.ts';
import type { Lifetime, Networks, Scaling, Sysctl, UpdateStrategy, Volume, Workload } from '../../model/workload.ts';
import type { Document } from '../../syntax/tree.ts';
import { Memo } from '../memo.ts';
import type { BuiltImages } from './built.ts';
import { duration, number, numberList, text } from './codecs.ts';
import { ComposeContainer } from './container.ts';
import { dependencies } from './depends.ts';
import { ComputedField, SpotField, anchorOf } from './field.ts';
import { sharedWithHost } from './namespaces.ts';
import { networksOf } from './networks.ts';
import type { Surroundings } from './references.ts';
import { restartPolicy } from './restart.ts';
import { Spot } from './spot.ts';
import { COMPOSE_TERMS } from './terms.ts';
import type { MapTree } from './tree.ts';
import { updateStrategy } from './update.ts';
import { mounted } from './volumes.ts';

/** Docker sets it to 0 in every container (moby 20.10, `daemon/oci_linux.go`). */
const UNPRIVILEGED_PORTS = 'net.ipv4.ip_unprivileged_port_start';

/** What a service needs to know of the project that it stands in. */
export interface ProjectContext {
  /** The document that may be written. */
  readonly own: Document;
  /** The file states resources without `deploy`. */
  readonly shortResources: boolean;
  readonly built: BuiltImages;
  /** What the project's files say of its services, those of other files as well. */
  readonly services: ReadonlyMap<string, MapTree>;
  /** The services that Compose starts, once all are read. */
  readonly workloads: readonly ComposeWorkload[];
  /** Where what a service refers to is looked for. */
  readonly around: Surroundings;
  /** `docker stack` reads it: services wait for none, and their containers are named by Swarm. */
  readonly isStack: boolean;
}

/** A service of a Compose project: a workload and its one container. */
export class ComposeWorkload implements Workload {
  readonly subject = 'workload';
  readonly terms = COMPOSE_TERMS;
  readonly kind = 'Service';
  readonly namespace = undefined;
  readonly stateful = false;
  readonly controlled = true;
  readonly staysDown = true;
  readonly os = undefined;
  /** Docker's own (Compose specification, `stop_grace_period`). */
  readonly usualGracePeriod = 10;
  readonly name: string;
  readonly span: Span;
  readonly lifetime: Lifetime;
  readonly scaling: Scaling;
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  readonly #spot: Spot;
  readonly #project: ProjectContext;
  readonly #profiles: readonly string[];
  readonly #memo = new Memo();

  /** @param isAwaited another service waits for this one to end. */
  constructor(name: string, tree: MapTree, isAwaited: boolean, project: ProjectContext) {
    const { own, shortResources, built, around, isStack } = project;
    this.#spot = new Spot(tree, own);
    this.#project = project;
    this.#profiles = this.#spot.at('profiles').items().flatMap(({ text: profile }) => profile ?? []);
    this.name = name;
    this.span = anchorOf(this.#spot);
    const all = mounted(this.#spot);
    this.volumes = all.map(({ volume }) => volume);
    const mounts = all.flatMap(({ mount }) => mount ?? []);
    this.scaling = scalingOf(this.#spot);
    this.containers = [new ComposeContainer(this.#spot, { workload: this, own, mounts, shortResources, built, around, isStack })];
    this.lifetime = isAwaited || this.#runsOnce() ? 'task' : 'long-running';
  }

  /**
   * A service that is told not to restart and serves nobody, one that is started by its profile alone and is not told to
   * restart, and one that Swarm runs to its end.
   */
  #runsOnce(): boolean {
    if (this.#spot.path('deploy.mode').text?.endsWith('-job') === true) return true;
    const policy = known(this.restartPolicy);
    const isTool = this.#profiles.length > 0;
    const serves = this.containers.some(({ ports, livenessProbe }) => ports.length > 0 || known(livenessProbe) !== undefined);
    if (policy === 'Never') return isTool || !serves;
    return policy === undefined && this.restartPolicy.value.kind === 'absent' && isTool && !serves;
  }

  /** A profile starts its own services; whether it is started with the others, nobody can say. */
  #runsBeside(other: ComposeWorkload): boolean {
    const [own, others] = [this.#profiles, other.#profiles];
    return (own.length === 0 && others.length === 0) || own.some(profile => others.includes(profile));
  }

  /** Kept out of what the repository knows: nothing of a cluster selects or scales a Compose service. */
  get facts(): WorkloadFacts { return this.#memo.get('facts', () => this.#factsOf()); }
  get replicas(): Field<number> { return this.#memo.get('replicas', () => this.#replicasField()); }
  get containerName(): Field<string> { return this.#memo.get('containerName', () => this.#containerNameField()); }
  get restartPolicy(): Field<string> { return this.#memo.get('restartPolicy', () => restartPolicy(this.#spot, this.#project.isStack)); }
  get terminationGracePeriod(): Field<number> { return this.#memo.get('terminationGracePeriod', () => new SpotField('stop_grace_period', this.#spot.at('stop_grace_period'), duration)); }
  get dependencies(): readonly Dependency[] { return this.#memo.get('dependencies', () => this.#project.isStack ? [] : dependencies(this.#spot, this.#project.services, this.#project.built)); }
  get updateStrategy(): UpdateStrategy | undefined { return this.#memo.get('updateStrategy', () => this.scaling === 'replicated' ? updateStrategy(this.#spot, this.span) : undefined); }
  get neighbours(): readonly Workload[] { return this.#memo.get('neighbours', () => this.#project.workloads.filter(other => this.#runsBeside(other))); }
  get sharesPorts(): boolean { return this.#project.isStack; }
  /** The service in the text, for what is read of it elsewhere. */
  get spot(): Spot { return this.#spot; }
  get networks(): Networks { return this.#memo.get('networks', () => networksOf(this.#spot)); }
  get hostNetwork(): Field<boolean> { return this.#memo.get('hostNetwork', () => sharedWithHost(this.#spot, 'network_mode')); }
  get hostPid(): Field<boolean> { return this.#memo.get('hostPid', () => sharedWithHost(this.#spot, 'pid')); }
  get hostIpc(): Field<boolean> { return this.#memo.get('hostIpc', () => sharedWithHost(this.#spot, 'ipc')); }
  get hostUsers(): Field<boolean> { return this.#memo.get('hostUsers', () => sharedWithHost(this.#spot, 'userns_mode')); }
  get supplementalGroups(): Field<readonly number[]> { return this.#memo.get('supplementalGroups', () => new SpotField('group_add', this.#spot.at('group_add'), numberList)); }

  get sysctls(): readonly Sysctl[] { return this.#memo.get('sysctls', () => this.#fixedSysctls()); }

  #factsOf(): WorkloadFacts {
    return {
      type: 'workload',
      kind: this.kind,
      name: this.name,
      namespace: undefined,
      outsideCluster: true,
      podLabels: {},
      replicas: this.replicas.value.kind === 'absent' ? 1 : known(this.replicas),
      exposesPorts: this.containers.some(({ ports }) => ports.length > 0),
      serviceName: undefined,
      serviceAccount: undefined,
      requests: { cpu: false, memory: false },
    };
  }

  #replicasField(): Field<number> {
    const scale = this.#spot.at('scale');
    return scale.isWritten ? new SpotField('scale', scale, number) : new SpotField('deploy.replicas', this.#spot.path('deploy.replicas'), number);
  }

  #containerNameField(): Field<string> {
    const field = new SpotField('container_name', this.#spot.at('container_name'), text);
    if (!this.#project.isStack) return field;
    const value = (): Field<string>['value'] => ({ kind: 'dynamic', span: field.value.span, because: 'Swarm names the containers' });
    return new ComputedField<string>({ name: field.name, value, set: name => field.set(name), remove: () => field.remove() });
  }

  /**
   * Docker lets every user of a container listen below 1024, and takes only kernel parameters that are the container's own:
   * those that are written can do no harm outside it.
   */
  #fixedSysctls(): readonly Sysctl[] {
    const spot = this.#spot.path('sysctls.net.ipv4');
    const name = new ComputedField<string>({ name: 'sysctls', value: () => ({ kind: 'known', value: UNPRIVILEGED_PORTS, span: this.span }), set: () => spot.remove(), remove: () => spot.remove() });
    return [{ name, remove: () => spot.remove() }];
  }
}

function scalingOf(service: Spot): Scaling {
  if (service.path('deploy.mode').text === 'global') return 'per-node';
  return service.at('scale').isWritten || service.path('deploy.replicas').isWritten ? 'replicated' : 'single';
}
