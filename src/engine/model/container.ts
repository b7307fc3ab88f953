import type { Change } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { Reference } from './configuration.ts';
import type { Field, ListField, Value } from './field.ts';
import type { Handler, NewProbe, Probe } from './probe.ts';
import type { Quantity } from './values/quantity.ts';
import type { Workload } from './workload.ts';

/** A native sidecar is an init container with `restartPolicy: Always`: it runs as long as the main ones do. */
export type ContainerRole = 'main' | 'sidecar' | 'init' | 'ephemeral';

/**
 * One container of a workload. A list that a template decides, or that a broken text may hide a part of, ends in an item of
 * which nothing is known; `containers` of a workload as well. A field marked optional is one that some dialect has no word for; a field
 * that nobody wrote is there and `absent`. What a pod-level setting decides for its containers reads as
 * the container's own value unless the container says otherwise.
 */
export interface Container {
  readonly subject: 'container';
  readonly workload: Workload;
  readonly name: string;
  /** The container's name in the text: where a missing field is underlined. */
  readonly span: Span;
  /** True where the workload is nothing but this container, under one name: a Compose service. */
  readonly isWorkload?: true;
  /** The whole of it in the text. */
  readonly extent: Span;
  readonly role: ContainerRole;

  readonly image: Field<string>;
  readonly imagePullPolicy?: Field<string>;
  /** Undefined where its image is not built with the project, but taken from a registry. */
  readonly build?: Build | undefined;
  readonly command?: ListField;
  readonly args?: ListField;
  readonly env: readonly EnvironmentVariable[];
  readonly ports: readonly ContainerPort[];
  /** What it names that is to be found elsewhere. */
  readonly references?: readonly Reference[];
  readonly mounts: readonly Mount[];
  /** Mounts a new volume of that name; left out where the dialect cannot make one beside it. */
  readonly addVolume?: ((name: string, path: string) => readonly Change[]) | undefined;

  readonly cpuRequest?: Field<Quantity>;
  readonly cpuLimit: Field<Quantity>;
  readonly memoryRequest?: Field<Quantity>;
  readonly memoryLimit: Field<Quantity>;
  readonly ephemeralStorageRequest?: Field<Quantity>;
  readonly ephemeralStorageLimit?: Field<Quantity>;
  /** How many processes and threads it may have at once. */
  readonly processLimit?: Field<number>;

  /** Its probes are programs that run in it: its image must hold them. Else somebody asks from outside. */
  readonly isAskedWithin?: true;
  readonly livenessProbe: Field<Probe, NewProbe>;
  readonly readinessProbe?: Field<Probe, NewProbe>;
  readonly startupProbe?: Field<Probe, NewProbe>;
  readonly preStop?: Field<Handler, NewHook>;
  readonly postStart?: Field<Handler, NewHook>;

  readonly privileged: Field<boolean>;
  readonly allowPrivilegeEscalation?: Field<boolean> | undefined;
  readonly readOnlyRootFilesystem: Field<boolean>;
  readonly runAsNonRoot?: Field<boolean>;
  readonly runAsUser: Field<number>;
  readonly runAsGroup?: Field<number>;
  readonly addedCapabilities: ListField;
  readonly droppedCapabilities?: ListField;
  /** `RuntimeDefault`, `Localhost` or `Unconfined`. */
  readonly seccompProfile?: Field<string>;
  /** `RuntimeDefault`, `Localhost` or `Unconfined`. */
  readonly appArmorProfile?: Field<string>;
  readonly selinuxType?: Field<string>;
  readonly selinuxUser?: Field<string>;
  readonly selinuxRole?: Field<string>;
  readonly procMount?: Field<string>;
  readonly windowsHostProcess?: Field<boolean>;
  /** Whether its logs have a bound on the disk; absent where whatever keeps them lets them grow. */
  readonly logsAreBounded?: Field<boolean, LogBound>;
}

/** How a project builds the image of a container. */
export interface Build {
  /** What the build is given; its image remembers them. */
  readonly args: readonly EnvironmentVariable[];
  /** Where it says so. */
  readonly span: Span;
  /** The name that the image is given, with its tag. */
  readonly name: Field<string>;
  /** Whether it is built even where a registry has an image of that name; absent where nobody decided. */
  readonly isPreferred: Field<boolean>;
}

/** A variable of a container's environment. */
export interface EnvironmentVariable {
  /** Empty where it is not known which variable, or how many, a template gives. */
  readonly name: string;
  /** The name in the text. */
  readonly span: Span;
  /** The literal; dynamic where it comes from a Secret, a ConfigMap, a field or a template. */
  readonly value: Value<string>;
  /** The Secret or ConfigMap that gives it, if one does. */
  readonly from?: { readonly kind: 'Secret' | 'ConfigMap'; readonly name: string; readonly key: string };
  /** Gives it another literal. */
  set(literal: string): Change;
  /** What the dialect's own program is started with gives it: a person's shell, a file that is not committed. */
  readonly isFromOutside?: true;
  /** Takes the variable out. */
  remove(): Change;
  /** What would take it from elsewhere than from a literal. */
  useSecret(secret: string, key: string): SecretReference;
}

/** How a dialect keeps a credential out of its files. */
export interface SecretReference {
  /** Where the credential comes from then, for sentences: `key password of a Secret shop, which you must create`. */
  readonly from: string;
  changes(): readonly Change[];
}

/** A port that a container exposes. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: Field<number>;
  readonly protocol: string;
  readonly hostPort?: Field<number>;
  /** Undefined where only its neighbours reach it, or where the dialect has no such thing. */
  readonly publication?: Publication;
  /** Nothing is known of it, nor whether it is one: a template decides the list. */
  readonly isUnread?: boolean;
}

/** How a port is reached from outside the network of its workload. */
export interface Publication {
  /** The port on the host, or a range; absent where any free one is taken. */
  readonly port: Field<string>;
  /** The address of the host that it listens on; absent where it is all of them. */
  readonly address: Field<string>;
}

/** A bound on the logs of a container. */
export interface LogBound {
  /** The greatest size of one file, such as `10m`. */
  readonly size: string;
  readonly files: number;
}

/** A volume's place in a container. */
export interface Mount {
  readonly volume: string;
  readonly path: Field<string>;
  readonly readOnly: Field<boolean>;
  /** `None`, `HostToContainer` or `Bidirectional`. */
  readonly propagation?: Field<string>;
  /** What a file system in memory is mounted with beside what the dialect does by itself, in the kernel's words: `size=64m`, `exec`. */
  readonly options?: ListField;
}

/** A lifecycle hook to be written. */
export type NewHook = { readonly kind: 'sleep'; readonly seconds: number } | { readonly kind: 'exec'; readonly command: readonly string[] };
