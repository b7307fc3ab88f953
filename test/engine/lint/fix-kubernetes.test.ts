import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFile } from '../../../src/engine/index.ts';
import { check, lint } from '../../support/invariant.ts';

type Spellings = Readonly<Record<string, readonly string[]>>;

/** What may stand in a container, each in the spellings that people use. Two spaces stand for a step of the file's own indentation, a · for a space. */
const CONTAINER: Spellings = {
  image: ['image: example.com/web:1.4.2', 'image: "postgres:17.2"', "image: 'redis'", 'image: example.com/api:latest # moves', 'image: example.com/web@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  pull: ['imagePullPolicy: IfNotPresent', 'imagePullPolicy: "Never" # loaded by hand'],
  resources: ['resources: {}', 'resources:', 'resources:\n  limits: {memory: 512m, cpu: 1}', 'resources:\n  requests:\n    memory: 2Gi # much\n  limits:\n    memory: 1Gi', 'resources: {requests: {cpu: 100}}', 'resources:\n  limits:\n    memory: 0\n    ephemeral-storage: 1Gi'],
  liveness: ['livenessProbe:\n  httpGet: {path: /, port: http}', 'livenessProbe:\n  tcpSocket:\n    port: 8080\n  initialDelaySeconds: 60\n  timeoutSeconds: 20', 'livenessProbe: {exec: {command: [rm, -rf, /tmp/x]}, failureThreshold: 1}', 'livenessProbe:\n  httpGet:\n    path: /\n    port: 9999'],
  readiness: ['readinessProbe:\n  httpGet: {path: /, port: http}', 'readinessProbe:\n  tcpSocket:\n    port: 8080\n  periodSeconds: 5', 'readinessProbe: &probe\n  grpc: {port: 9000}\n  successThreshold: 2'],
  startup: ['startupProbe:\n  httpGet:\n    port: web\n    path: /start'],
  lifecycle: ['lifecycle:\n  preStop:\n    exec:\n      command: ["sleep", "5"]', 'lifecycle: {postStart: {exec: {command: [sh, -c, "apt-get install curl"]}}}'],
  context: ['securityContext: {}', 'securityContext:\n  privileged: true\n  capabilities:\n    add: [SYS_ADMIN, NET_ADMIN]', 'securityContext: {runAsUser: 0, runAsNonRoot: true}', 'securityContext:\n  # all of them?\n  capabilities:\n    drop:\n    - NET_RAW\n  seccompProfile: {type: Unconfined}\n  allowPrivilegeEscalation: true', 'securityContext:\n  readOnlyRootFilesystem: false # writes logs\n  procMount: Unmasked\n  seLinuxOptions: {type: spc_t, user: root}', 'securityContext:\n  runAsUser: 1000\n  capabilities: {add: [SYS_TIME], drop: [ALL]}'],
  ports: ['ports:\n  - containerPort: 8080\n  ··name: http', 'ports: [{containerPort: 22, hostPort: 22}, {containerPort: 80, name: http}]', 'ports:\n- name: metrics\n··containerPort: 9090\n··hostPort: 9090 # seen', 'ports:\n- containerPort: 5432'],
  env: ['env:\n  - name: A\n  ··value: "1"\n  - name: DB_PASSWORD\n  ··value: Kj8mango42harbour\n  - name: A\n  ··value: "2"', 'env: [{name: API_KEY, value: Kj8mango42harbour}, {name: LOG_LEVEL, value: debug}]', 'env:\n- {name: TOKEN, valueFrom: {secretKeyRef: {name: web, key: token}}}\n- name: EMPTY', 'env:\n- name: DATABASE_URL\n··value: postgres://web:Kj8mango42harbour@db/shop # old'],
  command: ['command: ["sh", "-c", "exec web --password=Kj8mango42harbour"]', 'args:\n- --log-level=debug', 'args: [--port, "8080"]'],
  mounts: ['volumeMounts:\n  - {name: data, mountPath: /data}\n  - name: sock\n  ··mountPath: /sock\n  ··readOnly: true', 'volumeMounts:\n- name: host\n··mountPath: /host\n··mountPropagation: Bidirectional', 'volumeMounts: [{name: nowhere, mountPath: /x}]'],
};

const POD: Spellings = {
  context: ['securityContext:\n  runAsNonRoot: false\n  fsGroup: 0', 'securityContext: {runAsUser: 0, supplementalGroups: [0, 5]}', 'securityContext:\n  seccompProfile:\n    type: RuntimeDefault\n  sysctls:\n  - name: kernel.msgmax\n  ··value: "65536"', 'securityContext: {}'],
  account: ['serviceAccountName: web', 'automountServiceAccountToken: true', 'automountServiceAccountToken: false\nserviceAccountName: default'],
  host: ['hostNetwork: true', 'hostPID: true\nhostIPC: true # debugged once', 'hostUsers: true'],
  grace: ['terminationGracePeriodSeconds: 0', 'terminationGracePeriodSeconds: 60 # slow'],
  priority: ['priorityClassName: high'],
  restart: ['restartPolicy: Always', 'restartPolicy: Never', 'restartPolicy: "OnFailure"'],
  volumes: ['volumes:\n  - name: data\n  ··emptyDir: {}\n  - name: sock\n  ··hostPath: {path: /var/run/docker.sock}\n  - {name: host, hostPath: {path: /etc}}', 'volumes:\n- name: data\n··emptyDir:\n·· medium: Memory\n- name: claim\n··persistentVolumeClaim: {claimName: data}', 'volumes: [{name: data, emptyDir: {sizeLimit: 5Gi}}]'],
  spread: ['affinity: {}', 'topologySpreadConstraints: []', 'topologySpreadConstraints:\n- maxSkew: 1\n··topologyKey: topology.kubernetes.io/zone\n··whenUnsatisfiable: ScheduleAnyway\n··labelSelector: {matchLabels: {app: web}}'],
};

const KINDS: Readonly<Record<string, { readonly api: string; readonly spec: Spellings; readonly toPod: readonly string[] }>> = {
  Deployment: { api: 'apps/v1', toPod: ['template'], spec: { replicas: ['replicas: 1', 'replicas: 3 # enough', 'replicas: 0'], strategy: ['strategy: {type: Recreate}', 'strategy:\n  rollingUpdate:\n    maxUnavailable: 100%', 'strategy:\n  type: RollingUpdate\n  rollingUpdate: {maxSurge: 0, maxUnavailable: 0}'] } },
  StatefulSet: { api: 'apps/v1', toPod: ['template'], spec: { replicas: ['replicas: 2'], service: ['serviceName: web', 'serviceName: ""'] } },
  DaemonSet: { api: 'apps/v1', toPod: ['template'], spec: { strategy: ['updateStrategy: {rollingUpdate: {maxUnavailable: 100%}}'] } },
  Job: { api: 'batch/v1', toPod: ['template'], spec: { backoff: ['backoffLimit: 50', 'backoffLimit: 50\nactiveDeadlineSeconds: 600'], ttl: ['ttlSecondsAfterFinished: 60'] } },
  CronJob: { api: 'batch/v1', toPod: ['jobTemplate', 'spec', 'template'], spec: { schedule: ['schedule: "*/5 * * * *"', 'schedule: "TZ=Europe/Berlin 0 3 * * *"', "schedule: '@daily' # at night", 'schedule: 0 0 31 2 *'], policy: ['concurrencyPolicy: Allow', 'concurrencyPolicy: Forbid'], history: ['failedJobsHistoryLimit: 0'], deadline: ['startingDeadlineSeconds: 5'], zone: ['timeZone: Europe/Berln'] } },
  Pod: { api: 'v1', toPod: [], spec: {} },
};

interface Shape {
  readonly indent: number;
  readonly dashes: string;
  readonly lineBreak: string;
  readonly comments: boolean;
  readonly finalBreak: boolean;
}

const shape: fc.Arbitrary<Shape> = fc.record({ indent: fc.constantFrom(2, 2, 4), dashes: fc.constantFrom('', '  '), lineBreak: fc.constantFrom('\n', '\n', '\r\n'), comments: fc.boolean(), finalBreak: fc.boolean() });

/** Some of what may be written, in any order. */
function some(spellings: Spellings): fc.Arbitrary<string[]> {
  const picks = Object.entries(spellings).map(([name, all]) => fc.option(fc.constantFrom(...all), { nil: undefined, freq: name === 'image' || name === 'schedule' ? 20 : 2 }));
  return fc.tuple(...picks).map(chosen => chosen.flatMap(one => one ?? [])).chain(chosen => fc.shuffledSubarray(chosen, { minLength: chosen.length }));
}

const object = fc.constantFrom(...Object.entries(KINDS)).chain(([kind, { api, spec, toPod }]) =>
  fc.record({ kind: fc.constant(kind), api: fc.constant(api), toPod: fc.constant(toPod), spec: some(spec), pod: some(POD), containers: fc.array(some(CONTAINER), { minLength: 1, maxLength: 2 }) }),
);

type Written = typeof object extends fc.Arbitrary<infer T> ? T : never;

function write({ kind, api, toPod, spec, pod, containers }: Written, { indent, dashes, lineBreak, comments, finalBreak }: Shape): string {
  const lines: string[] = [...(comments ? ['# of the shop', ''] : []), `apiVersion: ${api}`, `kind: ${kind}`, 'metadata:', '  name: web', ...(kind === 'Pod' ? ['  labels: {app: web}'] : []), 'spec:'];
  const put = (depth: number, texts: readonly string[], pad = ''): void => {
    for (const line of texts.flatMap(text => text.split('\n'))) lines.push('  '.repeat(depth) + pad + line);
  };
  put(1, spec);
  if (kind !== 'Pod' && !kind.includes('Job')) put(1, ['selector: {matchLabels: {app: web}}']);
  toPod.forEach((key, i) => { put(1 + i, [`${key}:`]); });
  const inner = 1 + toPod.length;
  if (toPod.length > 0) put(inner, ['metadata: {labels: {app: web}}', 'spec:']);
  const depth = toPod.length === 0 ? 1 : inner + 1;
  put(depth, pod);
  put(depth, [`containers:${comments ? ' # one by one' : ''}`]);
  containers.forEach((own, i) => {
    put(depth, [`- name: ${i === 0 ? 'web' : 'other'}`], dashes);
    put(depth, own, `${dashes}··`);
    if (comments) put(depth, ['# nothing more'], `${dashes}··`);
  });
  const text = lines.map(line => line.replace(/^ +/, step => ' '.repeat((step.length / 2) * indent)).replaceAll('·', ' ')).join('\n');
  return `${text}${finalBreak ? '\n' : ''}`.replaceAll('\n', lineBreak);
}

// Invariant 3 over files as people write them: see test/support/invariant.ts. A failure says its seed; `SEED=... RUNS=...` tries others.
test('every fix that is offered for a manifest keeps the file', () => {
  let applied = 0;
  const refused = new Map<string, number>();
  const property = fc.property(object, shape, (written, form) => {
    const file = readFile('web.yaml', write(written, form));
    const before = lint(file);
    assert.deepEqual(before.failures, []);
    for (const finding of before.findings) {
      for (const fix of finding.fixes ?? []) {
        const because = check(file, before, finding, fix);
        if (because === undefined) applied += 1;
        else refused.set(because, (refused.get(because) ?? 0) + 1);
      }
    }
  });
  const seed = process.env['SEED'];
  fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 25), ...(seed === undefined ? {} : { seed: Number(seed) }) });
  console.log(`${String(applied)} fixes applied; refused:`, Object.fromEntries(refused));
  assert.ok(applied > 200, `${String(applied)} fixes were applied`);
});
