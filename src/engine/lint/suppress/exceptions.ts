import type { Unit } from '../../dialects/dialect.ts';
import type { Suppression } from './suppression.ts';

/** The suppressions that another tool's configuration file states, object by object. They stand in no text of ours: the object's name shows them. */
export function exceptionSuppressions({ objects, source }: Unit): Suppression[] {
  return objects.flatMap(({ start, end, exceptions }) =>
    (exceptions?.of ?? []).map(({ by, id, reason }) => ({
      by,
      ids: [id],
      reason,
      span: { source, start: exceptions?.start ?? start, end: exceptions?.end ?? end },
      scope: { kind: 'subject', start, end },
    })),
  );
}
