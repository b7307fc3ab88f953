import { known } from '../model/field.ts';
import { isWindows, judgeLinux } from './support/security.ts';
import { rule } from './rule.ts';
import { examples } from './run-as-non-root.examples.ts';

export const runAsNonRoot = rule({
  id: 'run-as-non-root',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'security',
    summary: 'Containers are kept from running as root.',
    why: `A process that is root in its container is root on the node as soon as it gets out: most container escapes need it. With \`runAsNonRoot: true\` the kubelet refuses to start an image that would run as user 0.

Left alone: a container with a known user id other than 0, which cannot be root whatever its image says; one that states user 0, which \`run-as-root-user\` reports; pods of Windows nodes; a service of Compose whose Dockerfile, in the workspace, ends with a \`USER\` other than root. What the pod's securityContext states counts for its containers; the container's own word wins.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    alsoKnownAs: {
      'kube-linter': ['run-as-non-root'],
      polaris: ['runAsRootAllowed'],
      checkov: ['CKV_K8S_23'],
      trivy: ['KSV012'],
      kics: ['cf34805e-3872-4c08-bf92-6ff7bb0cfadb'],
      kubescape: ['C-0013', 'C-0198'],
      monokle: ['PSS203'],
    },
  },
  parameters: {
    uid: { type: 'number', minimum: 1, description: 'The user id that every container must state.' },
  },
  check(container, { uid }) {
    if (uid !== undefined) return judgeLinux(container, one => one.runAsUser, (user, { field, who, name }) => (user === uid ? 'good' : {
      message: user === undefined ? `${who} states no user; ${String(uid)} is stated.` : `${who} runs as user ${String(user)}; ${String(uid)} is stated.`,
      fixes: [{ title: `Run ${name} as user ${String(uid)}`, safety: 'review', changes: () => [field.set(uid)] }],
    }));
    const user = container.runAsUser.value;
    if (user.kind === 'known' && user.value !== 0) return isWindows(container) ? 'not-applicable' : [];
    return judgeLinux(
      container,
      one => (known(one.runAsUser) === undefined ? one.runAsNonRoot : undefined),
      (value, { field, who, name }) => {
        if (value === true) return 'good';
        if (user.kind === 'dynamic') return 'unknown';
        return {
          message: value === false ? `${who} is allowed to run as root.` : `${who} may run as root.`,
          fixes: [{ title: `Keep ${name} from running as root`, safety: 'review', changes: () => [field.set(true)] }],
        };
      },
    );
  },
  examples,
});
