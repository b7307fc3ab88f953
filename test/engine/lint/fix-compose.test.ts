import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFile } from '../../../src/engine/index.ts';
import { check, lint } from '../../support/invariant.ts';

/** What may stand in a service, each in the spellings that people use. Two spaces stand for a step of the file's own indentation, a · for a space. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  image: ['image: example.com/web:1.4.2', 'image: "postgres:17.2"', "image: 'redis'", 'image: example.com/api:latest # moves', 'image: ${IMAGE:-nginx:1.27}', 'build: .', 'build: {context: ./api, target: prod}\nimage: shop/api'],
  resources: ['mem_limit: 512m', 'mem_limit: "1g"\ncpus: 0.5', 'deploy:\n  resources:\n    limits: {memory: 1g}', 'deploy:\n  resources:\n    limits:\n      cpus: "1" # one\n    reservations:\n      memory: 2G', 'deploy: {replicas: 2}', 'mem_limit: ${LIMIT:-64m}\nmem_reservation: 1gb'],
  restart: ['restart: always', 'restart: "no"', 'restart: on-failure:3', "restart: 'unless-stopped'  # as the old one"],
  healthcheck: ['healthcheck:\n  test: ["CMD", "true"]', 'healthcheck:\n  test: curl -f http://localhost/ || exit 1\n  interval: 1m30s\n  retries: 3', 'healthcheck: {disable: true}', 'healthcheck:\n  test: [NONE]', 'healthcheck:\n  test:\n  - CMD-SHELL\n  - pg_isready\n  timeout: 90s\n  interval: 10s'],
  user: ['user: root', 'user: "0:0"', 'user: 1000', 'user: "1000:1000"', 'user: node'],
  privileged: ['privileged: true', 'privileged: false', 'privileged: "yes"'],
  read: ['read_only: false', 'read_only: true\ntmpfs: /tmp', 'tmpfs:\n- /run:size=64m,exec'],
  caps: ['cap_add: [SYS_ADMIN, NET_ADMIN]', 'cap_add:\n  - ALL', 'cap_drop: [ALL]\ncap_add: [CHOWN]', 'cap_drop:\n# all of them?\n- NET_RAW'],
  security: ['security_opt:\n  - seccomp:unconfined', 'security_opt: ["no-new-privileges:true"]', 'security_opt:\n- apparmor=unconfined\n- label:disable', 'security_opt: [no-new-privileges:false]'],
  host: ['network_mode: host', 'pid: host', 'ipc: "host"\nuserns_mode: host', 'networks: [front, back]'],
  ports: ['ports:\n  - "8080:80"\n  - 22:22 # odd', 'ports: ["127.0.0.1:5432:5432", "443:443/tcp"]', 'ports:\n  - target: 80\n  ··published: "8080"\n  ··mode: host', 'ports:\n- 9000-9010:9000-9010', 'expose: [3000]'],
  volumes: ['volumes:\n  - /:/host\n  - data:/data', 'volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]', 'volumes:\n  - type: bind\n  ··source: /etc\n  ··target: /etc\n  ··read_only: false\n  ··bind: {propagation: shared}'],
  environment: ['environment:\n  - A=1\n  - DB_PASSWORD=Kj8mango42harbour\n  - A=2', 'environment: {NODE_ENV: production, API_KEY: "Kj8mango42harbour"}', 'environment:\n  TOKEN: ${TOKEN}\n  EMPTY:', 'environment:\n- TOKEN\n- DATABASE_URL=postgres://web:Kj8mango42harbour@db/shop', 'env_file: .env'],
  depends: ['depends_on: [other]', 'depends_on:\n  - other # first', 'depends_on:\n  other:\n    condition: service_started'],
  logging: ['logging: {driver: json-file}', 'logging:\n  driver: local', 'logging:\n  options:\n    max-size: 10m'],
  grace: ['stop_grace_period: 0s', 'stop_grace_period: 1m30s', 'init: true'],
  usual: ['<<: *usual', '<<: [*usual, {init: true}]'],
  names: ['container_name: shop', 'profiles: [tools]', 'hostname: ${HOST:-web}', 'labels: ["a=b"]'],
  command: ['command: --log-level debug', 'command: ["sh", "-c", "exec web --password=Kj8mango42harbour"]', 'entrypoint: /run.sh'],
  devices: ['devices: ["/dev/sda:/dev/sda"]', 'sysctls:\n  net.core.somaxconn: 1024', 'pids_limit: -1'],
};

interface Shape {
  readonly indent: number;
  readonly lineBreak: string;
  readonly head: string;
  readonly tail: string;
  readonly comments: boolean;
  readonly finalBreak: boolean;
}

const service = fc.record(
  Object.fromEntries(Object.entries(ATTRIBUTES).map(([name, spellings]) => [name, fc.option(fc.constantFrom(...spellings), { nil: undefined, freq: name === 'image' ? 20 : 2 })])),
).chain(chosen => {
  const attributes = Object.values(chosen).flatMap(one => one ?? []);
  return fc.shuffledSubarray(attributes, { minLength: attributes.length });
});

const shape: fc.Arbitrary<Shape> = fc.record({
  indent: fc.constantFrom(2, 2, 4, 3),
  lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
  head: fc.constantFrom('', '# the shop\n', 'version: "3.8"\n', 'name: shop\n\n', '---\n'),
  tail: fc.constantFrom('', 'volumes:\n  data:\n', 'networks: {front: {}, back: {internal: true}}\n', '\n# the end\n'),
  comments: fc.boolean(),
  finalBreak: fc.boolean(),
});

function write(given: readonly (readonly string[])[], { indent, lineBreak, head, tail, comments, finalBreak }: Shape): string {
  const pad = ' '.repeat(indent);
  const lines = given.flatMap((attributes, i) => [
    ...(comments ? [`${pad}# service number ${String(i + 1)}`] : []),
    `${pad}${['web', 'other', 'db'][i] ?? 'more'}:`,
    ...attributes.flatMap(attribute => attribute.split('\n')).map(line => pad + pad + line.replace(/^ +/, inner => ' '.repeat((inner.length / 2) * indent)).replaceAll('·', ' ')),
    ...(comments ? ['', `${pad}${pad}# nothing more`] : []),
  ]);
  const services = `services:\n${lines.join('\n')}\n${tail}`;
  const usual = services.includes('*usual') ? 'x-usual: &usual\n  restart: always\n  privileged: true\n' : '';
  return `${head}${usual}${finalBreak ? services : services.trimEnd()}`.replaceAll('\n', lineBreak);
}

// Invariant 3 over files as people write them: see test/support/invariant.ts. A failure says its seed; `SEED=... RUNS=...` tries others.
test('every fix that is offered for a Compose file keeps the file', () => {
  let applied = 0;
  const property = fc.property(fc.array(service, { minLength: 1, maxLength: 3 }), shape, (services, form) => {
    const file = readFile('compose.yaml', write(services, form));
    const before = lint(file);
    assert.deepEqual(before.failures, []);
    for (const finding of before.findings) {
      for (const fix of finding.fixes ?? []) {
        check(file, before, finding, fix);
        applied += 1;
      }
    }
  });
  const seed = process.env['SEED'];
  fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 25), ...(seed === undefined ? {} : { seed: Number(seed) }) });
  assert.ok(applied > 200, `${String(applied)} fixes were applied`);
});
