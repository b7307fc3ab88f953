import type { DeclaredObject } from '../../model/declared.ts';
import type { Judgement } from '../../rules/rule.ts';
import { fact } from './fact.ts';

const KIND = { type: 'list', description: 'The kind of the object, or several of which one is enough.' } as const;

/** An object carries an annotation that does not say no. */
export const annotation = fact({
  id: 'annotation',
  subject: 'object',
  summary: 'An object carries this annotation.',
  parameters: { kind: KIND, name: { type: 'list', description: 'The annotation, or several of which one is enough.' } },
  check(object, { kind = [], name = [] }) {
    const own = kind.includes(object.kind) ? name.map(key => object.text('metadata', 'annotations', key)) : [];
    const ofPods = kind.includes('Pod') ? name.map(key => object.text('spec', 'template', 'metadata', 'annotations', key)) : [];
    return [...own, ...ofPods].some(value => value.kind === 'known' && value.value !== 'false' && value.value !== '') ? [] : 'not-applicable';
  },
});

/** A Service asks for a load balancer. */
export const loadBalancer = fact({
  id: 'load-balancer',
  subject: 'object',
  summary: 'A Service asks for a load balancer.',
  parameters: {},
  check(object) {
    const type = object.kind === 'Service' ? object.text('spec', 'type') : undefined;
    return type?.kind === 'known' && type.value === 'LoadBalancer' ? [] : 'not-applicable';
  },
});

/** A rule of alerts has one of a severity. */
export const alert = fact({
  id: 'alert',
  subject: 'object',
  summary: 'A PrometheusRule has an alert of this severity.',
  parameters: { severity: { type: 'text', description: 'What its label `severity` says: `critical`. Without it, any alert will do.' } },
  check(object, { severity }) {
    if (object.kind !== 'PrometheusRule') return 'not-applicable';
    const rule = ['spec', 'groups', '*', 'rules', '*'];
    const found = severity === undefined ? object.each(...rule, 'alert') : object.each(...rule, 'labels', 'severity').filter(one => one.toLowerCase() === severity.toLowerCase());
    return found.length > 0 ? [] : 'not-applicable';
  },
});

/** Disks of these types are SSDs, by what the drivers of the clouds call them. */
const SSD = /^(?:gp[23]|io[12]|pd-ssd|pd-balanced|pd-extreme|hyperdisk-(?:balanced|extreme)\S*|(?:premium|premiumv2|standardssd|ultrassd)_\w+|ssd\w*)$/i;

const STORAGE_CLASSES: ReadonlySet<string> = new Set(['StorageClass', 'kubernetes_storage_class', 'kubernetes_storage_class_v1']);

/** A class of storage, or one on SSDs. */
export const storageClass = fact({
  id: 'storage-class',
  subject: 'object',
  summary: 'A StorageClass is declared, of this type.',
  parameters: { type: { type: 'text', description: '`ssd`, or what its parameters call the type: `gp3`. Without it, any will do.' } },
  check(object, { type }) {
    if (!STORAGE_CLASSES.has(object.kind)) return 'not-applicable';
    if (type === undefined) return [];
    const named = ['type', 'skuName', 'skuname', 'storageaccounttype'].map(key => object.text('parameters', key));
    const isOf = (one: string): boolean => one.toLowerCase() === type.toLowerCase() || (type.toLowerCase() === 'ssd' && SSD.test(one));
    if (named.some(value => value.kind === 'known' && isOf(value.value))) return [];
    return named.some(value => value.kind === 'dynamic') ? 'unknown' : 'not-applicable';
  },
});

/** Objects of a kind have fields, or are of a type. */
export const objectWith = fact({
  id: 'object',
  subject: 'object',
  summary: 'An object of this kind is declared in the repository (pass-only); with `has`, each of them has these fields.',
  parameters: {
    kind: KIND,
    name: { type: 'list', description: 'Names of objects; all where left out.' },
    has: { type: 'list', description: 'Fields that each of them must have, with dots: `spec.behavior`.' },
    type: { type: 'text', description: 'The type of a Secret or a Service.' },
    types: { type: 'list', description: 'What a NetworkPolicy is for: `Ingress`, `Egress`.' },
  },
  check(object, { kind = [], name, has = [], type, types }) {
    if (!kind.includes(object.kind) || (name !== undefined && !name.includes(object.name))) return 'not-applicable';
    if (type !== undefined && !isOfType(object, type)) return 'not-applicable';
    if (types !== undefined && !types.every(one => isFor(object, one))) return 'not-applicable';
    return missing(object, has);
  },
});

function missing(object: DeclaredObject, has: readonly string[]): Judgement {
  const fields = has.map(path => ({ path, value: object.has(...path.split('.')) }));
  const absent = fields.find(({ value }) => value.kind === 'absent');
  if (absent !== undefined) return [{ span: object.span, message: `${object.kind} ${object.name} has no ${absent.path}.` }];
  return fields.some(({ value }) => value.kind === 'dynamic') ? 'unknown' : [];
}

function isOfType(object: DeclaredObject, type: string): boolean {
  return [object.text('type'), object.text('spec', 'type')].some(value => value.kind === 'known' && value.value === type);
}

/** Where a NetworkPolicy does not say, it is for what comes in, and for what goes out where it has rules for it (networking/v1). */
function isFor(object: DeclaredObject, type: string): boolean {
  const stated = object.texts('spec', 'policyTypes');
  if (stated.kind === 'known') return stated.value.includes(type);
  return stated.kind === 'absent' && (type === 'Ingress' || object.has('spec', 'egress').kind === 'known');
}
