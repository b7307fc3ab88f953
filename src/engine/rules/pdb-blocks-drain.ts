import type { DisruptionBudget } from '../model/cluster.ts';
import type { BudgetFacts } from '../model/facts.ts';
import type { Project } from '../model/project.ts';
import type { Finding, Fix, Standing } from './rule.ts';
import { rule } from './rule.ts';
import { mostReplicas } from './support/replicas.ts';
import { examples } from './pdb-blocks-drain.examples.ts';

export const pdbBlocksDrain = rule({
  id: 'pdb-blocks-drain',
  subject: 'disruption-budget',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'availability',
    summary: 'A PodDisruptionBudget leaves room to evict.',
    why: `A budget that never allows an eviction blocks every drain: node upgrades hang until a person deletes the budget or the pod. That is so with \`maxUnavailable: 0\`, with \`minAvailable: 100%\`, and where \`minAvailable\` is as many as the selected workloads run, one of one included.

Percentages of \`minAvailable\` are rounded up, as Kubernetes does. Where an autoscaler sets the number, its maximum counts: a budget that blocks only at the autoscaler's minimum is left alone. So is one whose pods are not in the repository.`,
    references: [
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
      'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
    ],
    alsoKnownAs: {
      'kube-linter': ['pdb-max-unavailable', 'pdb-min-available'],
      polaris: ['pdbDisruptionsIsZero'],
    },
  },
  check(budget) {
    const { minAvailable, maxUnavailable } = budget;
    if (minAvailable.value.kind === 'dynamic' || maxUnavailable.value.kind === 'dynamic') return 'unknown';
    if (maxUnavailable.value.kind === 'known') return isNone(maxUnavailable.value.value) ? [blocks(budget, maxUnavailable.value.span)] : [];
    if (minAvailable.value.kind === 'absent') return 'unknown';
    if (isNone(minAvailable.value.value)) return [];
    const { span, value } = minAvailable.value;
    return value === '100%' ? [blocks(budget, span)] : [keepsAll(budget, span, value)];
  },
  holds: (about, project) => (about.type === 'budget' ? takesAll(about, project) : 'not-applicable'),
  examples,
});

function isNone(value: number | string): boolean {
  return value === 0 || value === '0' || value === '0%';
}

function blocks(budget: DisruptionBudget, span: Finding['span']): Finding {
  return {
    span,
    message: `${budget.kind} ${budget.name} lets no pod be evicted: no node that runs one can be drained.`,
    fixes: [letOneGo(budget)],
  };
}

function keepsAll(budget: DisruptionBudget, span: Finding['span'], value: number | string): Finding {
  return {
    span,
    message: `${budget.kind} ${budget.name} keeps ${String(value)} ${value === 1 ? 'pod' : typeof value === 'number' ? 'pods' : 'of its pods'} available, and no more run: no node that runs one can be drained.`,
    about: budget.facts,
    fixes: [letOneGo(budget)],
  };
}

function letOneGo({ name, minAvailable, maxUnavailable }: DisruptionBudget): Fix {
  return {
    title: `Let one pod of ${name} be evicted at a time`,
    safety: 'review',
    changes: () => [...(minAvailable.value.kind === 'absent' ? [] : [minAvailable.remove()]), maxUnavailable.set(1)],
  };
}

/** Whether the pods that must stay are all that the selected workloads run. */
function takesAll(budget: BudgetFacts, project: Project): Standing {
  const workloads = project.workloadsOf(budget);
  // Where a template decides what is selected, the pods that may be meant are not all that are.
  if (budget.selector.kind !== 'labels' || workloads.some(({ podLabels }) => podLabels === undefined)) return 'unknown';
  const counts = workloads.map(workload => mostReplicas(workload, project));
  const total = counts.reduce<number>((sum, count) => sum + (count ?? Number.NaN), 0);
  // Of an incomplete repository, the autoscaler that runs more may be missing.
  if (!project.complete || !(total > 0)) return 'unknown';
  const kept = keptOf(budget.minAvailable, total);
  return kept === undefined ? 'unknown' : kept >= total;
}

function keptOf(minAvailable: number | string | undefined, total: number): number | undefined {
  if (typeof minAvailable === 'number') return minAvailable;
  const percent = /^(\d+)%$/.exec(minAvailable ?? '')?.[1];
  return percent === undefined ? undefined : Math.ceil((Number(percent) * total) / 100);
}
