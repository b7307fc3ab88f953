import type { Facts } from '../../model/facts.ts';
import type { Subject } from '../../model/subject.ts';
import { Cursor } from '../../syntax/cursor.ts';
import type { Document } from '../../syntax/tree.ts';
import { parseYaml } from '../../syntax/yaml/document.ts';
import { duplicateKeys } from '../../syntax/yaml/duplicates.ts';
import { splitDocuments } from '../../syntax/yaml/split.ts';
import type { Problem, Source } from '../../text/source.ts';
import type { Dialect, Exception, Neighbours, Unit, UnitObject } from '../dialect.ts';
import { composeLintExceptions } from './compose-lint.ts';
import { builtImageFacts, builtImages } from './built.ts';
import { compositionOf, servicesOf } from './composition.ts';
import { Files } from './files.ts';
import { loadProject } from './load.ts';
import type { LoadedProject } from './load.ts';
import { awaitedServices } from './depends.ts';
import { ComposeDescription } from './description.ts';
import { recogniseCompose } from './recognise.ts';
import { usesShort } from './resources.ts';
import { isForStack } from './stack.ts';
import { Spot } from './spot.ts';
import type { MapTree } from './tree.ts';
import { ComposeWorkload } from './workload.ts';

/**
 * Compose files, one unit a document. A file is read with all that `docker compose` would load with it; what stands in the
 * other files of its project is said when they are looked at.
 */
export const compose: Dialect = {
  id: 'compose',
  recognise: recogniseCompose,
  split: splitDocuments,
  read: readUnit,
};

function readUnit(source: Source, neighbours: Neighbours): Unit {
  const document = parseYaml(source);
  const files = new Files(source.uri, document, neighbours);
  const isOurs = Cursor.root(document).node?.kind === 'map';
  const { files: paths } = compositionOf(source.uri, files);
  const project = loadProject(isOurs ? paths : [], files);
  const [readers, bases] = [neighbours.readersOf(source.uri), neighbours.basesIn(source.uri)];
  const subjects = subjectsOf(project, isForStack(paths, files), document, bases);
  // Of several documents the first with services counts them.
  const [first = document] = servicesOf(source.uri, files).map(services => services.document);
  const isRoot = paths[0] === source.uri && first === document;
  const facts = isRoot ? factsOf(source.uri, project, document) : [];
  const elsewhere = readers.filter(path => !paths.includes(path)).flatMap(root => subjectsOfRoot(root, files, document));
  const objects = objectsOf(document, composeLintExceptions(source.uri, files));
  const description = new ComposeDescription({ document, files, isRoot });
  return {
    source,
    document,
    dialect: 'compose',
    reads: [...files.reads.keys()].filter(path => path !== source.uri),
    isCurrent: now => isSame(readers, now.readersOf(source.uri)) && isSame(bases, now.basesIn(source.uri)) && [...files.reads].every(([path, text]) => now.text(path) === text),
    problems: isOurs || document.partial ? problemsOf(document, project) : [],
    subjects: [...(isOurs ? [description] : []), ...(isRoot ? subjects : [])],
    guests: isRoot ? elsewhere : [...subjects, ...elsewhere],
    facts,
    objects,
    containers: objects,
    notes: notesOf(project),
  };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, i) => one === others[i]);
}

/** The subjects of another project that reads this file: what of them stands here is said here. */
function subjectsOfRoot(root: string, files: Files, document: Document): Subject[] {
  const { files: paths } = compositionOf(root, files);
  return subjectsOf(loadProject(paths, files), isForStack(paths, files), document, []);
}

/** @param bases services that others extend and that are no services of this project by themselves. */
function subjectsOf({ services }: LoadedProject, isStack: boolean, own: Document, bases: readonly string[]): Subject[] {
  const wholes = [...services].filter(([, tree]) => isWhole(tree));
  const built = new Set(builtImages(services.values(), own));
  const awaited = awaitedServices(services);
  const shortResources = wholes.some(([, tree]) => usesShort(new Spot(tree, own)));
  const workloads: ComposeWorkload[] = [];
  const context = { own, shortResources, built, services, workloads, isStack };
  for (const [name, tree] of wholes) if (!bases.includes(name)) workloads.push(new ComposeWorkload(name, tree, awaited.has(name), context));
  return workloads.flatMap(workload => [workload, ...workload.containers]);
}

/** Compose starts what has an image, can be built, or is provided by another program; anything else adds to a service that stands elsewhere. */
function isWhole({ entries, open }: MapTree): boolean {
  return open !== undefined || entries.has('image') || entries.has('build');
}

function problemsOf(document: Document, project: LoadedProject): Problem[] {
  const own = project.problems.filter(({ span }) => span.source === document.source);
  return [...document.problems, ...duplicateKeys(document), ...own];
}

/** What other files are told: those that are only parts are judged with what they are parts of. */
function factsOf(path: string, { parts, services }: LoadedProject, own: Document): Facts[] {
  const composition: Facts[] = parts.length === 0 ? [] : [{ type: 'composition', kind: 'Compose project', name: path, namespace: undefined, parts }];
  return [...composition, ...builtImageFacts(builtImages(services.values(), own))];
}

function objectsOf(document: Document, exceptionsOf: (service: string) => readonly Exception[]): UnitObject[] {
  return Cursor.root(document).at('services').entries().flatMap(({ key, value, keyNode }) => {
    if (value.node === undefined) return [];
    const { start, end } = keyNode;
    const of = exceptionsOf(key);
    const exceptions = of.length === 0 ? {} : { exceptions: { start, end, of } };
    return [{ start, end: Math.max(value.node.end, end), annotations: [], podAnnotations: [], ...exceptions }];
  });
}

function notesOf({ services }: LoadedProject): string[] {
  const partial = [...services.values()].filter(tree => !isWhole(tree)).length;
  return partial === 0 ? [] : [`${String(partial)} of its services have neither an image nor a build: read as additions to services that stand elsewhere, and not judged.`];
}

