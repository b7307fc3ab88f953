import { Expression } from '../../../text/change.ts';
import type { Change, PlainValue } from '../../../text/change.ts';
import { textOf } from '../../../text/source.ts';
import { KubernetesObject, scalarText } from '../../kubernetes/object.ts';
import { isTemplate } from '../../kubernetes/field.ts';
import { ResourceCursor } from '../cursor.ts';
import type { Resource } from '../module/types.ts';
import { bodyOf } from '../spelling.ts';
import { resourceKind, typeOf } from './kinds.ts';

/** An object that a resource describes. What is not known of its name is told by the resource's own. */
export class TerraformObject extends KubernetesObject {
  override readonly name: string;
  override readonly namespace: string | undefined;
  readonly #resource: Resource;

  constructor(resource: Resource, cursor: ResourceCursor, apiVersion: string, kind: string) {
    super(cursor, apiVersion, kind);
    const metadata = cursor.at('metadata');
    this.name = knownText(metadata.at('name')) ?? resource.name;
    this.namespace = knownText(metadata.at('namespace'));
    this.#resource = resource;
  }

  /** Adds a resource behind all that its file holds. */
  override append(value: PlainValue): Change {
    const resource = this.#resource.key === undefined ? this.#resourceOf(value) : undefined;
    if (resource !== undefined) return { kind: 'append-document', writer: this.cursor.document, value: resource };
    const because = this.#resource.key === undefined ? 'Terraform has no word for a part of it' : 'there would have to be one for each of several';
    return { kind: 'remove', writer: { write: () => ({ kind: 'refused', because }) }, path: [] };
  }

  #resourceOf(value: PlainValue): PlainValue | undefined {
    if (!isMap(value) || typeof value['kind'] !== 'string') return undefined;
    const { kind, metadata } = value;
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !['apiVersion', 'kind', 'metadata'].includes(key)));
    const found = typeOf(kind);
    if (found === undefined || !isMap(metadata)) return undefined;
    const own = this.cursor.at('metadata').at('namespace').span;
    const namespace = metadata['namespace'] === undefined && own !== undefined ? { namespace: new Expression(textOf(own)) } : {};
    const body = bodyOf({ metadata: { ...metadata, ...namespace }, ...rest }, found.spelling);
    return body === undefined ? undefined : { resource: { [found.type]: { [this.#resource.name]: body } } };
  }
}

/** The object of a resource of the Kubernetes provider; undefined for other resources. */
export function objectOf(resource: Resource): TerraformObject | undefined {
  if (resource.mode !== 'resource') return undefined;
  if (resource.kind === 'kubernetes_manifest' || resource.kind === 'kubectl_manifest') return manifest(resource);
  const kind = resourceKind(resource.kind);
  return kind === undefined ? undefined : new TerraformObject(resource, ResourceCursor.of(resource, kind.spelling, leftToOthers(resource)), kind.apiVersion, kind.kind);
}

/** The names in `ignore_changes`, block by block, as `spec[0].replicas`. Its items are names of attributes, which nothing works out. */
function leftToOthers(resource: Resource): readonly (readonly string[])[] {
  const { kind, place } = resource.get('lifecycle.ignore_changes');
  if (kind === 'absent') return [];
  const written = place.document.source.text.slice(place.start, place.end);
  return [...written.matchAll(/[a-z_]\w*(?:\[[^\]]*\]|\.\w+)*/gi)].map(([path]) => namesOf(path));
}

/** `metadata[0].annotations["a"]` without the places in lists. */
function namesOf(path: string): readonly string[] {
  return [...path.matchAll(/\["([^"]*)"\]|\[\d+\]|\.\d+|(\w+)/g)].flatMap(([, key, name]) => key ?? name ?? []);
}

/** An object of Terraform with the API's own keys. One that is read from YAML is not seen. */
function manifest(resource: Resource): TerraformObject | undefined {
  const value = resource.get('manifest');
  if (value.kind !== 'map') return undefined;
  const [apiVersion, kind] = [value.entries.get('apiVersion'), value.entries.get('kind')];
  if (apiVersion?.kind !== 'scalar' || kind?.kind !== 'scalar') return undefined;
  return new TerraformObject(resource, ResourceCursor.at(value, resource.document), String(apiVersion.value), String(kind.value));
}

function knownText(cursor: ResourceCursor): string | undefined {
  return isTemplate(cursor) ? undefined : scalarText(cursor);
}

function isMap(value: PlainValue | undefined): value is Readonly<Record<string, PlainValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Expression);
}
