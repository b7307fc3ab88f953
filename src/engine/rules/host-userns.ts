import { isAbsent } from '../model/field.ts';
import { judgeHostNamespace } from './support/host-namespaces.ts';
import { rule } from './rule.ts';

export const hostUserns = rule({
  id: 'host-userns',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'Workloads do not ask for the user namespace of their host.',
    why: `With \`hostUsers: false\` user 0 of a pod is nobody on the node, so that an escape gains little. \`hostUsers: true\` asks for the opposite.

Only what is written is judged: it is what Kubernetes does anyway where nothing is written, and not every node can do otherwise (user namespaces need Linux 6.3 and Kubernetes 1.33). A value that a template decides is not judged.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
      'https://docs.docker.com/reference/compose-file/services/#userns_mode',
    ],
    alsoKnownAs: { kics: ['8af7162d-6c98-482f-868e-0d33fb675ca8'], 'compose-lint': ['CL-0010'] },
  },
  check(workload) {
    if (isAbsent(workload.hostUsers)) return 'not-applicable';
    return judgeHostNamespace(workload, workload.hostUsers, 'shares the user ids', 'a user namespace');
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  hostUsers: true
  #          ^^^^ Pod agent shares the user ids of its node.
  containers:
    - name: agent
      image: example.com/agent:1.4.2
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  hostUsers: false
  containers:
    - name: agent
      image: example.com/agent:1.4.2
`,
      },
      {
        title: 'A user namespace of its own',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  hostUsers: false
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
    ],
    compose: [
      {
        title: 'The user ids of the host, where the daemon has others for containers',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    userns_mode: host
    #            ^^^^ Service web shares the user ids of its host.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
`,
      },
    ],
    terraform: { notApplicable: 'The Kubernetes provider has no word for user namespaces.' },
    ecs: { notApplicable: 'Tasks have no user namespaces to leave.' },
  },
});
