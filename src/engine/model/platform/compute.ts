import type { Span } from '../../text/source.ts';
import type { PlatformSubject, Setting, Weaknesses } from './setting.ts';

/** A Kubernetes cluster that the platform runs. */
export interface ManagedCluster extends PlatformSubject<'managed-cluster'> {
  /** Its API answers to everybody on the internet. */
  readonly openEndpoint: Setting<boolean>;
  /** The logs of the control plane that are kept. */
  readonly logs: Setting<readonly string[]>;
  /** The logs that there are. */
  readonly allLogs: readonly string[];
  /** Secrets are encrypted before they are stored. */
  readonly secretsEncrypted: Setting<boolean>;
  /** With a key of ours. */
  readonly ownKey: Setting<boolean>;
  readonly version: Setting<string>;
  /** The oldest version that the platform supports. Undefined: it is not known. */
  readonly oldestSupported: string | undefined;
  readonly hardening: Weaknesses;
}

/** Where containers run without a Kubernetes of their own. */
export interface ContainerCluster extends PlatformSubject<'container-cluster'> {
  readonly insights: Setting<boolean>;
  /** What is typed into containers by hand is written down. */
  readonly sessionsLogged: Setting<boolean>;
}

/** Containers that are kept running there. */
export interface ContainerService extends PlatformSubject<'container-service'> {
  /** How many run. Undefined where something else decides: an autoscaler, the number of machines, the pipeline. */
  readonly desiredCount?: Setting<number> | undefined;
  /** A deployment that does not come up is stopped and taken back. */
  readonly circuitBreaker?: Setting<boolean> | undefined;
  readonly publicAddress?: Setting<boolean> | undefined;
}

/** What such containers may do on the platform. */
export interface ContainerTask extends PlatformSubject<'container-task'> {
  readonly roles: Weaknesses;
}

/** A virtual machine, or the template of one. */
export interface Machine extends PlatformSubject<'machine'> {
  /** Who asks for the machine's credentials must show that it is no forwarded request. */
  readonly tokenForMetadata: Setting<boolean>;
}

/** A disk of a virtual machine, or one by itself. */
export interface Disk extends PlatformSubject<'disk'> {
  readonly encryptedAtRest: Setting<boolean>;
}

/** A function that the platform runs on an event. */
export interface CloudFunction extends PlatformSubject<'function'> {
  /** The language it is run with: `python3.12`. Undefined for a container image. */
  readonly runtime?: Setting<string> | undefined;
  /** The platform mends it no more. */
  readonly isRuntimeEnded: boolean;
  /** Events that it could not take are kept. */
  readonly keepsFailedEvents: Setting<boolean>;
}

/** A table, queue or stream that the platform runs without a server of ours. */
export interface Table extends PlatformSubject<'table'> {
  /** It can be put back to any moment of the last days. Undefined where nobody would want that. */
  readonly pointInTimeRecovery: Setting<boolean> | undefined;
}

export interface Queue extends PlatformSubject<'queue'> {
  readonly encryptedAtRest: Setting<boolean>;
}

/** Where log lines are kept. */
export interface LogStore extends PlatformSubject<'log-store'> {
  /** How many days; 0 is for ever. */
  readonly retentionDays: Setting<number>;
  /** The numbers of days that can be chosen, the least first. */
  readonly retentions: readonly number[];
}

/** A key of ours. */
export interface EncryptionKey extends PlatformSubject<'key'> {
  /** Undefined for a key that the platform cannot rotate. */
  readonly rotates?: Setting<boolean> | undefined;
}

/** A place for a secret. */
export interface SecretStore extends PlatformSubject<'secret-store'> {
  /** How many days a deleted secret can be had back. */
  readonly recoveryDays?: Setting<number> | undefined;
  /** What is in it, as far as it stands in the code. */
  readonly contents: readonly SecretContent[];
  /** False where what is in it, or a part of it, comes from elsewhere. */
  readonly contentsKnown: boolean;
}

export interface SecretContent {
  /** The key of one of several. */
  readonly name: string | undefined;
  readonly literal: string;
  readonly span: Span;
}
