import type { ImageOverrideFacts, PartFacts, PatchFacts, WrittenField } from '../../model/facts.ts';
import { isAbsent, known } from '../../model/field.ts';
import type { Field } from '../../model/field.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { number } from './codecs.ts';
import { isTemplate } from './field.ts';
import type { KubernetesObject } from './object.ts';
import { scalarText } from './object.ts';
import type { KubernetesWorkload } from './workload.ts';

/**
 * The files that a kustomization applies as patches (`patches[].path`, `patchesStrategicMerge`, `patchesJson6902`): they
 * hold parts of objects, in which nothing can be missing.
 */
export function patchFacts(object: KubernetesObject): PatchFacts {
  const { cursor } = object;
  const folder = folderOf(object);
  const named = [
    ...cursor.at('patches').items().map(item => scalarText(item.at('path'))),
    ...cursor.at('patchesJson6902').items().map(item => scalarText(item.at('path'))),
    ...cursor.at('patchesStrategicMerge').items().map(item => scalarText(item)),
  ];
  const files = named.flatMap(path => (path === undefined || path.includes('\n') ? [] : [resolve(folder, path)]));
  return { type: 'patches', kind: object.kind, name: object.name, namespace: object.namespace, files };
}

/** The entries of `images`: each renames an image, or settles its tag or digest, wherever a container of the kustomization names it. */
export function imageOverrides({ cursor, kind, namespace }: KubernetesObject): ImageOverrideFacts[] {
  return cursor.at('images').items().flatMap(item => {
    const name = scalarText(item.at('name'));
    if (name === undefined) return [];
    const [newName, newTag, digest] = [scalarText(item.at('newName')), scalarText(item.at('newTag')), scalarText(item.at('digest'))];
    return [{ type: 'image-override', kind, namespace, name, newName, newTag, digest }];
  });
}

const NO_REQUESTS = { cpu: false, memory: false };

/** The entries of `replicas`: each sets the number of a workload, whatever its kind. */
export function replicaCounts({ cursor, kind, namespace }: KubernetesObject): PartFacts[] {
  return cursor.at('replicas').items().flatMap(item => {
    const [name, replicas] = [scalarText(item.at('name')), number.read(item.at('count'))];
    return name === undefined ? [] : [{ type: 'part', kind, name, namespace, ofAnyKind: true, replicas, requests: NO_REQUESTS, writes: [] }];
  });
}

/** The labels and annotations that a kustomization puts on all that it reads (`commonLabels`, `labels`, `commonAnnotations`). */
export function commonMetadata(object: KubernetesObject): PartFacts[] {
  const { cursor, kind, namespace } = object;
  const labels = [cursor.at('commonLabels'), ...cursor.at('labels').items().map(item => item.at('pairs'))];
  const paths = [
    ...labels.flatMap(map => map.entries().map(({ key }) => `metadata.labels.${key}`)),
    ...cursor.at('commonAnnotations').entries().map(({ key }) => `metadata.annotations.${key}`),
  ];
  if (paths.length === 0) return [];
  const folder = folderOf(object);
  const among = [...cursor.at('resources').items(), ...cursor.at('bases').items()].flatMap(item => { const path = scalarText(item); return path === undefined || path.includes('://') ? [] : [resolve(folder, path)]; });
  return [{ type: 'part', kind, name: '', namespace, ofAnyKind: true, replicas: undefined, requests: NO_REQUESTS, writes: paths.map(path => ({ container: undefined, path })), among }];
}

/** The names of the folders that lead to an object's file. */
export function folderOf({ cursor }: KubernetesObject): string[] {
  return cursor.document.source.uri.split('/').slice(0, -1);
}

/** What a strategic-merge patch states of its workload. */
export function patchedParts({ kind, name, namespace, replicas, containers, podSpec, specs }: KubernetesWorkload): PartFacts {
  const states = (...fields: readonly (Field<unknown, never> | undefined)[]): boolean => fields.some(field => field !== undefined && !isAbsent(field));
  return {
    type: 'part',
    kind,
    name,
    namespace,
    ofAnyKind: false,
    replicas: known(replicas),
    requests: {
      cpu: containers.some(({ cpuRequest, cpuLimit }) => states(cpuRequest, cpuLimit)),
      memory: containers.some(({ memoryRequest, memoryLimit }) => states(memoryRequest, memoryLimit)),
    },
    writes: writesOf(podSpec, specs),
  };
}

/** Keys of what has places of its own: containers by name, and the specs inside a workload's. */
const NESTED = new Set(['containers', 'initContainers', 'template', 'jobTemplate']);

/** The fields that a strategic-merge patch writes in its workload, in the pod's spec and in its containers. */
function writesOf(podSpec: Cursor, specs: readonly Cursor[]): WrittenField[] {
  const own = [podSpec, ...specs].flatMap(spec => spec.entries().flatMap(({ key, value }) => (NESTED.has(key) ? [] : leaves(value, key))));
  const containers = ['containers', 'initContainers'].flatMap(key => podSpec.at(key).items());
  return [
    ...own.map(path => ({ container: undefined, path })),
    ...containers.flatMap(item => leaves(item, '').map(path => ({ container: scalarText(item.at('name')), path }))),
  ];
}

/** The paths of what is written at and below a node. */
export function leaves(cursor: Cursor, path: string): string[] {
  const { node } = cursor;
  if (node === undefined) return [];
  if (node.kind !== 'map' || isTemplate(cursor)) return [path];
  return cursor.entries().flatMap(({ key, value }) => leaves(value, path === '' ? key : `${path}.${key}`));
}

export function resolve(folder: readonly string[], path: string): string {
  const parts = [...folder];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
