import type { PartFacts, WrittenField } from '../../model/facts.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { parseYaml } from '../../syntax/yaml/document.ts';
import { number } from './codecs.ts';
import { workloadKind } from './kinds.ts';
import { folderOf, leaves, patchedParts, resolve } from './kustomize.ts';
import { objectsOf, scalarText } from './object.ts';
import type { KubernetesObject } from './object.ts';
import { KubernetesWorkload } from './workload.ts';

/** Whom a patch is for: an entry's `target`, or the object that the patch names itself. */
type Target = Pick<PartFacts, 'kind' | 'name' | 'namespace' | 'ofAnyKind' | 'among'>;

/**
 * What a kustomization's own patches write: inline ones, strategic-merge or JSON 6902, and of those in files the JSON 6902
 * ones, of which only the target is known here. Strategic-merge patches in files say themselves for whom they are.
 */
export function kustomizePatches(object: KubernetesObject): PartFacts[] {
  const { cursor } = object;
  const entries = [...cursor.at('patches').items(), ...cursor.at('patchesJson6902').items()].flatMap(item => {
    const target = targetOf(item.at('target'), object);
    const text = scalarText(item.at('patch'));
    if (text !== undefined) return inlinePatch(text, target);
    return target === undefined ? [] : [{ ...NOTHING, ...target, writes: [{ container: undefined, path: '' }] }];
  });
  const merged = cursor.at('patchesStrategicMerge').items().flatMap(item => inlinePatch(scalarText(item) ?? '', undefined));
  return [...entries, ...merged];
}

const NOTHING = { type: 'part', replicas: undefined, requests: { cpu: false, memory: false } } as const;

function targetOf(target: Cursor, object: KubernetesObject): Target | undefined {
  if (target.node === undefined) return undefined;
  const [kind, name, namespace] = [scalarText(target.at('kind')), scalarText(target.at('name')), scalarText(target.at('namespace'))];
  const whom = { kind: kind ?? '', ofAnyKind: kind === undefined, namespace };
  // The name is a pattern (kustomize's Selector).
  if (name !== undefined && /^[\w.-]+$/.test(name)) return { ...whom, name };
  const listed = ['resources', 'bases', 'components'].flatMap(key => object.cursor.at(key).items());
  const folder = folderOf(object);
  return { ...whom, name: '', among: listed.map(item => resolve(folder, scalarText(item) ?? '')) };
}

function inlinePatch(text: string, target: Target | undefined): PartFacts[] {
  if (!text.includes('\n') && !text.trimStart().startsWith('{') && !text.trimStart().startsWith('[')) return [];
  const document = parseYaml({ uri: '', text, offset: 0 });
  const root = Cursor.root(document);
  if (root.node?.kind === 'list') return target === undefined ? [] : [jsonPatch(root, target)];
  return objectsOf(document).flatMap(object => {
    const kind = workloadKind(object.apiVersion, object.kind);
    return kind === undefined ? [] : [{ ...patchedParts(new KubernetesWorkload(object, kind)), ...target }];
  });
}

/** RFC 6902: containers are named by their place in the list, which is not looked up; what is written counts for all. */
function jsonPatch(operations: Cursor, target: Target): PartFacts {
  const additions = operations.items().filter(item => /^(add|replace|copy|move)$/.test(scalarText(item.at('op')) ?? ''));
  const replicas = additions.find(item => scalarText(item.at('path')) === '/spec/replicas');
  return { ...NOTHING, ...target, replicas: replicas === undefined ? undefined : number.read(replicas.at('value')), writes: additions.flatMap(written) };
}

/** `/spec/template/spec/containers/0/resources/limits`, and the same below a Pod's or a CronJob's spec. */
const CONTAINER_PATH = /^\/spec\/(?:.+\/spec\/)?(?:initContainers|containers)\/(?:\d+|-)(?:\/(.+))?$/;

/** `/spec/template/spec/priorityClassName`, `/spec/strategy/type`: of the pod or of the workload. */
const SPEC_PATH = /^\/spec\/(?:jobTemplate\/spec\/)?(?:template\/spec\/)?(?!template\b|jobTemplate\b|containers\b|initContainers\b)(.+)$/;

function written(operation: Cursor): WrittenField[] {
  const path = scalarText(operation.at('path')) ?? '';
  const match = CONTAINER_PATH.exec(path) ?? SPEC_PATH.exec(path);
  if (match === null) return [];
  const at = (match[1] ?? '').split('/').map(part => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
  return leaves(operation.at('value'), at).map(leaf => ({ container: undefined, path: leaf }));
}
