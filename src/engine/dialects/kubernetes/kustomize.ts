import type { PatchFacts } from '../../model/facts.ts';
import type { KubernetesObject } from './object.ts';
import { scalarText } from './object.ts';

/**
 * The files that a kustomization applies as patches (`patches[].path`, `patchesStrategicMerge`, `patchesJson6902`): they
 * hold parts of objects, in which nothing can be missing.
 */
export function patchFacts(object: KubernetesObject): PatchFacts {
  const { cursor } = object;
  const folder = cursor.document.source.uri.split('/').slice(0, -1);
  const named = [
    ...cursor.at('patches').items().map(item => scalarText(item.at('path'))),
    ...cursor.at('patchesJson6902').items().map(item => scalarText(item.at('path'))),
    ...cursor.at('patchesStrategicMerge').items().map(item => scalarText(item)),
  ];
  const files = named.flatMap(path => (path === undefined || path.includes('\n') ? [] : [resolve(folder, path)]));
  return { type: 'patches', kind: object.kind, name: object.name, namespace: object.namespace, files };
}

function resolve(folder: readonly string[], path: string): string {
  const parts = [...folder];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
