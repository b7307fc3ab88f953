import type { EnvironmentVariable } from '../model/container.ts';
import { describe } from './support/describe.ts';
import { rule } from './rule.ts';

export const duplicateEnv = rule({
  id: 'duplicate-env',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'secrets',
    summary: 'Each variable of the environment is set once.',
    why: `Of two variables with one name the last one counts, and the API server warns that the earlier one is hidden and may be dropped by \`kubectl apply\`. Whoever changes the earlier one wonders why nothing happens.

The earlier one is taken out only where no variable after it refers to it as \`$(NAME)\`.`,
    references: [
      'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
      'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
    ],
    alsoKnownAs: { 'kube-linter': ['duplicate-env-var'], 'kube-score': ['environment-variable-key-duplication'] },
  },
  check(container) {
    const { env } = container;
    if (env.length < 2) return 'not-applicable';
    return env.flatMap((variable, i) => {
      const { name, span } = variable;
      const last = env.findLastIndex(other => other.name === name);
      if (last === i || /[{}]/.test(name)) return [];
      const used = env.slice(i + 1, last + 1).some(other => refersTo(other, name));
      return [
        {
          span,
          message: `${describe(container)} sets ${name} again further down: this one is hidden.`,
          fixes: used ? [] : [{ title: `Remove the hidden ${name}`, safety: 'safe', changes: () => [variable.remove()] }],
        },
      ];
    });
  },
  examples: {
    kubernetes: [
      {
        title: 'Set twice',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      env:
        - name: LOG_LEVEL
          #     ^^^^^^^^^ Container web of Pod shop sets LOG_LEVEL again further down: this one is hidden.
          value: debug
        - name: PORT
          value: "8080"
        - name: LOG_LEVEL
          value: info
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
      env:
        - name: PORT
          value: "8080"
        - name: LOG_LEVEL
          value: info
`,
      },
      {
        title: 'The earlier one is still needed',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      env:
        - name: BASE
          #     ^^^^ Container web of Pod shop sets BASE again further down: this one is hidden.
          value: /srv
        - name: DATA
          value: $(BASE)/data
        - name: BASE
          value: /opt
`,
      },
    ],
  },
});

function refersTo({ value }: EnvironmentVariable, name: string): boolean {
  return value.kind === 'dynamic' || (value.kind === 'known' && value.value.includes(`$(${name})`));
}
