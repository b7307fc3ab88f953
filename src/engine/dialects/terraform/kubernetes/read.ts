import { readObject, unitObject } from '../../kubernetes/kubernetes.ts';
import type { UnitObject } from '../../dialect.ts';
import type { Facts } from '../../../model/facts.ts';
import type { Subject } from '../../../model/subject.ts';
import type { Problem } from '../../../text/source.ts';
import type { Resource } from '../module/types.ts';
import { objectOf } from './object.ts';

/** What one resource comes to. */
export interface ResourceReading {
  readonly subjects: readonly Subject[];
  readonly facts: readonly Facts[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  readonly object: UnitObject | undefined;
}

/** Reads a resource of the Kubernetes provider as the object that it describes; undefined for other resources. */
export function readKubernetes(resource: Resource): ResourceReading | undefined {
  const object = objectOf(resource);
  if (object === undefined) return undefined;
  const { subjects, facts, note, problem } = readObject(object);
  return {
    subjects,
    facts,
    problems: problem === undefined ? [] : [problem],
    notes: note === undefined ? [] : [note],
    object: { ...unitObject(object), start: resource.start, end: resource.end },
  };
}
