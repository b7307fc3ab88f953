import { isAbsent } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { accountName } from './support/accounts.ts';
import { judgeValue } from './support/judge-value.ts';
import type { Workload } from '../model/workload.ts';
import type { Fix } from './rule.ts';
import { rule } from './rule.ts';

export const defaultServiceAccount = rule({
  id: 'default-service-account',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'security',
    summary: 'Pods run under a service account of their own.',
    why: `All pods of a namespace that name no account share \`default\`: a right that one of them is given, every one of them has, and the audit log cannot tell them apart.

A name that a template decides is not judged. The fix names an account like the workload and adds it to the file.`,
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
      'https://kubernetes.io/docs/concepts/security/service-accounts/',
    ],
    alsoKnownAs: {
      'kube-linter': ['default-service-account'],
      kics: ['591ade62-d6b0-4580-b1ae-209f80ba1cd9'],
    },
  },
  check(workload) {
    const { serviceAccount } = workload;
    if (serviceAccount === undefined) return 'not-applicable';
    return judgeValue(serviceAccount.value, () =>
      accountName(serviceAccount.value) === 'default' ? { message: `${describe(workload)} runs under the default service account.`, ...(isAbsent(serviceAccount) ? { absent: [serviceAccount.name] } : {}), fixes: ownAccount(workload) } : 'good',
    );
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  #     ^^^^ Pod shop runs under the default service account.
  namespace: store
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  namespace: store
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
  serviceAccountName: shop
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
  namespace: store
`,
      },
      {
        title: 'Named, but by its name',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  serviceAccountName: default
  #                   ^^^^^^^ Pod shop runs under the default service account.
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  serviceAccountName: shop
  containers:
    - name: web
      image: example.com/web:1.4.2
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
`,
      },
      {
        title: 'An account of its own, or one that a template names',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  serviceAccountName: shop
  containers:
    - name: web
      image: example.com/web:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  serviceAccountName: \${ACCOUNT}
  containers:
    - name: till
      image: example.com/till:1.4.2
`,
      },
    ],
    compose: { notApplicable: 'Compose services have no account towards a cluster.' },
    terraform: [
      {
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
    #      ^^^^^^ Pod shop runs under the default service account.
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"
    }
  }
}
`,
        fixed: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    service_account_name = "shop"

    container {
      name  = "web"
      image = "example.com/web:1.4.2"
    }
  }
}

resource "kubernetes_service_account_v1" "shop" {
  metadata {
    name = "shop"
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Tasks have roles of AWS, which ecs-roles judges, and no account towards a cluster.' },
  },
});

/** Nothing is proposed for a workload whose own name is generated, or a template's. */
function ownAccount(workload: Workload): Fix[] {
  const { name, serviceAccount: field, companions } = workload;
  if (field === undefined || companions === undefined || !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name)) return [];
  return [
    {
      title: `Give ${describe(workload)} a service account of its own: choose its name (proposed ${name})`,
      safety: 'fill-in',
      changes: () => [field.set(name), companions.serviceAccount(name)],
    },
  ];
}
