import { known } from '../model/field.ts';
import { judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';

export const procMount = rule({
  id: 'proc-mount',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'The sensitive parts of /proc stay hidden from containers.',
    why: `A runtime hides or write-protects what under \`/proc\` is the node's rather than the container's, such as \`/proc/kcore\` and \`/proc/sys\`. \`procMount: Unmasked\` lays it open.

It is meant for containers that run containers, and safe for them in a user namespace of their own: where the pod says \`hostUsers: false\`, it is good. Windows has no \`/proc\`.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    alsoKnownAs: {
      'kube-linter': ['unsafe-proc-mount'],
      polaris: ['procMount'],
      trivy: ['KSV027'],
      kics: ['f922827f-aab6-447c-832a-e1ff63312bd3'],
      monokle: ['PSS109'],
    },
  },
  check(container) {
    const { hostUsers } = container.workload;
    return judgeLinux(container, one => one.procMount, (mount, { field, who, name }) => {
      if (mount !== 'Unmasked' || known(hostUsers) === false) return 'good';
      if (hostUsers?.value.kind === 'dynamic') return 'unknown';
      return {
        message: `${who} sees all of /proc.`,
        fixes: [{ title: `Mask /proc in ${name}`, safety: 'review', changes: () => [field.set('Default')] }],
      };
    });
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: builder
spec:
  containers:
    - name: build
      image: example.com/build:1.4.2
      securityContext:
        procMount: Unmasked
        #          ^^^^^^^^ Container build of Pod builder sees all of /proc.
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: builder
spec:
  containers:
    - name: build
      image: example.com/build:1.4.2
      securityContext:
        procMount: Default
`,
      },
      {
        title: 'In a user namespace of its own',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: builder
spec:
  hostUsers: false
  containers:
    - name: build
      image: example.com/build:1.4.2
      securityContext:
        procMount: Unmasked
`,
      },
    ],
    compose: [
      {
        title: 'All of /proc',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    security_opt:
      - systempaths=unconfined
      # ^^^^^^^^^^^^^^^^^^^^^^ Service web sees all of /proc.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
`,
      },
    ],
    terraform: { notApplicable: 'The Kubernetes provider has no word for it.' },
    ecs: { notApplicable: 'Container definitions have no setting for it.' },
  },
});
