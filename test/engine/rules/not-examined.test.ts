import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Project, RULES, lintFile, readFile, reportFile, rulesetOf } from '../../../src/engine/index.ts';

// No finding means two things: examined and found good, which may tick a box, or not examined, which may not. The examples of
// the rules cannot tell them apart; these can.

type Said = 'good' | 'unknown' | 'not-applicable' | 'found';

function said(ruleId: string, text: string, beside = ''): Said {
  const rules = RULES.filter(({ id }) => id === ruleId);
  const choices = new Map(rules.map(({ id, meta }) => [id, { severity: meta.severity }]));
  const files = [readFile('manifest.yaml', text), readFile('beside.yaml', beside)];
  const project = new Project(files.flatMap(file => file.units.flatMap(unit => [...unit.facts])), true);
  const [file] = files;
  assert(file !== undefined && rules.length === 1);
  const { tallies } = reportFile(lintFile(file, rulesetOf(rules, 'strict', choices)), project);
  const { examined = 0, found = 0, unknown = 0 } = tallies.get(ruleId) ?? {};
  return found > 0 ? 'found' : examined > 0 ? 'good' : unknown > 0 ? 'unknown' : 'not-applicable';
}

const pod = (container: string, spec = ''): string => `apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
${spec}  containers:
    - name: web
      image: example.com/web:1.4.2
${container}`;

const deployment = (spec: string, podSpec = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
${spec}  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
${podSpec}      containers:
        - name: web
          image: example.com/web:1.4.2
          ports:
            - name: http
              containerPort: 8080
`;

const ports = '      ports:\n        - containerPort: 8080\n';
const podResources = (memory: string): string => `  resources:\n    limits:\n      memory: ${memory}\n`;
const limits = (memory: string): string => `      resources:\n        limits:\n          memory: ${memory}\n`;

const CASES: readonly (readonly [rule: string, what: string, text: string, Said])[] = [
  ['liveness-probe', 'a probe without a handler proves nothing', pod('      livenessProbe: {}\n'), 'unknown'],
  ['liveness-probe', 'a probe with one does', pod('      livenessProbe:\n        grpc:\n          port: 8080\n'), 'good'],
  ['readiness-probe', 'nor does a readiness probe without', pod(`${ports}      readinessProbe:\n        periodSeconds: 5\n`), 'unknown'],
  ['readiness-probe', 'ports for kubelets and Prometheus serve nobody', pod('      ports:\n        - name: http-healthz\n          containerPort: 9403\n        - name: http-envoy-prom\n          containerPort: 15090\n'), 'not-applicable'],
  ['readiness-probe', 'a port of the promotion service serves', pod('      ports:\n        - name: promo\n          containerPort: 8080\n'), 'found'],
  ['memory-limit', 'a limit of the whole pod covers', pod('', podResources('256Mi')), 'good'],
  ['memory-limit', 'one that a template decides may', pod('', podResources('${MEMORY}')), 'unknown'],
  ['memory-limit', 'one of 0 does not', pod('', podResources('0')), 'found'],
  ['memory-limit', 'a limit of 0 below a request is refused, which another rule reports', pod(`${limits('0')}        requests:\n          memory: 64Mi\n`), 'unknown'],
  ['memory-request', 'a limit of 0 is no request', pod(limits('0')), 'found'],
  ['requests-exceed-limits', 'with a limit of 0', pod(`${limits('0')}        requests:\n          memory: 64Mi\n`), 'found'],
  ['seccomp', 'a privileged container gets no profile whatever it states', pod('      securityContext:\n        privileged: true\n        seccompProfile:\n          type: RuntimeDefault\n'), 'not-applicable'],
  ['host-port', 'on the network of the node, perhaps', pod(`${ports}          hostPort: 8080\n`, '  hostNetwork: ${HOST_NETWORK}\n'), 'unknown'],
  ['service-account-token', 'a program that waits for Jobs by the API', pod('    - name: wait\n      image: example.com/k8s-wait-for:2.0\n'), 'not-applicable'],
  ['service-account-token', 'an image from registry.k8s.io need not speak to it', pod('    - name: pause\n      image: registry.k8s.io/pause:3.9\n'), 'found'],
  ['drop-capabilities', 'a required affinity to Windows nodes', deployment('', '      affinity:\n        nodeAffinity:\n          requiredDuringSchedulingIgnoredDuringExecution:\n            nodeSelectorTerms:\n              - matchExpressions:\n                  - { key: kubernetes.io/os, operator: In, values: [windows] }\n'), 'not-applicable'],
  ['drop-capabilities', 'one that Linux nodes satisfy too', deployment('', '      affinity:\n        nodeAffinity:\n          requiredDuringSchedulingIgnoredDuringExecution:\n            nodeSelectorTerms:\n              - matchExpressions:\n                  - { key: kubernetes.io/os, operator: In, values: [windows, linux] }\n'), 'found'],
  ['plaintext-secret-env', 'an environment that a template decides', pod('      env: ${ENV}\n'), 'unknown'],
  ['plaintext-secret-env', 'one of which a template decides a part', pod('      env:\n        - {{ x }}\n        - name: A\n          value: b\n'), 'unknown'],
  ['plaintext-secret-env', 'an environment that is null is empty', pod('      env:\n'), 'good'],
  ['plaintext-secret-env', 'an environment behind a syntax error', pod('      command: [\n      env:\n        - name: A\n          value: b\n'), 'unknown'],
  ['duplicate-env', 'an environment that a template decides', pod('      env: {{ .Values.env }}\n'), 'unknown'],
  ['duplicate-env', 'two names, one of a template', pod('      env:\n        - name: A\n          value: b\n        - name: ${NAME}\n          value: c\n'), 'unknown'],
  ['ssh-port', 'ports that a template decides', pod('      ports: {{ .Values.ports }}\n'), 'unknown'],
  ['ssh-port', 'a template beside a port', pod('      ports:\n        - containerPort: 8080\n        - ${PORT}\n'), 'unknown'],
  ['readiness-probe', 'whether ports of a template serve', pod('      ports: ${PORTS}\n'), 'unknown'],
  ['readiness-probe', 'a container that serves beside it', pod('      ports:\n        - containerPort: 8080\n        - ${PORT}\n'), 'found'],
  ['mount-propagation', 'mounts that a template decides', pod('      volumeMounts: ${MOUNTS}\n'), 'unknown'],
  ['host-path', 'volumes that a template decides', pod('', '  volumes: ${VOLUMES}\n'), 'unknown'],
  ['host-path', 'volumes that are listed', pod('', '  volumes:\n    - name: a\n      emptyDir: {}\n'), 'good'],
  ['host-path-writable', 'a mount of one of them', pod('      volumeMounts:\n        - name: data\n          mountPath: /data\n', '  volumes: ${VOLUMES}\n'), 'unknown'],
  ['emptydir-sizelimit', 'volumes that a template decides', pod('', '  volumes: ${VOLUMES}\n'), 'unknown'],
  ['unsafe-sysctls', 'sysctls that a template decides', pod('', '  securityContext:\n    sysctls: ${SYSCTLS}\n'), 'unknown'],
  ['memory-limit', 'containers that a template decides', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers: ${CONTAINERS}\n', 'unknown'],
  ['memory-limit', 'a container that a template adds to one', pod(`${limits('64Mi')}    - \${SIDECAR}\n`), 'good'],
  ['pdb-blocks-drain', 'a budget that states neither number', 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: shop\nspec:\n  selector:\n    matchLabels:\n      app: shop\n', 'unknown'],
];

describe('what a rule that finds nothing has examined', () => {
  for (const [rule, what, text, expected] of CASES) {
    test(`${rule}: ${what}: ${expected}`, () => {
      assert.equal(said(rule, text), expected);
    });
  }
});

describe('what the rest of the repository leaves open', () => {
  const autoscaler = 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: shop\nspec:\n  scaleTargetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: shop\n  minReplicas: 2\n  maxReplicas: 9\n';
  const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  replicas: 3\n';

  test('where an autoscaler sets the number, whether maxUnavailable stops all pods is not known', () => {
    const text = deployment('  replicas: 2\n  strategy:\n    rollingUpdate:\n      maxUnavailable: 2\n');
    assert.equal(said('rolling-update', text), 'found');
    assert.equal(said('rolling-update', text, autoscaler), 'unknown');
  });

  test('where a patch sets the number, the one that the base leaves out is not judged', () => {
    assert.equal(said('replicas', deployment('')), 'found');
    assert.equal(said('replicas', deployment(''), patch), 'unknown');
  });

  test('a budget whose selector a template decides may be for any pod', () => {
    const budget = (name: string): string => `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: budget\nspec:\n  maxUnavailable: 1\n  selector:\n    matchLabels:\n      app: ${name}\n`;
    assert.equal(said('pdb', deployment('  replicas: 2\n'), budget('shop')), 'good');
    assert.equal(said('pdb', deployment('  replicas: 2\n'), budget('${APP}')), 'unknown');
    assert.equal(said('pdb', deployment('  replicas: 2\n'), budget('till')), 'found');
  });

  test('which pods such a budget keeps is not known either', () => {
    const budget = (name: string): string => `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: budget\nspec:\n  minAvailable: 2\n  selector:\n    matchLabels:\n      app: ${name}\n`;
    assert.equal(said('pdb-blocks-drain', budget('shop'), deployment('  replicas: 2\n')), 'found');
    assert.equal(said('pdb-blocks-drain', budget('shop'), deployment('  replicas: 3\n')), 'good');
    assert.equal(said('pdb-blocks-drain', budget('${APP}'), deployment('  replicas: 3\n')), 'unknown');
  });

  test('what a patch makes of one replica needs a budget', () => {
    assert.equal(said('pdb', deployment('')), 'not-applicable');
    assert.equal(said('pdb', deployment(''), patch), 'found');
  });
});
