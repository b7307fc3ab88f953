import type { Spelling } from '../spelling.ts';
import { kubernetesSpelling } from './spelling.ts';

/** What a resource of the Kubernetes provider describes. */
export interface ResourceKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly spelling: Spelling;
}

const USUAL = kubernetesSpelling();
const DAEMON_SET = kubernetesSpelling({ names: { updateStrategy: 'strategy' } });
const SERVICE = kubernetesSpelling({ maps: ['selector'] });
/** Its ports are blocks in the plural, unlike those of containers and Services. */
const NETWORK_POLICY = kubernetesSpelling({ repeated: { ingress: 'ingress', egress: 'egress', from: 'from', to: 'to', ports: 'ports' } });
const LIMIT_RANGE = kubernetesSpelling({ names: { limits: 'limit' }, blocks: ['limits'] });
/** The provider encodes `data` itself, and takes what is encoded as `binary_data`. */
const SECRET = kubernetesSpelling({ names: { stringData: 'data', data: 'binary_data' }, maps: ['stringData'] });

const KINDS: Readonly<Record<string, ResourceKind>> = {
  pod: usual('v1', 'Pod'),
  deployment: usual('apps/v1', 'Deployment'),
  stateful_set: usual('apps/v1', 'StatefulSet'),
  daemonset: { apiVersion: 'apps/v1', kind: 'DaemonSet', spelling: DAEMON_SET },
  daemon_set: { apiVersion: 'apps/v1', kind: 'DaemonSet', spelling: DAEMON_SET },
  replication_controller: usual('v1', 'ReplicationController'),
  job: usual('batch/v1', 'Job'),
  cron_job: usual('batch/v1', 'CronJob'),
  horizontal_pod_autoscaler: usual('autoscaling/v2', 'HorizontalPodAutoscaler'),
  pod_disruption_budget: usual('policy/v1', 'PodDisruptionBudget'),
  namespace: usual('v1', 'Namespace'),
  service: { apiVersion: 'v1', kind: 'Service', spelling: SERVICE },
  service_account: usual('v1', 'ServiceAccount'),
  config_map: usual('v1', 'ConfigMap'),
  secret: { apiVersion: 'v1', kind: 'Secret', spelling: SECRET },
  network_policy: { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spelling: NETWORK_POLICY },
  role_binding: usual('rbac.authorization.k8s.io/v1', 'RoleBinding'),
  cluster_role_binding: usual('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'),
  resource_quota: usual('v1', 'ResourceQuota'),
  limit_range: { apiVersion: 'v1', kind: 'LimitRange', spelling: LIMIT_RANGE },
};

function usual(apiVersion: string, kind: string): ResourceKind {
  return { apiVersion, kind, spelling: USUAL };
}

/** The kind of a resource such as `kubernetes_deployment_v1`; undefined for one of another provider. */
export function resourceKind(type: string): ResourceKind | undefined {
  const name = /^kubernetes_(.+?)(_v\d+(beta\d+)?)?$/.exec(type)?.[1];
  if (name === undefined) return undefined;
  const known = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  return known ?? usual('', name.replace(/(?:^|_)([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase()));
}

/** The resource type for an object that a fix adds. */
export function typeOf(kind: string): { readonly type: string; readonly spelling: Spelling } | undefined {
  const found = Object.entries(KINDS).find(([name, one]) => one.kind === kind && name !== 'daemonset');
  return found === undefined ? undefined : { type: `kubernetes_${found[0]}_v1`, spelling: found[1].spelling };
}
