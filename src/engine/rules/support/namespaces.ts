import type { Namespace } from '../../model/cluster.ts';
import type { Facts } from '../../model/facts.ts';
import type { Project } from '../../model/project.ts';
import type { Judgement, Standing } from '../rule.ts';

type Companion = 'ResourceQuota' | 'LimitRange';

/** Says that a namespace lacks an object of this kind; the repository settles it. */
export function lacksCompanion(namespace: Namespace, kind: Companion): Judgement {
  return [
    {
      span: namespace.span,
      message: `Namespace ${namespace.name} has no ${kind}.`,
      about: namespace.facts,
      fixes: [
        {
          title: `Add a ${kind} for ${namespace.name}: choose its numbers`,
          safety: 'fill-in',
          changes: () => [namespace.add(kind)],
        },
      ],
    },
  ];
}

export function lacksCompanionHolds({ name }: Facts, kind: Companion, project: Project): Standing {
  if (project.hasAny(kind, name)) return false;
  return project.complete ? true : 'unknown';
}
