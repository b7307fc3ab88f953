import { Choice } from '../../text/change.ts';
import type { Change, PlainValue } from '../../text/change.ts';
import type { WorkloadFacts } from '../../model/facts.ts';
import type { KubernetesObject } from './object.ts';

/** A PodDisruptionBudget for a workload's pods, as a document behind the workload's. */
export function disruptionBudget(object: KubernetesObject, { name, namespace, podLabels }: WorkloadFacts): Change {
  const selector = podLabels ?? {};
  return object.append({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(name, namespace),
    spec: { maxUnavailable: new Choice(1), selector: { matchLabels: { ...selector } } },
  });
}

/** A headless Service for a StatefulSet's pods. It needs no ports to give them names. */
export function headlessService(object: KubernetesObject, { namespace, podLabels }: WorkloadFacts, name: string): Change {
  return object.append({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, namespace),
    spec: { clusterIP: 'None', selector: { ...podLabels } },
  });
}

/** A ServiceAccount for a workload's pods. */
export function serviceAccount(object: KubernetesObject, { namespace }: WorkloadFacts, name: string): Change {
  return object.append({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadata(name, namespace) });
}

/** A NetworkPolicy that lets a workload's own pods in. Who else may reach them a person decides. */
export function networkPolicy(object: KubernetesObject, { name, namespace, podLabels }: WorkloadFacts): Change {
  const matchLabels = { ...podLabels };
  const welcome = Object.fromEntries(Object.entries(matchLabels).map(([key, value]) => [key, new Choice(value)]));
  return object.append({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(name, namespace),
    spec: { podSelector: { matchLabels }, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: { matchLabels: welcome } }] }] },
  });
}

/** A ResourceQuota or LimitRange for a namespace. Its numbers are a person's to decide. */
export function namespaceCompanion(object: KubernetesObject, kind: 'ResourceQuota' | 'LimitRange'): Change {
  const spec: PlainValue =
    kind === 'ResourceQuota'
      ? { hard: { 'requests.cpu': new Choice('4'), 'requests.memory': new Choice('8Gi'), 'limits.memory': new Choice('16Gi') } }
      : { limits: [{ type: 'Container', defaultRequest: { cpu: new Choice('100m'), memory: new Choice('128Mi') }, default: { memory: new Choice('256Mi') } }] };
  return object.append({ apiVersion: 'v1', kind, metadata: { name: object.name, namespace: object.name }, spec });
}

function metadata(name: string, namespace: string | undefined): PlainValue {
  return namespace === undefined ? { name } : { name, namespace };
}
