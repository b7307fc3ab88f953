import type { DisruptionBudget } from '../model/cluster.ts';
import { known } from '../model/field.ts';
import type { Field } from '../model/field.ts';
import type { Finding, Judgement } from './rule.ts';
import { rule } from './rule.ts';
import { joinJudgements } from './support/judgement.ts';

type Amount = number | string;

export const pdbAmount = rule({
  id: 'pdb-amount',
  subject: 'disruption-budget',
  meta: {
    severity: 'warning',
    profile: 'optional',
    topic: 'availability',
    summary: 'A PodDisruptionBudget keeps as many pods as the team states.',
    why: `How many replicas of a service may be away while nodes are drained is the team's own number: too few to carry the load is an outage as well. A budget states it as \`minAvailable\` or as \`maxUnavailable\`; where the team states one of them, every budget must have it, and this value.`,
    references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget'],
  },
  parameters: {
    minAvailable: { type: 'amount', description: 'How many pods every budget must keep.' },
    maxUnavailable: { type: 'amount', description: 'How many pods every budget may let go.' },
  },
  check(budget, { minAvailable, maxUnavailable }) {
    if (budget.minAvailable.value.kind === 'dynamic' || budget.maxUnavailable.value.kind === 'dynamic') return 'unknown';
    const findings: Judgement[] = [
      ...(minAvailable === undefined ? [] : [unlike(budget, budget.minAvailable, budget.maxUnavailable, minAvailable)]),
      ...(maxUnavailable === undefined ? [] : [unlike(budget, budget.maxUnavailable, budget.minAvailable, maxUnavailable)]),
    ];
    return findings.length === 0 ? 'not-applicable' : joinJudgements(findings);
  },
  examples: {
    kubernetes: [
      {
        title: 'Another number, and the other field',
        parameters: { minAvailable: 2 },
        file: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  minAvailable: 1
  #             ^ PodDisruptionBudget shop has a minAvailable of 1; 2 is stated.
  selector:
    matchLabels:
      app: shop
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  maxUnavailable: 50%
  #               ^^^ PodDisruptionBudget till has a maxUnavailable of 50% and no minAvailable; a minAvailable of 2 is stated.
  selector:
    matchLabels:
      app: till
`,
        fixed: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  minAvailable: 2
  selector:
    matchLabels:
      app: shop
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: till
spec:
  selector:
    matchLabels:
      app: till
  minAvailable: 2
`,
      },
      {
        title: 'As stated',
        parameters: { maxUnavailable: '25%' },
        file: `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: shop
spec:
  maxUnavailable: 25%
  selector:
    matchLabels:
      app: shop
`,
      },
    ],
    compose: { notApplicable: 'Compose has no evictions.' },
    terraform: [
      {
        parameters: { minAvailable: 2 },
        file: `
resource "kubernetes_pod_disruption_budget_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    min_available = 1
    #               ^ PodDisruptionBudget shop has a min_available of 1; 2 is stated.

    selector {
      match_labels = {
        app = "shop"
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "till" {
  metadata {
    name = "till"
  }

  spec {
    max_unavailable = "50%"
    #                 ^^^^^ PodDisruptionBudget till has a max_unavailable of 50% and no min_available; a min_available of 2 is stated.

    selector {
      match_labels = {
        app = "till"
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "cart" {
  metadata {
    name = "cart"
  }

  spec {
    min_available = 2

    selector {
      match_labels = {
        app = "cart"
      }
    }
  }
}
`,
        fixed: `
resource "kubernetes_pod_disruption_budget_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    min_available = 2

    selector {
      match_labels = {
        app = "shop"
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "till" {
  metadata {
    name = "till"
  }

  spec {
    min_available = 2

    selector {
      match_labels = {
        app = "till"
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "cart" {
  metadata {
    name = "cart"
  }

  spec {
    min_available = 2

    selector {
      match_labels = {
        app = "cart"
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'A service keeps deployment_minimum_healthy_percent of its tasks running while instances drain; there are no budgets.' },
  },
});

/** The API takes one of the two fields, so that what sets one takes the other out. */
function unlike({ kind, name, span }: DisruptionBudget, field: Field<Amount>, other: Field<Amount>, stated: Amount): Finding[] {
  const written = known(field);
  if (String(written) === String(stated)) return [];
  const instead = known(other);
  const title = `Set ${field.name} of ${name} to ${String(stated)}`;
  const fixes: Finding['fixes'] = [{ title, safety: 'review', changes: () => [...(instead === undefined ? [] : [other.remove()]), field.set(stated)] }];
  if (written !== undefined) return [{ span: field.value.span, message: `${kind} ${name} has a ${field.name} of ${String(written)}; ${String(stated)} is stated.`, fixes }];
  const has = instead === undefined ? `has no ${field.name}` : `has a ${other.name} of ${String(instead)} and no ${field.name}`;
  return [{ span: instead === undefined ? span : other.value.span, message: `${kind} ${name} ${has}; a ${field.name} of ${String(stated)} is stated.`, fixes }];
}
