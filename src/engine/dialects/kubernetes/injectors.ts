import type { Cursor } from '../../syntax/cursor.ts';
import { scalarText } from './object.ts';

/** What asks an injector for a sidecar, as annotation or label of the pod; the sidecar logs in with the pod's token. */
const INJECTORS: readonly (readonly [key: string, asks: RegExp])[] = [
  // https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations
  ['vault.hashicorp.com/agent-inject', /^true$/],
  // https://developer.hashicorp.com/consul/docs/k8s/annotations-and-labels
  ['consul.hashicorp.com/connect-inject', /^true$/],
  // https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
  ['sidecar.istio.io/inject', /^true$/],
  // https://linkerd.io/2/features/proxy-injection/
  ['linkerd.io/inject', /^(enabled|ingress)$/],
];

/** True where a pod's metadata ask for such a sidecar. */
export function isInjected(metadata: Cursor): boolean {
  return INJECTORS.some(([key, asks]) => ['annotations', 'labels'].some(where => asks.test(scalarText(metadata.at(where).at(key)) ?? '')));
}
