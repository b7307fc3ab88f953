import type { Change } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { Container } from './container.ts';
import type { Dependency } from './dependency.ts';
import type { WorkloadFacts } from './facts.ts';
import type { Field } from './field.ts';
import type { Terms } from './terms.ts';
import type { Quantity } from './values/quantity.ts';

/** Whether a workload runs until it is stopped or until it is done. */
export type Lifetime = 'long-running' | 'task';

/**
 * Who decides how many copies run: somebody who sets a number (`replicated`), the cluster's nodes
 * (`per-node`), or nobody, since it is one (`single`).
 */
export type Scaling = 'replicated' | 'per-node' | 'single';

export type OperatingSystem = 'linux' | 'windows';

/** Something that runs containers: a Deployment, a Job, a Compose service, an ECS task. */
export interface Workload {
  readonly subject: 'workload';
  /** The dialect's own word: `Deployment`, `CronJob`. */
  readonly kind: string;
  readonly name: string;
  /** The workload's name in the text: where a missing field is underlined. */
  readonly span: Span;
  readonly namespace: string | undefined;
  /** How sentences about it name the things of its dialect. */
  readonly terms: Terms;
  readonly lifetime: Lifetime;
  readonly scaling: Scaling;
  /** Keeps state of its own under a stable name, as a StatefulSet does. */
  readonly stateful: boolean;
  /** True where something restarts and reschedules it; a bare Pod has nobody. */
  readonly controlled: boolean;
  /** True where nothing restarts it unless its `restartPolicy` says so, as in Compose. */
  readonly staysDown?: true;
  /** The operating system of the nodes that it is for; undefined where it does not say. */
  readonly os: OperatingSystem | undefined;
  /** What the rest of the repository needs to know of it. Plain data: holds no tree. */
  readonly facts: WorkloadFacts;
  readonly containers: readonly Container[];
  /** What its containers ask for and may use together, where the dialect lets one say so. */
  readonly resources?: PodResources;
  readonly volumes: readonly Volume[];
  /** The names of the volumes that it claims for each of its copies. */
  readonly claimTemplates?: readonly string[];

  readonly replicas?: Field<number>;
  readonly restartPolicy?: Field<string>;
  readonly terminationGracePeriod?: Field<number>;
  /** The seconds that it gets where nobody writes any; 30 where the dialect does not say. */
  readonly usualGracePeriod?: number;
  readonly updateStrategy?: UpdateStrategy | undefined;
  readonly podAntiAffinity?: Field<readonly SpreadTerm[], SpreadRequest>;
  readonly topologySpread?: Field<readonly SpreadTerm[], SpreadRequest>;
  readonly priorityClass?: Field<string>;
  /** The name of the Service that gives a StatefulSet's pods their names. */
  readonly serviceName?: Field<string>;

  readonly serviceAccount?: Field<string>;
  readonly mountServiceAccountToken?: Field<boolean>;
  /** It asks for a sidecar that logs in with its service account's token. */
  readonly hasTokenSidecar?: boolean;
  readonly hostNetwork: Field<boolean>;
  readonly hostPid?: Field<boolean>;
  readonly hostIpc?: Field<boolean>;
  /** False gives the pod a user namespace of its own. */
  readonly hostUsers?: Field<boolean> | undefined;
  readonly fsGroup?: Field<number>;
  readonly supplementalGroups?: Field<readonly number[]>;
  readonly sysctls?: readonly Sysctl[];

  /** The workloads that it is started after. */
  readonly dependencies?: readonly Dependency[];
  /** The name that its container has on the host, where it is not made from the workload's. */
  readonly containerName?: Field<string>;
  /** What comes in at a published port is spread over all copies: no copy takes the port for itself. */
  readonly sharesPorts?: boolean;
  /** All that run on one host whenever it does, itself included, in the order of the text. */
  readonly neighbours?: readonly Workload[];

  /** The networks that it names, where the dialect lets it choose them. */
  readonly networks?: Networks;

  readonly job?: JobSettings | undefined;
  readonly schedule?: ScheduleSettings | undefined;

  /** Adds an object beside this one, in the dialect's own words (a PodDisruptionBudget for it). */
  readonly companions?: Companions;
}

/** Objects that a fix can add beside a workload. Undefined where the dialect has no such object. */
export interface Companions {
  /** A bound on evictions that lets one replica go at a time, however many there are. */
  disruptionBudget(): Change;
  /** The headless Service that gives a StatefulSet's pods their names. */
  headlessService(name: string): Change;
  /** An account for its pods. */
  serviceAccount(name: string): Change;
  /** Lets its own pods in, and nobody else. */
  networkPolicy(): Change;
}

/** Where a workload can be reached by others. */
export type Networks =
  /** On networks of these names; `areStated` is false where it names none and is on the one of all. */
  | { readonly kind: 'named'; readonly names: readonly string[]; readonly areStated: boolean }
  /** It has none of its own: it is on its host's or another's. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** Resources of a whole pod: a container that states none of its own is covered by them. */
export interface PodResources {
  readonly cpuRequest: Field<Quantity>;
  readonly cpuLimit: Field<Quantity>;
  readonly memoryRequest: Field<Quantity>;
  readonly memoryLimit: Field<Quantity>;
}

/** One constraint that keeps pods apart. */
export interface SpreadTerm {
  /** The node label over whose values they are. */
  readonly topologyKey: string;
  /** False where its selector leaves the workload's own pods out. */
  readonly ofOwnPods: boolean;
}

export interface SpreadRequest {
  /** The node label whose values the replicas are spread over. */
  readonly topologyKey: string;
}

export interface UpdateStrategy {
  readonly span: Span;
  readonly type: Field<string>;
  readonly maxUnavailable: Field<number | string>;
  readonly maxSurge?: Field<number | string>;
  /** Amounts are numbers there, and no parts of the whole. */
  readonly isCounted?: true;
}

export interface JobSettings {
  readonly backoffLimit: Field<number>;
  readonly activeDeadline: Field<number>;
  readonly ttlAfterFinished: Field<number>;
  /** Something else deletes the Job: an owner, or the Helm release or Argo CD application whose hook it is. */
  readonly deletedByOther: boolean;
}

export interface ScheduleSettings {
  readonly expression: Field<string>;
  readonly timeZone: Field<string>;
  readonly startingDeadline: Field<number>;
  readonly concurrencyPolicy: Field<string>;
  readonly failedHistory: Field<number>;
  readonly suspend: Field<boolean>;
}

export interface Volume {
  readonly name: string;
  /** The volume's name in the text. */
  readonly span: Span;
  readonly source:
    | { readonly kind: 'host'; readonly path: Field<string>; readonly type: Field<string> }
    | { readonly kind: 'scratch'; readonly sizeLimit: Field<Quantity>; readonly medium: Field<string> }
    /** Storage that outlives the pod: a PersistentVolumeClaim. */
    | { readonly kind: 'claim'; readonly claim: string }
    | { readonly kind: 'other'; readonly type: string }
    /** A template decides it, or the whole list. */
    | { readonly kind: 'unknown' };
}

/** A kernel parameter that is set for a workload. */
export interface Sysctl {
  readonly name: Field<string>;
  remove(): Change;
}
