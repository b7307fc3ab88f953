import type { Problem } from '../../text/source.ts';
import { folderOf } from '../../text/paths.ts';
import { servicesOf } from './composition.ts';
import { awaitedServices } from './depends.ts';
import { expandService } from './extends.ts';
import type { ServiceName } from './extends.ts';
import type { Files } from './files.ts';
import { readIncludes } from './include.ts';
import { mergeTrees } from './merge.ts';
import type { MapTree, TreeReader } from './tree.ts';
import { keySpan, keysOf } from './tree.ts';

/** A service of another file that is judged with this project: one that is extended, or that is included and added to. */
export interface Part {
  readonly file: string;
  readonly service: string;
}

/** A project as Compose loads it, with what is wrong with how its files refer to each other. */
export interface LoadedProject {
  readonly services: ReadonlyMap<string, MapTree>;
  /** Those, and the services of included files, which are judged where they are. */
  readonly known: ReadonlyMap<string, MapTree>;
  readonly problems: readonly Problem[];
  readonly parts: readonly Part[];
  /** Files that are included together, each list as one. */
  readonly sets: readonly (readonly string[])[];
}

/** What one reading gathers on its way through the files. */
export interface Loading {
  readonly files: Files;
  readonly reader: TreeReader;
  readonly parts: Part[];
  readonly sets: (readonly string[])[];
}

/** The services that included files bring, by name: each with the files that say what it is, one laid over the other. */
export type Included = Map<string, ServiceName[]>;

/**
 * Loads a project: each file's services with what they extend, each file laid over those before it and over what they include
 * (Compose specification, 14-include, "Using overrides with included Compose files"). Nothing throws, whatever the files refer to.
 */
export function loadProject(paths: readonly string[], files: Files): LoadedProject {
  const folder = folderOf(paths[0] ?? '');
  const loading: Loading = { files, reader: readerOf(folder, files), parts: [], sets: [] };
  const services = new Map<string, MapTree>();
  const included: Included = new Map();
  for (const path of paths) {
    const brought = readIncludes(path, folder, loading);
    for (const service of servicesIn(path, files)) {
      const { name, at } = service;
      if (brought.has(name)) tellTwice(service, brought, loading);
      const before = services.get(name) ?? bringIn(included.get(name), loading);
      const own = at === undefined ? undefined : expandService(service, loading);
      const merged = own === undefined || before === undefined ? own : mergeTrees(before, own);
      if (merged?.kind === 'map') services.set(name, merged);
    }
    for (const [name, places] of brought) included.set(name, places);
  }
  for (const name of awaitedServices(services)) {
    // What is waited for to end is a task, which its own file does not say.
    const task = services.has(name) ? undefined : bringIn(included.get(name), loading);
    if (task !== undefined) services.set(name, task);
  }
  return { services, known: new Map([...others(included, services, files), ...services]), problems: loading.reader.problems, parts: loading.parts, sets: loading.sets };
}

function readerOf(folder: string, files: Files, problems: Problem[] = []): TreeReader {
  return { variables: files.variables(folder), problems, nodes: 0 };
}

function servicesIn(path: string, files: Files): ServiceName[] {
  return servicesOf(path, files).flatMap(own => keysOf(own).map(name => ({ path, name, at: own.at(name) })));
}

/** An included service that is judged with this project from now on. */
function bringIn(places: readonly ServiceName[] | undefined, loading: Loading): MapTree | undefined {
  if (places === undefined) return undefined;
  for (const { path, name } of places) loading.parts.push({ file: path, service: name });
  return mergePlaces(places, { ...loading, reader: readerOf(folderOf(places[0]?.path ?? ''), loading.files, loading.reader.problems) });
}

function mergePlaces(places: readonly ServiceName[], loading: Loading): MapTree | undefined {
  return places.reduce<MapTree | undefined>((before, place) => {
    const own = expandService(place, loading);
    const merged = own === undefined || before === undefined ? own : mergeTrees(before, own);
    return merged?.kind === 'map' ? merged : before;
  }, undefined);
}

function others(included: Included, services: ReadonlyMap<string, MapTree>, files: Files): (readonly [string, MapTree])[] {
  return [...included].flatMap(([name, places]) => {
    const tree = services.has(name) ? undefined : mergePlaces(places, { files, reader: readerOf(folderOf(places[0]?.path ?? ''), files), parts: [], sets: [] });
    return tree === undefined ? [] : [[name, tree] as const];
  });
}

function tellTwice({ name, at }: ServiceName, brought: Included, { reader }: Loading): void {
  const span = at === undefined ? undefined : keySpan(at);
  const from = brought.get(name)?.[0]?.path ?? '';
  if (span !== undefined) reader.problems.push({ span, message: `Service ${name} is included from ${from} as well: Compose takes a name from one of them alone. A file that is laid over this one may add to it.` });
}
