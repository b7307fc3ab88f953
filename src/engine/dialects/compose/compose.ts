import type { Facts, FileSet } from '../../model/facts.ts';
import type { Subject } from '../../model/subject.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Document } from '../../syntax/tree.ts';
import { parseYaml } from '../../syntax/yaml/document.ts';
import { duplicateKeys } from '../../syntax/yaml/duplicates.ts';
import { splitDocuments } from '../../syntax/yaml/split.ts';
import type { Problem, Span } from '../../text/source.ts';
import type { Dialect, Exception, Neighbours, Unit, UnitObject } from '../dialect.ts';
import { composeLintExceptions } from './compose-lint.ts';
import { BuiltImages, builtImageFacts } from './built.ts';
import { compositionsOf, placeOfProject, servicesOf } from './composition.ts';
import type { Composition } from './composition.ts';
import { Files } from './files.ts';
import { loadProject } from './load.ts';
import type { LoadedProject } from './load.ts';
import { configurationsOf } from './configuration.ts';
import { Declarations } from './declarations.ts';
import { awaitedServices } from './depends.ts';
import { ComposeDescription, titleSpan } from './description.ts';
import { environmentFiles } from './env-files.ts';
import { ComposeLabelled } from './labelled.ts';
import type { Place } from './place.ts';
import { recogniseCompose } from './recognise.ts';
import type { Surroundings } from './references.ts';
import { usesShort } from './resources.ts';
import { isForStack } from './stack.ts';
import { Spot } from './spot.ts';
import type { MapTree } from './tree.ts';
import type { Named } from './undeclared.ts';
import { ComposeWorkload } from './workload.ts';

/**
 * Compose files, one unit a document. A file is read with all that `docker compose` would load with it; what stands in the
 * other files of its project is said when they are looked at.
 */
export const compose: Dialect = {
  id: 'compose',
  recognise: recogniseCompose,
  split: splitDocuments,
  read: (sources, neighbours) => {
    const documents = sources.map(parseYaml);
    return documents.map(document => readUnit(document, documents, neighbours));
  },
};

/** @param beside the documents of its file that are read already, its own among them. */
function readUnit(document: Document, beside: readonly Document[], neighbours: Neighbours): Unit {
  const { source } = document;
  const files = new Files(document, beside, neighbours);
  const isOurs = files.root(document).node?.kind === 'map';
  const relations = relationsOf(source.uri, neighbours);
  const [composition, ...more] = isOurs ? compositionsOf(source.uri, files) : [NONE];
  const reading = readingOf(composition, files, document);
  const { project, around } = reading;
  // Of several documents the first with services counts them.
  const withServices = servicesOf(source.uri, files).map(services => services.document);
  const [first = document] = withServices;
  const isRoot = composition.files[0] === source.uri && first === document;
  // Nothing of any service stands in a document without them.
  const isPart = withServices.includes(document);
  const subjects = isRoot || isPart ? subjectsOf(reading, document, relations.bases) : [];
  const elsewhere = isPart ? [...more, ...rootsThatRead(relations.readers, composition, files)] : [];
  const guests = elsewhere.flatMap(other => subjectsOf(readingOf(other, files, document), document, []));
  const objects = objectsOf(files.root(document), composeLintExceptions(source.uri, files));
  const named = { declarations: around.declarations, services: project.known, bases: relations.bases };
  return {
    source,
    document,
    dialect: 'compose',
    reads: () => [...files.reads.keys()].filter(path => path !== source.uri),
    isCurrent: now => isSame(relations, relationsOf(source.uri, now)) && [...files.reads].every(([path, text]) => now.text(path) === text) && [...files.ignored].every(([path, is]) => now.isIgnored?.(path) === is),
    problems: isOurs || document.partial ? [...problemsOf(document, project), ...(isRoot ? missingFiles(composition, titleSpan(document)) : [])] : [],
    subjects: [...(isOurs ? ownSubjects(document, { ...around, isRoot, named }) : []), ...(isRoot ? subjects : [])],
    guests: [isRoot ? guests : [...subjects, ...guests]],
    facts: isRoot ? factsOf(source.uri, project, reading.built) : [],
    objects,
    containers: objects,
    notes: notesOf(project),
  };
}

/** What a file says by itself, whatever project it is a part of. */
function ownSubjects(document: Document, { files, folder, isRoot, named }: Place & { readonly isRoot: boolean; readonly named: Named }): Subject[] {
  const description = new ComposeDescription({ document, files, isRoot, named });
  return [description, ...configurationsOf(files.root(document), folder, files), ...environmentFiles(files.root(document), description.span, { folder, files, isRoot })];
}

const NONE: Composition = { files: [], missing: [] };

/** What the rest of the repository says of a file. */
interface Relations {
  readonly readers: readonly string[];
  readonly bases: readonly string[];
  readonly sets: readonly FileSet[];
}

function relationsOf(path: string, neighbours: Neighbours): Relations {
  return { readers: neighbours.readersOf(path), bases: neighbours.basesIn(path), sets: neighbours.setsOf(path) };
}

function isSame(some: Relations, others: Relations): boolean {
  return JSON.stringify(some) === JSON.stringify(others);
}

/** The other projects that read this file: what of their services stands here is said here. */
function rootsThatRead(readers: readonly string[], { files: own }: Composition, files: Files): Composition[] {
  return readers.filter(path => !own.includes(path)).flatMap(root => compositionsOf(root, files));
}

/** A project with what its services are looked at with. */
interface Reading {
  readonly composition: Composition;
  readonly project: LoadedProject;
  readonly around: Surroundings;
  readonly built: BuiltImages;
}

/** @param own the document that may be written. */
function readingOf(composition: Composition, files: Files, own: Document): Reading {
  const project = loadProject(composition, files);
  const around = { files, paths: composition.files, folder: placeOfProject(composition).folder, declarations: new Declarations(composition, files) };
  return { composition, project, around, built: new BuiltImages(project.services.values(), own, around) };
}

/** @param bases services that others extend and that are no services of this project by themselves. */
function subjectsOf({ composition, project: { services, known }, around, built }: Reading, own: Document, bases: readonly string[]): Subject[] {
  const wholes = [...services].filter(([, tree]) => isWhole(tree));
  const awaited = awaitedServices(services);
  const shortResources = wholes.some(([, tree]) => usesShort(new Spot(tree, own)));
  const workloads: ComposeWorkload[] = [];
  const context = { own, shortResources, built, services: known, workloads, around, isStack: isForStack(composition.files, around.files) };
  for (const [name, tree] of wholes) if (!bases.includes(name)) workloads.push(new ComposeWorkload(name, tree, awaited.has(name), context));
  return workloads.flatMap(workload => [workload, ...workload.containers, new ComposeLabelled(workload.name, workload.spot)]);
}

/** Compose starts what has an image, can be built, or is provided by another program; anything else adds to a service that stands elsewhere. */
function isWhole({ entries, open }: MapTree): boolean {
  return open !== undefined || entries.has('image') || entries.has('build');
}

function problemsOf(document: Document, project: LoadedProject): Problem[] {
  const own = project.problems.filter(({ span }) => span.source === document.source);
  return [...document.problems, ...duplicateKeys(document), ...own];
}

function missingFiles({ missing }: Composition, span: Span): Problem[] {
  return missing.map(({ file, statedIn }) => ({ span, message: `${statedIn} reads this file together with ${file}, which is not there.` }));
}

/** What other files are told: those that are only parts are judged with what they are parts of. */
function factsOf(path: string, { parts, sets }: LoadedProject, built: BuiltImages): Facts[] {
  const composition: Facts[] = parts.length + sets.length === 0 ? [] : [{ type: 'composition', kind: 'Compose project', name: path, namespace: undefined, parts, sets }];
  return [...composition, ...builtImageFacts(built.names)];
}

function objectsOf(root: Cursor, exceptionsOf: (service: string) => readonly Exception[]): UnitObject[] {
  return root.at('services').entries().flatMap(({ key, value, keyNode }) => {
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

