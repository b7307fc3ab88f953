import type { Span } from '../../text/source.ts';
import type { Container, ContainerRole } from '../../model/container.ts';
import type { WorkloadFacts } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { known } from '../../model/field.ts';
import type { Terms } from '../../model/terms.ts';
import type { Companions, JobSettings, OperatingSystem, PodResources, ScheduleSettings, Sysctl, UpdateStrategy, Volume, Workload } from '../../model/workload.ts';
import type { Lifetime, Scaling, SpreadRequest, SpreadTerm } from '../../model/workload.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { boolean, chosenNumber, chosenText, number, numberList, numberOrText, quantity, text, textMap } from './codecs.ts';
import { disruptionBudget, headlessService, networkPolicy, serviceAccount } from './companions.ts';
import { KubernetesContainer } from './container.ts';
import { CursorField, listed } from './field.ts';
import type { Codec } from './field.ts';
import type { KubernetesObject } from './object.ts';
import { scalarText } from './object.ts';
import type { WorkloadKind } from './kinds.ts';
import { operatingSystem } from './os.ts';
import { isInjected } from './injectors.ts';
import { antiAffinity, topologySpread } from './spread.ts';
import { Memo } from '../memo.ts';
import { nameSpan } from './span.ts';
import { termsFor } from './terms.ts';
import { volumes } from './volumes.ts';

/** Rules compare containers with each other; no pod that runs has as many, in any of its lists. */
export const MAXIMUM_CONTAINERS = 100;

const CONTAINER_KEYS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/** An object that runs pods, read off its pod template (workload resources of the API reference). */
export class KubernetesWorkload implements Workload {
  readonly subject = 'workload';
  readonly terms: Terms;
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  readonly lifetime: Lifetime;
  readonly scaling: Scaling;
  readonly stateful: boolean;
  readonly controlled: boolean;
  readonly os: OperatingSystem | undefined;
  readonly #object: KubernetesObject;
  readonly #kind: WorkloadKind;
  readonly #metadata: Cursor;
  readonly #pod: Cursor;
  #containers: readonly Container[] | undefined;
  #facts: WorkloadFacts | undefined;
  readonly #specFields = new Memo();
  readonly #podFields = new Memo();

  constructor(object: KubernetesObject, kind: WorkloadKind) {
    this.kind = object.kind;
    this.name = object.name;
    this.span = object.span;
    this.namespace = object.namespace;
    this.terms = termsFor(object.cursor);
    this.#object = object;
    this.#kind = kind;
    const template = kind.template === '' ? object.cursor : object.cursor.path(kind.template);
    this.#metadata = template.at('metadata');
    this.#pod = template.at('spec');
    this.os = operatingSystem(this.#pod);
    this.stateful = kind.stateful === true;
    this.scaling = kind.scaling;
    this.controlled = kind.uncontrolled !== true || isOwned(object.cursor.at('metadata'));
    this.lifetime = kind.lifetime === 'task' || this.#runsOnce() ? 'task' : 'long-running';
  }

  /** The pod's spec in the text, for what is read of patches. */
  get podSpec(): Cursor { return this.#pod; }

  /** The specs around the pod's: the workload's, and that of its Job. */
  get specs(): Cursor[] {
    const { job } = this.#kind;
    return ['spec', ...(job === undefined || job === 'spec' ? [] : [job])].map(path => this.#object.cursor.path(path));
  }

  /** A bare Pod that is not restarted when it succeeds runs to an end, as a Job does. */
  #runsOnce(): boolean {
    const { node } = this.#pod.at('restartPolicy');
    return this.#kind.uncontrolled === true && node?.kind === 'scalar' && (node.text === 'Never' || node.text === 'OnFailure');
  }

  get containers(): readonly Container[] {
    this.#containers ??= [
      ...this.#containersOf('initContainers', item => (isNativeSidecar(item) ? 'sidecar' : 'init')),
      ...this.#containersOf('containers', () => 'main'),
      ...this.#containersOf('ephemeralContainers', () => 'ephemeral'),
    ];
    return this.#containers;
  }

  /** The first container that is one too many to be judged, if there is one. */
  get surplus(): Span | undefined {
    const first = CONTAINER_KEYS.map(key => this.#pod.at(key).at(MAXIMUM_CONTAINERS)).find(({ node }) => node !== undefined);
    return first === undefined ? undefined : nameSpan(first);
  }

  #containersOf(key: (typeof CONTAINER_KEYS)[number], role: (item: Cursor) => ContainerRole): Container[] {
    const context = { workload: this, spec: this.#pod, metadata: this.#metadata };
    return listed(this.#pod.at(key)).slice(0, MAXIMUM_CONTAINERS).map(item => new KubernetesContainer(item, context, role(item)));
  }

  get facts(): WorkloadFacts {
    this.#facts ??= this.#readFacts();
    return this.#facts;
  }

  #readFacts(): WorkloadFacts {
    const lasting = this.containers.filter(({ role }) => role === 'main' || role === 'sidecar');
    const { cpuRequest, cpuLimit, memoryRequest, memoryLimit } = this.resources;
    const replicas = this.scaling === 'replicated' ? this.replicas.value : undefined;
    return {
      type: 'workload',
      kind: this.kind,
      name: this.name,
      namespace: this.namespace,
      podLabels: textMap(this.#metadata.at('labels')),
      replicas: replicas?.kind === 'known' ? replicas.value : replicas?.kind === 'absent' ? 1 : undefined,
      ...listedPorts(lasting),
      exposesPorts: lasting.some(({ ports }) => ports.length > 0),
      serviceName: this.stateful ? known(this.serviceName) : undefined,
      serviceAccount: known(this.serviceAccount),
      // A limit without a request is one too.
      requests: {
        cpu: isWritten(cpuRequest, cpuLimit) || lasting.every(one => isWritten(one.cpuRequest, one.cpuLimit)),
        memory: isWritten(memoryRequest, memoryLimit) || lasting.every(one => isWritten(one.memoryRequest, one.memoryLimit)),
      },
    };
  }

  /** `spec.resources` of a pod (KEP-2837). */
  get resources(): PodResources {
    return {
      cpuRequest: this.#ofPod('resources.requests.cpu', quantity),
      cpuLimit: this.#ofPod('resources.limits.cpu', quantity),
      memoryRequest: this.#ofPod('resources.requests.memory', quantity),
      memoryLimit: this.#ofPod('resources.limits.memory', quantity),
    };
  }

  get volumes(): readonly Volume[] { return this.#podFields.get('volumes', () => volumes(this.#pod.at('volumes'))); }
  get claimTemplates(): readonly string[] { return this.#object.cursor.path('spec.volumeClaimTemplates').items().flatMap(item => scalarText(item.path('metadata.name')) ?? []); }

  get replicas(): Field<number> { return this.#ofSpec('replicas', number); }
  get serviceName(): Field<string> { return this.#ofSpec('serviceName', chosenText); }

  get restartPolicy(): Field<string> { return this.#ofPod('restartPolicy', text); }
  get terminationGracePeriod(): Field<number> { return this.#ofPod('terminationGracePeriodSeconds', number); }
  get podAntiAffinity(): Field<readonly SpreadTerm[], SpreadRequest> { return this.#ofPod('affinity.podAntiAffinity', antiAffinity(this.facts.podLabels)); }
  get topologySpread(): Field<readonly SpreadTerm[], SpreadRequest> { return this.#ofPod('topologySpreadConstraints', topologySpread(this.facts.podLabels)); }
  get priorityClass(): Field<string> { return this.#ofPod('priorityClassName', chosenText); }
  get serviceAccount(): Field<string> {
    const current = this.#ofPod('serviceAccountName', chosenText);
    // `serviceAccount` is the deprecated alias of the field.
    return current.value.kind === 'absent' && this.#pod.at('serviceAccount').node !== undefined ? this.#ofPod('serviceAccount', chosenText) : current;
  }
  get mountServiceAccountToken(): Field<boolean> { return this.#ofPod('automountServiceAccountToken', boolean); }
  get hasTokenSidecar(): boolean { return isInjected(this.#metadata); }
  get hostNetwork(): Field<boolean> { return this.#ofPod('hostNetwork', boolean); }
  get hostPid(): Field<boolean> { return this.#ofPod('hostPID', boolean); }
  get hostIpc(): Field<boolean> { return this.#ofPod('hostIPC', boolean); }
  /** A language that describes objects may not know the field. */
  get hostUsers(): Field<boolean> | undefined { return spells(this.#pod, 'hostUsers') ? this.#ofPod('hostUsers', boolean) : undefined; }
  get fsGroup(): Field<number> { return this.#ofPod('securityContext.fsGroup', chosenNumber); }
  get supplementalGroups(): Field<readonly number[]> { return this.#ofPod('securityContext.supplementalGroups', numberList); }

  get sysctls(): readonly Sysctl[] {
    return listed(this.#pod.path('securityContext.sysctls')).map(item => ({
      name: new CursorField('name', item.at('name'), text, nameSpan(item)),
      remove: () => item.remove(),
    }));
  }

  get updateStrategy(): UpdateStrategy | undefined {
    const key = STRATEGY_KEYS[this.kind];
    if (key === undefined) return undefined;
    const strategy = this.#object.cursor.at('spec').at(key);
    const rolling = strategy.at('rollingUpdate');
    return {
      span: this.span,
      type: new CursorField(`${key}.type`, strategy.at('type'), text, this.span),
      maxUnavailable: new CursorField(`${key}.rollingUpdate.maxUnavailable`, rolling.at('maxUnavailable'), numberOrText, this.span),
      maxSurge: new CursorField(`${key}.rollingUpdate.maxSurge`, rolling.at('maxSurge'), numberOrText, this.span),
    };
  }

  get job(): JobSettings | undefined {
    if (this.#kind.job === undefined) return undefined;
    const spec = this.#object.cursor.path(this.#kind.job);
    return {
      backoffLimit: new CursorField('backoffLimit', spec.at('backoffLimit'), number, this.span),
      activeDeadline: new CursorField('activeDeadlineSeconds', spec.at('activeDeadlineSeconds'), number, this.span),
      deletedByOther: isHook(this.#object.cursor.at('metadata')),
      ttlAfterFinished: new CursorField('ttlSecondsAfterFinished', spec.at('ttlSecondsAfterFinished'), number, this.span),
    };
  }

  get schedule(): ScheduleSettings | undefined {
    if (this.kind !== 'CronJob') return undefined;
    return {
      expression: this.#ofSpec('schedule', text),
      timeZone: this.#ofSpec('timeZone', text),
      startingDeadline: this.#ofSpec('startingDeadlineSeconds', number),
      concurrencyPolicy: this.#ofSpec('concurrencyPolicy', text),
      failedHistory: this.#ofSpec('failedJobsHistoryLimit', number),
      suspend: this.#ofSpec('suspend', boolean),
    };
  }

  get companions(): Companions {
    return {
      disruptionBudget: () => disruptionBudget(this.#object, this.facts),
      headlessService: name => headlessService(this.#object, this.facts, name),
      networkPolicy: () => networkPolicy(this.#object, this.facts),
      serviceAccount: name => serviceAccount(this.#object, this.facts, name),
    };
  }

  #ofSpec<T, W>(path: string, codec: Codec<T, W>): Field<T, W> {
    return this.#specFields.get(path, () => new CursorField(path, this.#object.cursor.at('spec').path(path), codec, this.span));
  }

  #ofPod<T, W>(path: string, codec: Codec<T, W>): Field<T, W> {
    return this.#podFields.get(path, () => new CursorField(path, this.#pod.path(path), codec, this.span));
  }
}

/** A ReplicaSet replaces no pods, and a Rollout has strategies of its own. */
const STRATEGY_KEYS: Readonly<Partial<Record<string, string>>> = { Deployment: 'strategy', StatefulSet: 'updateStrategy', DaemonSet: 'updateStrategy' };

/**
 * A Pod that something else creates and replaces: one with an owner, a static one (of the kubelet's own files, as those of
 * the control plane are), or one that Helm runs once as a hook.
 */
function isOwned(metadata: Cursor): boolean {
  if (metadata.at('ownerReferences').node !== undefined) return true;
  if (metadata.at('annotations').entries().some(({ key }) => key.startsWith('helm.sh/hook') || key.startsWith('kubernetes.io/config.'))) return true;
  return scalarText(metadata.at('namespace')) === 'kube-system' && scalarText(metadata.path('labels.tier')) === 'control-plane';
}

/** Helm and Argo CD delete a hook's Job at the latest before they make it anew; an owner takes what it owns along. */
function isHook(metadata: Cursor): boolean {
  if (metadata.at('ownerReferences').node !== undefined) return true;
  return metadata.at('annotations').entries().some(({ key }) => key.startsWith('helm.sh/hook') || key.startsWith('argocd.argoproj.io/hook'));
}

function isWritten(...fields: readonly (Field<unknown, never> | undefined)[]): boolean {
  return fields.some(field => field !== undefined && field.value.kind !== 'absent');
}

/** KEP-753: an init container that is restarted always runs beside the main ones. */
function isNativeSidecar(item: Cursor): boolean {
  const { node } = item.at('restartPolicy');
  return node?.kind === 'scalar' && node.text === 'Always';
}

/** The ports that containers say they listen on. Containers need not say it: of one that lists none, nothing is known. */
function listedPorts(containers: readonly Container[]): Pick<WorkloadFacts, 'ports' | 'portNames'> {
  const all = containers.flatMap(({ ports }) => ports);
  const areRead = all.every(({ isUnread }) => isUnread !== true);
  const ports = all.flatMap(({ name, number: field }) => { const value = known(field); return value === undefined ? [] : [{ name, number: value }]; });
  return {
    portNames: areRead ? all.flatMap(({ name }) => name ?? []) : undefined,
    ports: areRead && ports.length === all.length && containers.every(one => one.ports.length > 0) ? ports : undefined,
  };
}

function spells(cursor: Cursor, key: string): boolean {
  return cursor.spell === undefined || cursor.spell(key) !== undefined;
}
