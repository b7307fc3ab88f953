import { describe } from './support/describe.ts';
import { accountName, usesClusterApi } from './support/accounts.ts';
import { judgeValue } from './support/judge-value.ts';
import { rule } from './rule.ts';

export const serviceAccountToken = rule({
  id: 'service-account-token',
  subject: 'workload',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'security',
    summary: 'Pods that do not speak to the Kubernetes API get no token for it.',
    why: `Unless it is told not to, Kubernetes puts a token of the pod's service account into every container. Most applications never use it; whoever breaks in does.

Only pods under the \`default\` account are examined: one that is given an account of its own is given it to use it. Left alone: pods whose image, command or mounts name a client of the API, pods that ask for a sidecar that logs in with the token (Vault Agent, Consul, Istio, Linkerd), pods whose \`default\` account this repository gives rights in a RoleBinding, and accounts that say \`automountServiceAccountToken: false\` themselves. Someone who wrote \`true\` may have meant it, so that fix is to be reviewed.`,
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: {
      'kube-linter': ['automount-service-account-token'],
      polaris: ['automountServiceAccountToken'],
      checkov: ['CKV_K8S_38'],
      trivy: ['KSV036'],
      kics: ['48471392-d4d0-47c0-b135-cdec95eb3eef'],
      kubescape: ['C-0034', 'C-0190'],
      monokle: ['KBP106'],
    },
  },
  check(workload) {
    const { serviceAccount, mountServiceAccountToken: field, facts } = workload;
    if (serviceAccount === undefined || field === undefined) return 'not-applicable';
    return judgeValue(field.value, mounts => {
      if (mounts === false) return 'good';
      const account = accountName(serviceAccount.value);
      if (account === undefined) return 'unknown';
      if (account !== 'default' || workload.hasTokenSidecar === true || usesClusterApi(workload)) return 'not-applicable';
      return {
        message: `${describe(workload)} gets a token for the Kubernetes API.`,
        fixes: [{ title: `Mount no token in ${describe(workload)}`, safety: mounts === true ? 'review' : 'safe', changes: () => [field.set(false)] }],
        ...(mounts === true ? {} : { about: facts, absent: [field.name, serviceAccount.name] }),
      };
    });
  },
  holds({ namespace }, project) {
    if (project.accountsNamed('default', namespace).some(({ mountsToken }) => mountsToken === false)) return false;
    return project.hasGrants('default', namespace) ? 'not-applicable' : true;
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  #     ^^^^ Pod shop gets a token for the Kubernetes API.
spec:
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
  automountServiceAccountToken: true
  #                             ^^^^ Pod till gets a token for the Kubernetes API.
  containers:
    - name: till
      image: example.com/till:1.4.2
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
  automountServiceAccountToken: false
---
apiVersion: v1
kind: Pod
metadata:
  name: till
spec:
  serviceAccountName: default
  automountServiceAccountToken: false
  containers:
    - name: till
      image: example.com/till:1.4.2
`,
      },
      {
        title: 'No token, an account of its own, or a client of the API',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  automountServiceAccountToken: false
  containers:
    - name: web
      image: example.com/web:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: operator
spec:
  serviceAccountName: operator
  containers:
    - name: operator
      image: example.com/operator:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: wait
spec:
  restartPolicy: Never
  containers:
    - name: wait
      image: example.com/tools:1.0.0
      command: [kubectl, wait, --for=condition=Ready, pod/shop]
`,
      },
      {
        title: 'An injected sidecar logs in with the token',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  annotations:
    vault.hashicorp.com/agent-inject: "true"
    vault.hashicorp.com/role: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
---
apiVersion: v1
kind: Pod
metadata:
  name: till
  annotations:
    linkerd.io/inject: enabled
spec:
  containers:
    - name: till
      image: example.com/till:1.4.2
`,
      },
      {
        title: 'The account says it for all its pods',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  namespace: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
        beside: {
          'account.yaml': `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: default
  namespace: shop
automountServiceAccountToken: false
`,
        },
      },
      {
        title: 'The account has been given rights',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
  namespace: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
        beside: {
          'binding.yaml': `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: watch
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: watch
subjects:
  - kind: ServiceAccount
    name: default
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
    #      ^^^^^^ Pod shop gets a token for the Kubernetes API.
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
    automount_service_account_token = false

    container {
      name  = "web"
      image = "example.com/web:1.4.2"
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Tasks have roles of AWS, which ecs-roles judges, and no account towards a cluster.' },
  },
});
