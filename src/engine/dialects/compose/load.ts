import type { Problem } from '../../text/source.ts';
import { expandService } from './extends.ts';
import type { Files } from './files.ts';
import { readIncludes } from './include.ts';
import { mergeTrees } from './merge.ts';
import { folderOf } from './paths.ts';
import { servicesOf } from './composition.ts';
import type { MapTree, TreeReader } from './tree.ts';
import { keysOf } from './tree.ts';

/** A service of another file that one of these extends, or a file that only adds to others. */
export interface Part {
  readonly file: string;
  /** The service that is extended; left out where the whole file is a part. */
  readonly service?: string;
}

/** A project as Compose loads it, with what is wrong with how its files refer to each other. */
export interface LoadedProject {
  readonly services: ReadonlyMap<string, MapTree>;
  /** Services of included files, which are judged where they are. */
  readonly included: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  readonly parts: readonly Part[];
}

/** What one reading gathers on its way through the files. */
export interface Loading {
  readonly files: Files;
  readonly reader: TreeReader;
  readonly parts: Part[];
}

/**
 * Loads a project: each file's services with what they extend, each file laid over those before it, and the names that
 * included files bring. Nothing throws, whatever the files refer to.
 */
export function loadProject(paths: readonly string[], files: Files): LoadedProject {
  const folder = folderOf(paths[0] ?? '');
  const reader: TreeReader = { variables: files.variables(folder), problems: [], nodes: 0 };
  const loading: Loading = { files, reader, parts: [] };
  const services = new Map<string, MapTree>();
  const included = new Set<string>();
  for (const path of paths) {
    for (const own of servicesOf(path, files)) {
      for (const name of keysOf(own)) {
        const service = expandService({ path, name, at: own.at(name) }, loading);
        const before = services.get(name);
        const merged = service === undefined || before === undefined ? service : mergeTrees(before, service);
        if (merged?.kind === 'map') services.set(name, merged);
      }
    }
    for (const name of readIncludes(path, folder, loading)) included.add(name);
  }
  return { services, included, problems: reader.problems, parts: loading.parts };
}

