import type { FileSet } from '../../model/facts.ts';
import type { Problem } from '../../text/source.ts';
import type { Composition } from './composition.ts';
import { placeOfProject, servicesOf } from './composition.ts';
import { awaitedServices } from './depends.ts';
import { expandService } from './extends.ts';
import type { Files } from './files.ts';
import { readIncludes } from './include.ts';
import { mergeTrees } from './merge.ts';
import type { MapTree, TreeReader } from './tree.ts';
import { keysOf } from './tree.ts';
import type { Cursor } from '../../syntax/cursor.ts';

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
  /** What is included, each list of files as one. */
  readonly sets: readonly Omit<FileSet, 'statedIn'>[];
}

/** What one reading gathers on its way through the files. */
export interface Loading {
  readonly files: Files;
  readonly problems: Problem[];
  readonly parts: Part[];
  readonly sets: Omit<FileSet, 'statedIn'>[];
}

/** What the files of one project, or of an included one, are read with. */
export interface Base {
  /** Paths are relative to it. */
  readonly folder: string;
  /** Where variables are looked for, the first that sets one winning. */
  readonly envFiles: readonly string[];
  readonly reader: TreeReader;
}

/** A service and where a file says what it is. */
export interface ServiceName {
  readonly path: string;
  readonly name: string;
  readonly at: Cursor | undefined;
  readonly base: Base;
}

/** The services that included files bring, by name: each with the files that say what it is, each laid over those before it. */
export type Included = Map<string, readonly ServiceName[]>;

/**
 * Loads a project: each file's services with what they extend, laid over those that the file includes, and over what the files
 * before it say (Compose specification, 13-merge and 14-include; that a file may add to what it includes itself: compose-go #835,
 * Compose 5). Nothing throws, whatever the files refer to.
 */
export function loadProject(composition: Composition, files: Files): LoadedProject {
  const loading: Loading = { files, problems: [], parts: [], sets: [] };
  const base = baseOf(placeOfProject(composition), loading);
  const services = new Map<string, MapTree>();
  const included: Included = new Map();
  for (const path of composition.files) layFile(path, base, { services, included }, loading);
  for (const name of awaitedServices(services)) {
    // What is waited for to end is a task, which its own file does not say.
    const task = services.has(name) ? undefined : bringIn(included.get(name), loading);
    if (task !== undefined) services.set(name, task);
  }
  return { ...loading, services, known: new Map([...others(included, services, files), ...services]) };
}

/** What files are read with that lie there. */
export function baseOf({ folder, envFiles }: Omit<Base, 'reader'>, { files, problems }: Loading): Base {
  return { folder, envFiles, reader: { variables: files.variables(envFiles), problems, nodes: 0 } };
}

interface Layers {
  readonly services: Map<string, MapTree>;
  /** What no file of the project adds to. */
  readonly included: Included;
}

function layFile(path: string, base: Base, { services, included }: Layers, loading: Loading): void {
  const brought = readIncludes(path, base, loading);
  for (const service of servicesIn(path, base, loading.files)) {
    const { name, at } = service;
    if (at?.node !== undefined && 'tag' in at.node && at.node.tag === '!reset') {
      services.delete(name);
      continue;
    }
    const before = services.get(name) ?? bringIn(included.get(name), loading);
    const merged = layered([before, bringIn(brought.get(name), loading), expandService(service, loading)]);
    if (merged !== undefined) services.set(name, merged);
    included.delete(name);
    brought.delete(name);
  }
  for (const [name, places] of brought) {
    const before = services.get(name);
    const merged = before === undefined ? undefined : layered([before, bringIn(places, loading)]);
    if (merged === undefined) included.set(name, [...(included.get(name) ?? []), ...places]);
    else services.set(name, merged);
  }
}

function servicesIn(path: string, base: Base, files: Files): ServiceName[] {
  return servicesOf(path, files).flatMap(own => keysOf(own).map(name => ({ path, name, at: own.at(name), base })));
}

/** An included service that is judged with this project from now on. */
function bringIn(places: readonly ServiceName[] | undefined, loading: Loading): MapTree | undefined {
  for (const { path, name } of places ?? []) loading.parts.push({ file: path, service: name });
  return mergePlaces(places ?? [], loading);
}

function mergePlaces(places: readonly ServiceName[], loading: Loading): MapTree | undefined {
  return layered(places.map(place => expandService(place, loading)));
}

function layered(trees: readonly (MapTree | undefined)[]): MapTree | undefined {
  return trees.reduce((before, tree) => {
    const merged = before === undefined || tree === undefined ? tree : mergeTrees(before, tree);
    return merged?.kind === 'map' ? merged : before;
  }, undefined);
}

function others(included: Included, services: ReadonlyMap<string, MapTree>, files: Files): (readonly [string, MapTree])[] {
  return [...included].flatMap(([name, places]) => {
    const tree = services.has(name) ? undefined : mergePlaces(places, { files, problems: [], parts: [], sets: [] });
    return tree === undefined ? [] : [[name, tree] as const];
  });
}
