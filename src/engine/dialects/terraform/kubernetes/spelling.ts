import { Choice } from '../../../text/change.ts';
import type { PlainValue } from '../../../text/change.ts';
import type { Spelling } from '../spelling.ts';

/**
 * How the resources of the Kubernetes provider spell the API's fields (its documentation, "kubernetes_deployment_v1" and
 * the others): in snake case, lists of objects as blocks in the singular.
 */
const REPEATED: Readonly<Record<string, string>> = {
  containers: 'container',
  initContainers: 'init_container',
  env: 'env',
  envFrom: 'env_from',
  ports: 'port',
  volumes: 'volume',
  volumeMounts: 'volume_mount',
  volumeClaimTemplates: 'volume_claim_template',
  tolerations: 'toleration',
  topologySpreadConstraints: 'topology_spread_constraint',
  sysctls: 'sysctl',
  httpHeaders: 'http_header',
  hostAliases: 'host_aliases',
  imagePullSecrets: 'image_pull_secrets',
  matchExpressions: 'match_expressions',
  nodeSelectorTerms: 'node_selector_term',
  preferredDuringSchedulingIgnoredDuringExecution: 'preferred_during_scheduling_ignored_during_execution',
  metrics: 'metric',
  subjects: 'subject',
};

/** Required anti-affinity is a list of terms; required node affinity is one block that holds them. */
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

const MAPS: ReadonlySet<string> = new Set(['labels', 'annotations', 'matchLabels', 'limits', 'requests', 'nodeSelector', 'hard', 'data', 'default', 'defaultRequest']);

/** What the provider has no word for (version 2.38). */
const UNKNOWN: ReadonlySet<string> = new Set(['hostUsers', 'procMount', 'appArmorProfile', 'ephemeralContainers']);

const NAMES: Readonly<Record<string, string>> = { timeZone: 'timezone' };
const KEYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [name, key])),
  host_pid: 'hostPID',
  host_ipc: 'hostIPC',
  cluster_ip: 'clusterIP',
};
const PLURALS: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(REPEATED).map(([key, name]) => [name, key]));

/** What a resource does in a way of its own. */
interface Particulars {
  readonly names?: Readonly<Record<string, string>>;
  /** Blocks that stand once elsewhere, or in the singular. */
  readonly repeated?: Readonly<Record<string, string>>;
  /** Keys that are maps here and blocks elsewhere, and the other way round. */
  readonly maps?: readonly string[];
  readonly blocks?: readonly string[];
}

export function kubernetesSpelling({ names = {}, repeated = {}, maps = [], blocks = [] }: Particulars = {}): Spelling {
  return {
    spell: key => names[key] ?? repeated[key] ?? (UNKNOWN.has(key) ? undefined : (REPEATED[key] ?? NAMES[key] ?? snake(key))),
    read: (name, isRepeated) => (isRepeated ? PLURALS[name] : undefined) ?? KEYS[name] ?? camel(name),
    isRepeated: key => Object.hasOwn(repeated, key) || Object.hasOwn(REPEATED, key) || key === REQUIRED,
    isMap: key => maps.includes(key) || (MAPS.has(key) && !blocks.includes(key)),
    converts: true,
    rewrite,
  };
}

/** The provider knows no hook that sleeps. */
function rewrite(value: PlainValue): PlainValue | undefined {
  if (typeof value !== 'object' || value === null || !('sleep' in value)) return undefined;
  const { sleep } = value;
  const seconds = typeof sleep === 'object' && sleep !== null && 'seconds' in sleep ? sleep['seconds'] : undefined;
  return seconds === undefined ? undefined : { exec: { command: ['sleep', seconds instanceof Choice ? new Choice(String(seconds.value)) : seconds] } };
}

function snake(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2').toLowerCase();
}

function camel(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}
