import type { PolicyFacts, ServiceFacts } from '../../model/facts.ts';
import type { NamedPort, NetworkPolicy, PortList } from '../../model/network.ts';
import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { labelSelector, serviceFacts } from './cluster.ts';
import { numberOrText, text } from './codecs.ts';
import { isTemplate, listed, readValue } from './field.ts';
import type { KubernetesObject } from './object.ts';
import { nameSpan } from './span.ts';
import type { KubernetesWorkload } from './workload.ts';

/** networking.k8s.io/v1. */
export class KubernetesNetworkPolicy implements NetworkPolicy {
  readonly subject = 'network-policy';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  readonly #spec: Cursor;

  constructor({ kind, name, span, namespace, cursor }: KubernetesObject) {
    this.kind = kind;
    this.name = name;
    this.span = span;
    this.namespace = namespace;
    this.#spec = cursor.at('spec');
  }

  get facts(): PolicyFacts {
    return { type: 'policy', kind: this.kind, name: this.name, namespace: this.namespace, selector: labelSelector(this.#spec.at('podSelector')) };
  }

  get incoming(): NetworkPolicy['incoming'] {
    const rules = this.#spec.at('ingress');
    if (!rules.isSound || isTemplate(rules)) return undefined;
    return rules.items().map(item => ({ span: item.keySpan ?? item.span ?? this.span, isOpen: isEmpty(item.at('from')) && isEmpty(item.at('ports')) && item.node?.kind === 'map' && !isTemplate(item) }));
  }
}

/** A list that is not written, or that holds nothing, allows everything (NetworkPolicyIngressRule, networking.k8s.io/v1). */
function isEmpty(list: Cursor): boolean {
  return list.node === undefined || (list.node.kind === 'list' && list.items().length === 0);
}

/** The ports of a Service (ServicePort, core/v1): a port without a target leads to the port of its own number. */
export class KubernetesServicePorts implements PortList {
  readonly subject = 'port-list';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  readonly owner: string;
  readonly names = { longest: 63, areRequired: true };
  readonly #object: KubernetesObject;

  constructor(object: KubernetesObject) {
    this.kind = object.kind;
    this.name = object.name;
    this.span = object.span;
    this.namespace = object.namespace;
    this.owner = `${object.kind} ${object.name}`;
    this.#object = object;
  }

  get leadsTo(): ServiceFacts { return serviceFacts(this.#object); }

  get ports(): readonly NamedPort[] {
    return listed(this.#object.cursor.at('spec').at('ports')).map(port => {
      const span = port.at('port').span ?? port.span ?? this.span;
      const own = readValue(port.at('targetPort'), numberOrText, span);
      return { span, name: readValue(port.at('name'), text, span), target: own.kind === 'absent' ? readValue(port.at('port'), numberOrText, span) : own };
    });
  }
}

/** The ports of each container of a workload. */
export function containerPorts({ kind, name, namespace, containers, podSpec }: KubernetesWorkload): PortList[] {
  return containers.flatMap(container => {
    if (container.ports.length === 0) return [];
    const cursor = ['containers', 'initContainers'].flatMap(key => podSpec.at(key).items()).find(item => item.span?.start === container.extent.start);
    const ports = cursor === undefined ? [] : listed(cursor.at('ports')).map(port => namedPort(port, container.span));
    const owner = `${container.role === 'init' ? 'Init container' : 'Container'} ${container.name} of ${kind} ${name}`;
    return [{ subject: 'port-list' as const, kind, name, span: container.span, namespace, owner, ports, names: { longest: 15, areRequired: false }, leadsTo: undefined }];
  });
}

function namedPort(port: Cursor, container: Span): NamedPort {
  const span = port.node === undefined ? container : nameSpan(port);
  return { span, name: readValue(port.at('name'), text, span), target: { kind: 'absent', span } };
}
