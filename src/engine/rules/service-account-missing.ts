import { describe } from './support/describe.ts';
import { accountName } from './support/accounts.ts';
import { judgeValue } from './support/judge-value.ts';
import { rule } from './rule.ts';

export const serviceAccountMissing = rule({
  id: 'service-account-missing',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'cluster',
    summary: 'The service account that pods name is in the repository.',
    why: `The API server refuses pods whose service account does not exist: the Deployment is there, and none of its pods ever starts.

Strict, since an operator or another repository may make the account. Looked for is a ServiceAccount of that name in the same namespace, or in one that a file does not state. \`default\` is in every namespace. Where only some files of a repository are read, nothing is said to be missing.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/service-accounts/',
    ],
    alsoKnownAs: {
      'kube-linter': ['non-existent-service-account'],
    },
  },
  check(workload) {
    const { serviceAccount, facts, companions } = workload;
    if (serviceAccount === undefined) return 'not-applicable';
    return judgeValue(serviceAccount.value, () => {
      const name = accountName(serviceAccount.value);
      if (name === undefined || name === 'default') return 'not-applicable';
      return {
        message: `${describe(workload)} runs under the service account ${name}, which is not in this repository.`,
        fixes: companions === undefined ? [] : [{ title: `Add the service account ${name}: choose where it belongs`, safety: 'fill-in', changes: () => [companions.serviceAccount(name)] }],
        about: facts,
      };
    });
  },
  holds(about, project) {
    if (about.type !== 'workload' || about.serviceAccount === undefined) return 'not-applicable';
    if (project.has('ServiceAccount', about.serviceAccount, about.namespace)) return false;
    return project.complete ? true : 'unknown';
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  serviceAccountName: shop
  #                   ^^^^ Pod shop runs under the service account shop, which is not in this repository.
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
        title: 'In another file, or the one that every namespace has',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  namespace: store
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
  serviceAccountName: default
  containers:
    - name: till
      image: example.com/till:1.4.2
`,
        beside: {
          'accounts.yaml': `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
  namespace: store
`,
        },
      },
    ],
    compose: { notApplicable: 'Compose services have no account towards a cluster.' },
    terraform: [
      {
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    service_account_name = "shop"
    #                      ^^^^^^ Pod shop runs under the service account shop, which is not in this repository.

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
