import { isBody } from '../../syntax/hcl/children.ts';
import type { Hcl } from '../../syntax/hcl/parse.ts';
import type { Document } from '../../syntax/tree.ts';
import type { Source } from '../../text/source.ts';
import type { Dialect, Neighbours, Unit, UnitObject } from '../dialect.ts';
import { compositionsOf, moduleFiles, rootFolders } from './files.ts';
import { ModuleReader } from './module/read.ts';
import type { ReadRoot } from './module/types.ts';
import { recogniseTerraform } from './recognise.ts';
import { readingOf } from './root.ts';
import { notJson } from './strict-json.ts';
import { isSameList } from '../../text/lists.ts';

/**
 * Terraform and OpenTofu. A file is a unit, read as a part of all root modules that it belongs to: what their resources
 * say is judged wherever it is written.
 */
export const terraform: Dialect = {
  id: 'terraform',
  recognise: recogniseTerraform,
  split: text => [{ start: 0, end: text.length }],
  read: (sources, neighbours) => sources.map(source => readUnit(source, neighbours)),
};

/** One for each parser: it remembers what it has read. */
const READERS = new WeakMap<Hcl, ModuleReader>();

function readUnit(given: Source, neighbours: Neighbours): Unit {
  const { hcl } = neighbours;
  if (hcl === undefined) throw new Error('Terraform is read only where its parser is loaded.');
  const reader = READERS.get(hcl) ?? new ModuleReader(hcl);
  READERS.set(hcl, reader);
  const document = reader.document(given.uri, given.text);
  const { source } = document;
  const folders = rootFolders(source.uri, neighbours);
  const files = moduleFiles(source.uri, neighbours);
  const roots = folders.map(folder => reader.read(folder, files));
  const compositions = compositionsOf(document, roots, neighbours);
  const reads = [...new Set(roots.flatMap(root => root.reads))].filter(path => path !== source.uri);
  const isPending = reads.some(path => isAwaited(path, neighbours));
  const readings = isPending ? [] : roots.map(readingOf);
  const parts = readings.flatMap(reading => reading.parts.get(source) ?? []);
  const subjects = parts.flatMap(part => part.subjects);
  return {
    source,
    document,
    dialect: 'terraform',
    problems: [...document.problems, ...(source.uri.endsWith('.json') ? notJson(document) : []), ...(isPending ? [] : problemsIn(source, roots)), ...parts.flatMap(part => part.problems)],
    subjects,
    guests: readings.map(reading => reading.subjects),
    facts: [...parts.flatMap(part => part.facts), ...compositions],
    objects: objectsIn(document, parts.flatMap(part => part.objects)),
    containers: subjects.flatMap(subject => (subject.subject === 'container' && subject.extent.source === source ? [subject.extent] : [])),
    notes: parts.flatMap(part => part.notes),
    reads: () => reads,
    isPending,
    isCurrent: now => !isPending && isSameList(folders, rootFolders(source.uri, now)) && roots.every(root => root.isCurrent(moduleFiles(source.uri, now))),
  };
}

/** True for a file or a folder of which nothing is known yet, and soon will be. */
function isAwaited(path: string, neighbours: Neighbours): boolean {
  return neighbours.text(path) === undefined && neighbours.isPending?.(path) === true;
}

/** Every block at the top of the file: not only resources can be judged, and a resource with `count` stands for several. */
function objectsIn({ root }: Document, resources: readonly UnitObject[]): readonly UnitObject[] {
  const blocks = root !== undefined && isBody(root) ? root.blocks : [];
  const plain = blocks.map(({ start, end }): UnitObject => ({ start, end, annotations: [], podAnnotations: [] }));
  return [...new Map([...plain, ...resources].map(object => [object.start, object])).values()];
}

/** What is wrong with how the modules are put together, where it stands in this file. */
function problemsIn(source: Source, roots: readonly ReadRoot[]): Unit['problems'] {
  const found = new Map<string, Unit['problems'][number]>();
  for (const problem of roots.flatMap(root => root.problems())) {
    const { span, message } = problem;
    if (span.source === source) found.set(`${String(span.start)} ${message}`, problem);
  }
  return [...found.values()];
}
