import type { Facts } from '../../model/facts.ts';
import type { Subject } from '../../model/subject.ts';
import type { Problem, Source } from '../../text/source.ts';
import type { UnitObject } from '../dialect.ts';
import { platformOf } from './aws/aws.ts';
import { codeOf } from './code/code.ts';
import { declaredOf } from './declared.ts';
import { ecsTasksOf } from './ecs/read.ts';
import { readKubernetes } from './kubernetes/read.ts';
import type { ReadRoot } from './module/types.ts';

/** What of a root module stands in one file. */
export interface Part {
  readonly subjects: Subject[];
  readonly facts: Facts[];
  readonly problems: Problem[];
  readonly notes: string[];
  readonly objects: UnitObject[];
}

export interface RootReading {
  /** Those of all parts. */
  readonly subjects: readonly Subject[];
  readonly parts: ReadonlyMap<Source, Part>;
}

const READINGS = new WeakMap<ReadRoot, RootReading>();

/** The subjects of a root module and of all that it calls, by the file in which they stand. Read once. */
export function readingOf(root: ReadRoot): RootReading {
  const known = READINGS.get(root) ?? read(root);
  READINGS.set(root, known);
  return known;
}

function read(root: ReadRoot): RootReading {
  const parts = new Map<Source, Part>();
  const partOf = (source: Source): Part => {
    const part = parts.get(source) ?? { subjects: [], facts: [], problems: [], notes: [], objects: [] };
    parts.set(source, part);
    return part;
  };
  const resources = root.resources();
  const ecsTasks = ecsTasksOf(resources);
  const declared = declaredOf(root);
  const add = (subjects: readonly Subject[]): void => {
    for (const subject of subjects) partOf(subject.span.source).subjects.push(subject);
  };
  for (const resource of resources) {
    const { source } = resource.document;
    const object = readKubernetes(resource);
    add(object?.subjects ?? []);
    for (const task of ecsTasks(resource)) add([task, ...task.containers]);
    const part = partOf(source);
    part.facts.push(...(object?.facts ?? []));
    const own = declared.get(resource);
    if (own !== undefined) {
      part.facts.push(own.fact);
      add([own.object]);
    }
    part.problems.push(...(object?.problems ?? []));
    part.notes.push(...(object?.notes ?? []));
    part.objects.push(object?.object ?? { start: resource.start, end: resource.end, annotations: [], podAnnotations: [] });
  }
  add(platformOf(root));
  add(codeOf(root));
  return { parts, subjects: [...parts.values()].flatMap(({ subjects }) => subjects) };
}
