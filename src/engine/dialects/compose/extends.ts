import type { Cursor } from '../../syntax/cursor.ts';
import { folderOf, joinPath } from '../../text/paths.ts';
import type { Loading, ServiceName } from './load.ts';
import { asInherited, mergeTrees } from './merge.ts';
import { servicesOf } from './composition.ts';
import type { MapTree, ScalarTree, Tree } from './tree.ts';
import { treeOf } from './tree.ts';

/** What a service extends, with the place that says so. */
interface Extended {
  readonly service: ScalarTree;
  readonly file: ScalarTree | undefined;
}

/**
 * A service of one file with what it extends, in the same file or in others, whose path is relative to the project, or to a file that
 * is extended itself (Compose specification, 05-services, `extends`; loader/extends.go of compose-go). Where that cannot be read, the problem is
 * noted and the service is open: what it does not say may be said there.
 */
export function expandService(name: ServiceName, loading: Loading, chain: readonly string[] = []): MapTree | undefined {
  const own = name.at === undefined ? undefined : treeOf(name.at, name.base.reader);
  if (own?.kind !== 'map') return undefined;
  const extended = extendedBy(own);
  return extended === undefined ? own : withBase(own, extended, name, loading, chain);
}

function extendedBy(service: MapTree): Extended | undefined {
  const tree = service.entries.get('extends');
  if (tree?.kind === 'scalar') return tree.isNull ? undefined : { service: tree, file: undefined };
  const of = (key: string): Tree | undefined => (tree?.kind === 'map' ? tree.entries.get(key) : undefined);
  const [name, file] = [of('service'), of('file')];
  return name?.kind === 'scalar' ? { service: name, file: file?.kind === 'scalar' && !file.isNull ? file : undefined } : undefined;
}

function withBase(own: MapTree, { service, file }: Extended, { path, name, base }: ServiceName, loading: Loading, chain: readonly string[]): MapTree {
  if (service.because !== undefined || file?.because !== undefined) return { ...own, open: 'a variable decides what it extends' };
  const target = file === undefined ? path : joinPath(base.folder, file.text);
  const at = (file ?? service).at;
  if (target === undefined) return refused(own, at, `Service ${name} extends a service of ${file?.text ?? ''}, which lies outside the workspace: it is not read.`, loading);
  if (loading.files.isAbsent(target)) return refused(own, at, `Service ${name} extends a service of ${file?.text ?? ''}, which is not there.`, loading);
  if (!loading.files.exists(target)) return { ...own, open: 'what it extends is still being read' };
  const key = `${target}#${service.text}`;
  if (key === `${path}#${name}` || chain.includes(key)) return refused(own, service.at, `Service ${name} extends itself: ${[...chain, `${path}#${name}`, key].map(nameOf).join(' → ')}.`, loading);
  if (target !== path) loading.parts.push({ file: target, service: service.text });
  const found = servicesOf(target, loading.files).map(services => services.at(service.text)).find(({ node }) => node !== undefined);
  const around = target === path ? base : { ...base, folder: folderOf(target) };
  const extended = expandService({ path: target, name: service.text, at: found, base: around }, loading, [...chain, `${path}#${name}`]);
  if (extended === undefined) return refused(own, service.at, `Service ${name} extends ${service.text}, which ${file === undefined ? 'is no service of this file' : `is no service of ${file.text}`}.`, loading);
  const inherited = asInherited(extended);
  const merged = inherited.kind === 'map' ? mergeTrees(inherited, own) : own;
  return merged.kind === 'map' ? merged : own;
}

function refused(own: MapTree, at: Cursor, message: string, { problems }: Loading): MapTree {
  if (at.span !== undefined) problems.push({ span: at.span, message });
  return { ...own, open: 'what it extends cannot be read' };
}

function nameOf(key: string): string {
  return key.slice(key.indexOf('#') + 1);
}
