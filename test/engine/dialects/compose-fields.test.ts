import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyFileEdits, textOf, toFileEdits, write } from '../../../src/engine/index.ts';
import type { Change } from '../../../src/engine/index.ts';
import { known } from '../../../src/engine/model/field.ts';
import type { Field } from '../../../src/engine/model/field.ts';
import { inBytes, inCores } from '../../../src/engine/model/values/quantity.ts';
import { service } from '../../support/compose.ts';
import type { Container, Workspace } from '../../support/compose.ts';

type Pick = (container: Container) => Field<unknown, never> | undefined;

const bytes: Pick = ({ memoryLimit }) => memoryLimit;
const health: Pick = ({ livenessProbe }) => livenessProbe;
const restart: Pick = ({ workload }) => workload.restartPolicy;
const user: Pick = ({ runAsUser }) => runAsUser;
const port: Pick = ({ ports: [first] }) => first?.number;
const env: Pick = ({ env: [first] }) => first && { name: '', value: first.value, set: () => first.remove(), remove: () => first.remove() };

/** An attribute of a service, a field, and what it reads as: a value, `absent`, or `dynamic` with where it stands. */
const READS: readonly (readonly [attribute: string, pick: Pick, wanted: unknown])[] = [
  ['mem_limit: 512m', of(bytes, 'number'), 536870912],
  ['mem_limit: 1gb', of(bytes, 'number'), 1073741824],
  ['mem_limit: .5g', of(bytes, 'number'), 536870912],
  ['mem_limit: 1073741824', of(bytes, 'number'), 1073741824],
  ['deploy: {resources: {limits: {memory: 512M}}}', of(bytes, 'number'), 536870912],
  ['mem_limit: 512Mi', bytes, 'dynamic 512Mi'],
  ['mem_limit: ${MEM:-1g}', of(bytes, 'number'), 1073741824],
  ['mem_limit: ${MEM}', bytes, 'dynamic ${MEM}'],
  ['mem_limit: ${LIMIT}', of(bytes, 'number'), 2147483648],
  ['deploy: ${DEPLOY}', bytes, 'dynamic web'],
  ['deploy: {}', bytes, 'absent web'],
  ['cpus: 0.5', of(({ cpuLimit }) => cpuLimit, 'number'), 0.5],
  ['deploy: {resources: {limits: {cpus: "1.5"}}}', of(({ cpuLimit }) => cpuLimit, 'number'), 1.5],
  ['deploy: {resources: {reservations: {cpus: "0.25"}}}', of(({ cpuRequest }) => cpuRequest, 'number'), 0.25],
  ['mem_reservation: 256m', of(({ memoryRequest }) => memoryRequest, 'number'), 268435456],
  ['healthcheck: {test: [CMD, a]}', of(health, 'kind'), 'exec'],
  ['healthcheck: {disable: true}', health, 'absent web'],
  ['healthcheck: {test: [NONE]}', health, 'absent web'],
  ['healthcheck: {test: NONE}', health, 'absent web'],
  ['healthcheck: {disable: "${OFF}"}', health, 'dynamic {disable: "${OFF}"}'],
  ['healthcheck: {interval: 1m30s}', of(({ livenessProbe }) => known(livenessProbe)?.period, undefined), 90],
  ['healthcheck: {test: [CMD, a, b]}', of(({ livenessProbe }) => known(livenessProbe)?.command, undefined), ['a', 'b']],
  ['healthcheck: {test: [CMD-SHELL, a || b]}', of(({ livenessProbe }) => known(livenessProbe)?.command, undefined), ['/bin/sh', '-c', 'a || b']],
  ['healthcheck: {test: a || b}', of(({ livenessProbe }) => known(livenessProbe)?.command, undefined), ['/bin/sh', '-c', 'a || b']],
  ['restart: unless-stopped', restart, 'Always'],
  ['restart: on-failure:3', restart, 'OnFailure'],
  ['restart: "no"', restart, 'Never'],
  ['restart: no', restart, 'Never'],
  ['restart: ${RESTART}', restart, 'dynamic ${RESTART}'],
  ['deploy: {restart_policy: {condition: on-failure}}', restart, 'OnFailure'],
  ['deploy: {restart_policy: {delay: 5s}}', restart, 'Always'],
  ['user: "1000:1000"', user, 1000],
  ['user: 1000', user, 1000],
  ['user: root', user, 0],
  ['user: "0:0"', ({ runAsGroup }) => runAsGroup, 0],
  ['user: node', user, 'dynamic node'],
  ['user: node', ({ runAsNonRoot }) => runAsNonRoot, true],
  ['user: "1000"', ({ runAsGroup }) => runAsGroup, 'absent "1000"'],
  ['read_only: yes', ({ readOnlyRootFilesystem }) => readOnlyRootFilesystem, true],
  ['read_only: "${RO:-true}"', ({ readOnlyRootFilesystem }) => readOnlyRootFilesystem, true],
  ['privileged: false', ({ privileged }) => privileged, false],
  ['security_opt: ["no-new-privileges:true"]', ({ allowPrivilegeEscalation }) => allowPrivilegeEscalation, false],
  ['security_opt: [no-new-privileges]', ({ allowPrivilegeEscalation }) => allowPrivilegeEscalation, false],
  ['security_opt: ["no-new-privileges:false"]', ({ allowPrivilegeEscalation }) => allowPrivilegeEscalation, true],
  ['security_opt: ["seccomp:unconfined"]', ({ seccompProfile }) => seccompProfile, 'Unconfined'],
  ['security_opt: ["seccomp=./profile.json"]', ({ seccompProfile }) => seccompProfile, 'Localhost'],
  ['image: web:1', ({ seccompProfile }) => seccompProfile, 'RuntimeDefault'],
  ['security_opt: ["apparmor=unconfined"]', ({ appArmorProfile }) => appArmorProfile, 'Unconfined'],
  ['security_opt: ["label:type:svirt_t"]', ({ selinuxType }) => selinuxType, 'svirt_t'],
  ['network_mode: host', ({ workload }) => workload.hostNetwork, true],
  ['network_mode: "service:db"', ({ workload }) => workload.hostNetwork, false],
  ['pid: host', ({ workload }) => workload.hostPid, true],
  ['stop_grace_period: 1m', ({ workload }) => workload.terminationGracePeriod, 60],
  ['stop_grace_period: 1d12h', ({ workload }) => workload.terminationGracePeriod, 129_600],
  ['stop_grace_period: 1w2d', ({ workload }) => workload.terminationGracePeriod, 777_600],
  ['stop_grace_period: "30"', ({ workload }) => workload.terminationGracePeriod, 'dynamic "30"'],
  ['stop_grace_period: " 10s "', ({ workload }) => workload.terminationGracePeriod, 'dynamic " 10s "'],
  ['scale: 3', ({ workload }) => workload.replicas, 3],
  ['deploy: {replicas: 2}', ({ workload }) => workload.replicas, 2],
  ['pull_policy: if_not_present', ({ imagePullPolicy }) => imagePullPolicy, 'IfNotPresent'],
  ['build: .', ({ image }) => image, 'dynamic web:1'],
  ['command: npm run "the job"', ({ args }) => args, ['npm', 'run', 'the job']],
  ['ports: ["8080:80"]', port, 80],
  ['ports: ["127.0.0.1:8080:80/udp"]', port, 80],
  ['ports: [222:22]', port, 22],
  ['ports: ["[::1]:8080:80"]', port, 80],
  ['ports: [3000]', port, 3000],
  ['ports: ["3000-3005"]', port, 'dynamic "3000-3005"'],
  ['ports: ["${PORT}:80"]', port, 'dynamic "${PORT}:80"'],
  ['ports: [{target: 80, published: "8080"}]', port, 80],
  ['expose: ["5432"]', port, 5432],
  ['environment: {A: one}', env, 'one'],
  ['environment: [A=one=two]', env, 'one=two'],
  ['environment: [A]', env, 'dynamic A'],
  ['environment: {A: }', env, 'dynamic A'],
  ['environment: {A: "${FROM_FILE}"}', env, 'dynamic "${FROM_FILE}"'],
  ['environment: {A: "${B:-one}"}', env, 'one'],
];

describe('what a service says, in the words of the model', () => {
  for (const [attribute, pick, wanted] of READS) {
    test(`${attribute} → ${JSON.stringify(wanted)}`, () => {
      const field = pick(read(attribute, { '.env': 'LIMIT=2g\nFROM_FILE=secret\n' }));
      assert.ok(field);
      const { value } = field;
      assert.deepEqual(value.kind === 'known' ? value.value : `${value.kind} ${textOf(value.span)}`, wanted);
    });
  }
});

describe('volumes', () => {
  const volumes = (attribute: string): unknown[] =>
    read(attribute).workload.volumes.map(({ name, source }) => [name, source.kind, source.kind === 'host' ? known(source.path) : undefined]);

  test('short and long forms, and devices', () => {
    assert.deepEqual(volumes('volumes: ["/etc:/host:ro", "./a:/a", "data:/data", "/cache", {type: bind, source: /srv, target: /srv}, {type: tmpfs, target: /tmp}, "C:\\\\x:/x"]\n    devices: ["/dev/sda:/dev/xvda", "nvidia.com/gpu=all"]'), [
      ['/etc', 'host', '/etc'],
      ['./a', 'host', './a'],
      ['data', 'claim', undefined],
      ['#3', 'other', undefined],
      ['/srv', 'host', '/srv'],
      ['#5', 'other', undefined],
      ['C:\\x', 'host', 'C:\\x'],
      ['/dev/sda', 'host', '/dev/sda'],
    ]);
  });

  test('mounts', () => {
    const mounts = read('volumes: ["/etc:/host:ro,rshared", {type: bind, source: /srv, target: /srv, read_only: true}, "data:/a"]').mounts;
    assert.deepEqual(mounts.map(({ path, readOnly, propagation }) => [known(path), known(readOnly), known(propagation)]), [
      ['/host', true, 'Bidirectional'],
      ['/srv', true, undefined],
      ['/a', undefined, undefined],
    ]);
  });
});

describe('a task is not asked for what runs on', () => {
  const lifetime = (attribute: string, others = ''): string => read(attribute, {}, others).workload.lifetime;
  test('by its restart policy, its profile, its mode, or one that waits for its end', () => {
    assert.equal(lifetime('user: "1"'), 'long-running');
    assert.equal(lifetime('restart: "no"'), 'task');
    assert.equal(lifetime('restart: "no"\n    ports: ["80"]'), 'long-running');
    assert.equal(lifetime('restart: "no"\n    ports: ["80"]\n    profiles: [tools]'), 'task');
    assert.equal(lifetime('profiles: [tools]'), 'task');
    assert.equal(lifetime('profiles: [tools]\n    restart: always'), 'long-running');
    assert.equal(lifetime('deploy: {mode: replicated-job}'), 'task');
    assert.equal(lifetime('user: "1"', '\n  api: {image: api, depends_on: {web: {condition: service_completed_successfully}}}'), 'task');
  });
});

/** A service, a change, and the service after it. */
const WRITES: readonly (readonly [title: string, before: string, change: (container: Container) => Change, after: string])[] = [
  ['limits in the spelling of the file: none yet', 'user: "1"', c => c.memoryLimit.set(inBytes(512 * 2 ** 20)), 'user: "1"\n    deploy:\n      resources:\n        limits:\n          memory: 512m'],
  ['limits in the spelling of the file: short', 'cpus: 0.5', c => c.memoryLimit.set(inBytes(512 * 2 ** 20)), 'cpus: 0.5\n    mem_limit: 512m'],
  ['limits in the spelling of the file: deploy', 'deploy:\n      replicas: 2\n      resources:\n        limits:\n          cpus: "1"', c => c.memoryLimit.set(inBytes(2 ** 30)), 'deploy:\n      replicas: 2\n      resources:\n        limits:\n          cpus: "1"\n          memory: 1g'],
  ['limits beside one of processes', 'pids_limit: 100', c => c.memoryLimit.set(inBytes(512 * 2 ** 20)), 'pids_limit: 100\n    mem_limit: 512m'],
  ['limits beside reservations of deploy', 'mem_limit: 1g\n    deploy:\n      resources:\n        reservations:\n          memory: 512m', c => c.cpuLimit.set(inCores(1)), 'mem_limit: 1g\n    deploy:\n      resources:\n        reservations:\n          memory: 512m\n    cpus: "1"'],
  ['a reservation in deploy, which alone has all of them', 'mem_limit: 1g', c => set(c.memoryRequest, inBytes(512 * 2 ** 20)), 'mem_limit: 1g\n    deploy:\n      resources:\n        reservations:\n          memory: 512m'],
  ['a reservation in the spelling that the service has', 'mem_reservation: 64m', c => set(c.memoryRequest, inBytes(512 * 2 ** 20)), 'mem_reservation: 512m'],
  ['cores, not thousandths', 'user: "1"', c => c.cpuLimit.set(inCores(0.25)), 'user: "1"\n    deploy:\n      resources:\n        limits:\n          cpus: "0.25"'],
  ['bytes in words that mean the same here', 'cpus: 0.5', c => c.memoryLimit.set({ text: '512M', number: 512 * 2 ** 20, suffix: 'M' }), 'cpus: 0.5\n    mem_limit: 512M'],
  ['bytes in words that mean less elsewhere', 'cpus: 0.5', c => c.memoryLimit.set(inBytes(512_000_000)), 'cpus: 0.5\n    mem_limit: 500000k'],
  ['a default inside its variable', 'mem_limit: ${MEM:-64m}', c => c.memoryLimit.set(inBytes(512 * 2 ** 20)), 'mem_limit: ${MEM:-512m}'],
  ['a healthcheck', 'user: "1"', c => c.livenessProbe.set({ handler: { kind: 'exec', command: ['redis-cli', 'ping'] }, periodSeconds: 90 }), 'user: "1"\n    healthcheck:\n      test:\n        - CMD\n        - redis-cli\n        - ping\n      interval: 1m30s'],
  ['a healthcheck in place of one that is turned off', 'healthcheck:\n      disable: true', c => c.livenessProbe.set({ handler: { kind: 'tcp', port: 80 } }), 'healthcheck:\n      test:\n        - CMD\n        - nc\n        - -z\n        - 127.0.0.1\n        - "80"'],
  ['a user', 'restart: always', c => set(c.runAsNonRoot, true), 'restart: always\n    user: "10001"'],
  ['a user, its group kept', 'user: "0:5"', c => c.runAsUser.set(10001), 'user: "10001:5"'],
  ['a user and its group', 'user: "0:0"', c => c.runAsUser.set(10001), 'user: "10001:10001"'],
  ['an option more', 'security_opt:\n      - label:disable', c => set(c.allowPrivilegeEscalation, false), 'security_opt:\n      - label:disable\n      - no-new-privileges:true'],
  ['an option', 'user: "1"', c => set(c.allowPrivilegeEscalation, false), 'user: "1"\n    security_opt:\n      - no-new-privileges:true'],
  ['an option less', 'security_opt:\n      - seccomp:unconfined\n      - label:disable', c => set(c.seccompProfile, 'RuntimeDefault'), 'security_opt:\n      - label:disable'],
  ['a capability', 'cap_drop: [NET_RAW]', c => set(c.droppedCapabilities, ['NET_RAW', 'ALL']), 'cap_drop: [NET_RAW, ALL]'],
  ['a network of its own', 'network_mode: host\n    user: "1"', c => c.workload.hostNetwork.set(false), 'user: "1"'],
  ['a restart policy', 'user: "1"', c => set(c.workload.restartPolicy, 'Always'), 'user: "1"\n    restart: unless-stopped'],
  ['a secret from outside, in a map', 'environment:\n      TOKEN: abc # old', c => first(c.env[0]?.useSecret('a', 'b').changes()), 'environment:\n      TOKEN: ${TOKEN:?} # old'],
  ['a secret from outside, in a list', 'environment:\n      - TOKEN=abc', c => first(c.env[0]?.useSecret('a', 'b').changes()), 'environment:\n      - TOKEN=${TOKEN:?}'],
  ['a secret from outside, in its variable', 'environment:\n      TOKEN: ${T:-abc}', c => first(c.env[0]?.useSecret('a', 'b').changes()), 'environment:\n      TOKEN: ${T:?}'],
  ['a port', 'ports:\n      - "8080:80/tcp"', c => set(c.ports[0]?.number, 8080), 'ports:\n      - "8080:8080/tcp"'],
  ['a read-only mount', 'volumes:\n      - /srv:/srv', c => set(c.mounts[0]?.readOnly, true), 'volumes:\n      - /srv:/srv:ro'],
  ['replicas', 'deploy: {replicas: 1}', c => set(c.workload.replicas, 2), 'deploy: {replicas: 2}'],
];

describe('writing', () => {
  for (const [title, before, change, after] of WRITES) {
    test(title, () => {
      const text = file(before);
      const edit = write([change(service(text, 'web'))]);
      if (edit.kind === 'refused') assert.fail(edit.because);
      assert.equal(applyFileEdits(text, toFileEdits(edit.edits)).text, file(after));
    });
  }

  test('no reservation is written into deploy beside a mem_reservation: Compose would refuse both', () => {
    assert.equal(write([set(service(file('mem_reservation: 64m'), 'web').cpuRequest, inCores(1))]).kind, 'refused');
  });

  test('what stands in another file is not written from here', () => {
    const container = service(file('user: "1"'), 'web', { 'compose.override.yaml': file('mem_limit: 8m') });
    assert.deepEqual(write([container.memoryLimit.set(inBytes(2 ** 30))]), { kind: 'refused', because: 'it is written in compose.override.yaml' });
  });
});

function file(attribute: string, others = ''): string {
  return `services:\n  web:\n    image: web:1\n    ${attribute}${others}\n`;
}

function read(attribute: string, files: Workspace = {}, others = ''): Container {
  return service(attribute.startsWith('image:') ? `services: {web: {${attribute}}}` : file(attribute, others), 'web', files);
}

/** A part of what a field reads as; the field of a handler where no part is named. */
function of(pick: Pick, part: string | undefined): Pick {
  return container => {
    const field = pick(container);
    if (field === undefined || part === undefined || field.value.kind !== 'known') return field;
    const { value, span } = field.value;
    const picked: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
    return { name: field.name, value: { kind: 'known', value: picked, span }, set: () => field.remove(), remove: () => field.remove() };
  };
}

function set<T>(field: Field<unknown, T> | undefined, value: T): Change {
  if (field === undefined) assert.fail('the model has no such field');
  return field.set(value);
}

function first(changes: readonly Change[] | undefined): Change {
  const [change] = changes ?? [];
  if (change === undefined) assert.fail('no change');
  return change;
}
