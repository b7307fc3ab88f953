import type { Field } from '../model/field.ts';
import { isAbsent } from '../model/field.ts';
import { judgeValue } from './support/judge-value.ts';
import type { Fix } from './rule.ts';
import { rule } from './rule.ts';

const PREFIX = 'pod-security.kubernetes.io/';
const STANDARDS = ['baseline', 'restricted'] as const;
type Standard = (typeof STANDARDS)[number];

/** Namespaces that Kubernetes makes itself; a manifest of one only adds to it. */
const BUILT_IN = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export const podSecurityStandards = rule({
  id: 'pod-security-standards',
  subject: 'namespace',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'cluster',
    summary: 'Namespaces say which Pod Security Standard they enforce.',
    why: `With the label \`${PREFIX}enforce\` the API server itself refuses pods that are privileged or share their node, whoever deploys them and however. \`baseline\` keeps out what leads to the node; \`restricted\` asks for all of today's hardening, so pods that run now may be refused.

\`enforce: privileged\`, and labels that only warn or audit, are a decision and left alone, though they prove nothing. The namespaces that Kubernetes makes itself are not examined.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
      'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
    ],
  },
  check(namespace) {
    const enforce = namespace.label(`${PREFIX}enforce`);
    if (BUILT_IN.includes(namespace.name)) return 'not-applicable';
    return judgeValue(enforce.value, standard => {
      if (standard === 'baseline' || standard === 'restricted') return 'good';
      const isTried = ['warn', 'audit'].some(mode => !isAbsent(namespace.label(PREFIX + mode)));
      if (standard === 'privileged' || (standard === undefined && isTried)) return 'not-applicable';
      return {
        message: standard === undefined ? `Namespace ${namespace.name} enforces no Pod Security Standard.` : `Namespace ${namespace.name} enforces ${standard}, which is no Pod Security Standard.`,
        fixes: STANDARDS.map(one => enforcing(enforce, namespace.name, one)),
      };
    });
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  #     ^^^^ Namespace shop enforces no Pod Security Standard.
---
apiVersion: v1
kind: Namespace
metadata:
  name: till
  labels:
    pod-security.kubernetes.io/enforce: strict
    #                                   ^^^^^^ Namespace till enforces strict, which is no Pod Security Standard.
`,
        fixed: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: baseline
---
apiVersion: v1
kind: Namespace
metadata:
  name: till
  labels:
    pod-security.kubernetes.io/enforce: baseline
`,
      },
      {
        title: 'Enforced, tried out, or opened on purpose',
        file: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    pod-security.kubernetes.io/enforce: restricted
---
apiVersion: v1
kind: Namespace
metadata:
  name: till
  labels:
    pod-security.kubernetes.io/warn: baseline
---
apiVersion: v1
kind: Namespace
metadata:
  name: agents
  labels:
    pod-security.kubernetes.io/enforce: privileged
---
apiVersion: v1
kind: Namespace
metadata:
  name: tenant
  labels:
    pod-security.kubernetes.io/enforce: \${LEVEL}
`,
      },
    ],
    compose: { notApplicable: 'Compose has no namespaces.' },
    terraform: [
      {
        file: `
resource "kubernetes_namespace_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Namespace shop enforces no Pod Security Standard.
  }
}
`,
        fixed: `
resource "kubernetes_namespace_v1" "shop" {
  metadata {
    name = "shop"
    labels = {
      "pod-security.kubernetes.io/enforce" = "baseline"
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Clusters have no standards for what their tasks may do.' },
  },
});

function enforcing(label: Field<string>, namespace: string, standard: Standard): Fix {
  return {
    title: `Enforce the ${standard} Pod Security Standard in namespace ${namespace}: choose the standard`,
    safety: 'fill-in',
    changes: () => [label.set(standard)],
  };
}
