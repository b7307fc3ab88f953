import { judgeResource, RESOURCE_PARAMETERS } from './support/judge-resource.ts';
import { MEMORY } from './support/resources.ts';
import { rule } from './rule.ts';
import { examples } from './memory-limit.examples.ts';

export const memoryLimit = rule({
  id: 'memory-limit',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'resources',
    summary: 'Containers have a memory limit, within what the team states.',
    why: `Memory cannot be taken back from a process. A container that leaks and has no limit takes its node down with it: the kernel then kills whatever it picks, and the neighbours are evicted.

Init containers need one too: the scheduler counts them. A limit that the pod as a whole states (\`spec.resources\`, Kubernetes 1.34) covers its containers. A limit of 0 is none. Limits that a LimitRange would fill in are not seen: nothing in the manifest says that it will be there.

\`min\` and \`max\` bound the limit, \`default\` is what the fix proposes. Without it the fix proposes the container's own request, or what another container of the pod has.`,
    references: [
      'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
      'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/',
    ],
    alsoKnownAs: {
      'kube-linter': ['unset-memory-requirements'],
      'kube-score': ['container-resources'],
      polaris: ['memoryLimitsMissing'],
      checkov: ['CKV_K8S_13'],
      trivy: ['KSV018'],
      kics: ['b14d1bc4-a208-45db-92f0-e21f8e2588e9', 'bb9ac4f7-e13b-423d-a010-c74a1bfbe492'],
      kubescape: ['C-0271', 'C-0004', 'C-0009'],
      monokle: ['KBP005'],
      'compose-lint': ['CL-0026'],
    },
  },
  parameters: RESOURCE_PARAMETERS,
  check: (container, stated) => judgeResource(container, MEMORY, 'limit', stated),
  examples,
});
