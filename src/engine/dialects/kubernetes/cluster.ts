import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { Autoscaler, DisruptionBudget, Metric, Namespace } from '../../model/cluster.ts';
import type { AccountFacts, AutoscalerFacts, BudgetFacts, GrantFacts, ObjectFacts, Selector, ServiceFacts } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { isAbsent, known } from '../../model/field.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { boolean, chosenText, number, numberOrText, text, textMap } from './codecs.ts';
import { namespaceCompanion } from './companions.ts';
import { CursorField, isTemplate } from './field.ts';
import type { KubernetesObject } from './object.ts';
import { scalarText } from './object.ts';

abstract class Named {
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  protected readonly object: KubernetesObject;

  constructor(object: KubernetesObject) {
    this.kind = object.kind;
    this.name = object.name;
    this.span = object.span;
    this.object = object;
  }

  protected spec(): Cursor {
    return this.object.cursor.at('spec');
  }
}

/** Metric types that name no resource of all containers of a pod. */
const OTHER_METRICS: ReadonlySet<string> = new Set(['Pods', 'Object', 'External', 'ContainerResource']);

/** autoscaling/v1 and v2. */
export class KubernetesAutoscaler extends Named implements Autoscaler {
  readonly subject = 'autoscaler';

  get namespace(): string | undefined { return this.object.namespace; }
  get targetKind(): Field<string> { return new CursorField('scaleTargetRef.kind', this.spec().path('scaleTargetRef.kind'), text, this.span); }
  get targetName(): Field<string> { return new CursorField('scaleTargetRef.name', this.spec().path('scaleTargetRef.name'), text, this.span); }
  get minReplicas(): Field<number> { return new CursorField('minReplicas', this.spec().at('minReplicas'), number, this.span); }
  get maxReplicas(): Field<number> { return new CursorField('maxReplicas', this.spec().at('maxReplicas'), number, this.span); }

  get facts(): AutoscalerFacts {
    const kind = known(this.targetKind);
    const name = known(this.targetName);
    const target = kind === undefined || name === undefined ? undefined : { kind, name };
    return {
      type: 'autoscaler',
      kind: this.kind,
      name: this.name,
      namespace: this.namespace,
      target,
      // The API's default.
      minReplicas: isAbsent(this.minReplicas) ? 1 : known(this.minReplicas),
      maxReplicas: known(this.maxReplicas),
      utilization: this.metrics?.flatMap(({ resource, utilization }) => (utilization && resource !== undefined ? [resource] : [])) ?? [],
    };
  }

  get metrics(): readonly Metric[] | undefined {
    const percent = this.spec().at('targetCPUUtilizationPercentage');
    if (percent.node !== undefined) return [{ span: percent.span ?? this.span, resource: 'cpu', utilization: true, isOther: false }];
    const list = this.spec().at('metrics');
    if (list.node === undefined) return [];
    return list.node.kind === 'list' ? list.items().map(item => this.#metric(item)) : undefined;
  }

  #metric(item: Cursor): Metric {
    const resource = scalarText(item.path('resource.name'));
    const target = item.path('resource.target.averageUtilization');
    const old = item.path('resource.targetAverageUtilization');
    return {
      span: item.path('resource.name').span ?? item.at('type').span ?? this.span,
      resource,
      utilization: target.node !== undefined || old.node !== undefined,
      isOther: OTHER_METRICS.has(scalarText(item.at('type')) ?? ''),
    };
  }
}

/** policy/v1 and v1beta1. */
export class KubernetesDisruptionBudget extends Named implements DisruptionBudget {
  readonly subject = 'disruption-budget';

  get namespace(): string | undefined { return this.object.namespace; }
  get minAvailable(): Field<number | string> { return new CursorField('minAvailable', this.spec().at('minAvailable'), numberOrText, this.span); }
  get maxUnavailable(): Field<number | string> { return new CursorField('maxUnavailable', this.spec().at('maxUnavailable'), numberOrText, this.span); }

  get facts(): BudgetFacts {
    return {
      type: 'budget',
      kind: this.kind,
      name: this.name,
      namespace: this.namespace,
      selector: labelSelector(this.spec().at('selector')),
      minAvailable: known(this.minAvailable),
    };
  }
}

export class KubernetesNamespace extends Named implements Namespace {
  readonly subject = 'namespace';
  readonly namespace = undefined;

  get facts(): ObjectFacts {
    return { type: 'object', kind: this.kind, name: this.name, namespace: undefined };
  }

  label(key: string): Field<string> {
    return new CursorField(`metadata.labels.${key}`, this.object.cursor.path('metadata.labels').at(key), chosenText, this.span);
  }

  add(companion: 'ResourceQuota' | 'LimitRange'): Change {
    return namespaceCompanion(this.object, companion);
  }
}

/** keda.sh/v1alpha1: KEDA makes an autoscaler of it. */
export function scaledObjectFacts({ cursor, kind, name, namespace }: KubernetesObject): AutoscalerFacts {
  const spec = cursor.at('spec');
  const target = scalarText(spec.path('scaleTargetRef.name'));
  const count = (key: string, byDefault: number): number | undefined => {
    const value = spec.at(key);
    return value.node === undefined ? byDefault : number.read(value);
  };
  return {
    type: 'autoscaler',
    kind,
    name,
    namespace,
    target: target === undefined ? undefined : { kind: scalarText(spec.path('scaleTargetRef.kind')) ?? 'Deployment', name: target },
    minReplicas: count('minReplicaCount', 0),
    maxReplicas: count('maxReplicaCount', 100),
    utilization: [],
  };
}

export function serviceFacts(object: KubernetesObject): ServiceFacts {
  const spec = object.cursor.at('spec');
  return {
    type: 'service',
    kind: object.kind,
    name: object.name,
    namespace: object.namespace,
    headless: scalarText(spec.at('clusterIP')) === 'None',
    selector: serviceSelector(spec.at('selector')),
  };
}

/** A Service without a selector, or with an empty one, selects nothing: its endpoints are made by hand. */
function serviceSelector(cursor: Cursor): Selector {
  if (cursor.node === undefined) return { kind: cursor.isSound ? 'none' : 'unknown' };
  const match = cursor.node.kind === 'map' && !isTemplate(cursor) ? textMap(cursor) : undefined;
  if (match === undefined) return { kind: 'unknown' };
  return Object.keys(match).length === 0 ? { kind: 'none' } : { kind: 'labels', match, expressions: [] };
}

export function accountFacts({ kind, name, namespace, cursor, span }: KubernetesObject): AccountFacts {
  const mounts = new CursorField('automountServiceAccountToken', cursor.at('automountServiceAccountToken'), boolean, span);
  return { type: 'account', kind, name, namespace, mountsToken: known(mounts) };
}

export function grantFacts({ kind, name, namespace, cursor }: KubernetesObject): GrantFacts {
  const accounts = cursor.at('subjects').items().flatMap(subject => {
    const account = scalarText(subject.at('name'));
    if (scalarText(subject.at('kind')) !== 'ServiceAccount' || account === undefined) return [];
    return [{ name: account, namespace: scalarText(subject.at('namespace')) ?? namespace }];
  });
  return { type: 'grant', kind, name, namespace, accounts };
}

/** A LabelSelector (meta/v1): an empty one selects everything, a missing one nothing. */
export function labelSelector(cursor: Cursor): Selector {
  if (cursor.node === undefined) return { kind: cursor.isSound ? 'none' : 'unknown' };
  const match = textMap(cursor.at('matchLabels'));
  if (cursor.node.kind !== 'map' || match === undefined) return { kind: 'unknown' };
  const expressions = cursor.at('matchExpressions').items().map(item => ({
    key: scalarText(item.at('key')) ?? '',
    operator: scalarText(item.at('operator')) ?? '',
    values: item.at('values').items().flatMap(value => scalarText(value) ?? []),
  }));
  return { kind: 'labels', match, expressions };
}
