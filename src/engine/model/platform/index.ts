import type { Bucket } from './bucket.ts';
import type { Cache } from './cache.ts';
import type { Declaration, Output, Provider, Requirement, StateBackend, Taggable, Variable } from './code.ts';
import type { CloudFunction, ContainerCluster, ContainerService, ContainerTask, Disk, EncryptionKey, LogStore, Machine, ManagedCluster, Queue, SecretStore, Table } from './compute.ts';
import type { DataStore } from './data-store.ts';
import type { Backend, Edge, Listener } from './edge.ts';
import type { Addressing, Firewall, PrivateNetwork } from './firewall.ts';
import type { IdentityPolicy } from './identity.ts';

/** Everything of the platform underneath that a rule can be about. */
export type Platform =
  | DataStore
  | Cache
  | Bucket
  | Firewall
  | Addressing
  | PrivateNetwork
  | Edge
  | Listener
  | Backend
  | ManagedCluster
  | ContainerCluster
  | ContainerService
  | ContainerTask
  | Machine
  | Disk
  | CloudFunction
  | Table
  | Queue
  | LogStore
  | EncryptionKey
  | SecretStore
  | IdentityPolicy
  | StateBackend
  | Requirement
  | Provider
  | Taggable
  | Variable
  | Output
  | Declaration;
