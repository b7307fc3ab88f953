import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loaded } from '../../support/compose.ts';
import type { Plain } from '../../support/compose.ts';

type Case = readonly [title: string, base: string, override: string, merged: Plain];

/**
 * An attribute of a service in compose.yaml, in compose.override.yaml, and as Compose loads it, by the section of the Compose
 * specification (13-merge) that says so. Every row was compared with what compose-go 2.16.2 makes of the two files (override/merge.go
 * and override/uncity.go, which say more than the specification).
 */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  'Mapping: missing entries are added, the others merged': [
    ['a text is replaced', 'image: web:1', 'image: web:2', { image: 'web:2' }],
    ['an empty text is a text', 'image: web:1\n    hostname: a', 'hostname: ""', { image: 'web:1', hostname: '' }],
    ['what only one of them says stays', 'image: web:1', 'user: "1000"', { image: 'web:1', user: '1000' }],
    ['nothing replaces nothing', 'image: web:1', 'image:', { image: 'web:1' }],
    ['maps are merged', 'deploy: {resources: {limits: {memory: 1g}}}', 'deploy: {resources: {limits: {cpus: "1"}}}', { deploy: { resources: { limits: { memory: '1g', cpus: '1' } } } }],
    ['the short spelling of a limit stands beside the long one', 'deploy: {resources: {limits: {memory: 1g}}}', 'mem_limit: 2g', { deploy: { resources: { limits: { memory: '1g' } } }, mem_limit: '2g' }],
    ['provider', 'provider: {type: model, options: {a: "1"}}', 'provider: {options: {b: "2"}}', { provider: { type: 'model', options: { a: '1', b: '2' } } }],
    ['ulimits: one number', 'ulimits: {nofile: {soft: "1", hard: "2"}}', 'ulimits: {nofile: "7", nproc: "3"}', { ulimits: { nofile: '7', nproc: '3' } }],
    ['ulimits: two numbers', 'ulimits: {nofile: {soft: "1", hard: "2"}}', 'ulimits: {nofile: {soft: "2"}}', { ulimits: { nofile: { soft: '2', hard: '2' } } }],
    ['build: a text under a map', 'build: ./web', 'build: {target: prod}', { build: { context: './web', target: 'prod' } }],
    ['build: a map under a text', 'build: {context: a, target: prod}', 'build: b', { build: { context: 'b', target: 'prod' } }],
    ['logging of the same driver is merged', 'logging: {driver: local, options: {max-size: 1m}}', 'logging: {driver: local, options: {max-file: "2"}}', { logging: { driver: 'local', options: { 'max-size': '1m', 'max-file': '2' } } }],
    ['logging that names no driver is merged', 'logging: {driver: local, options: {max-size: 1m}}', 'logging: {options: {max-file: "2"}}', { logging: { driver: 'local', options: { 'max-size': '1m', 'max-file': '2' } } }],
    ['logging of another driver is replaced', 'logging: {driver: local, options: {max-size: 1m}}', 'logging: {driver: syslog}', { logging: { driver: 'syslog' } }],
  ],
  'Mapping: a list of names is a map by name': [
    ['depends_on: a list under a map', 'depends_on: [db, cache]', 'depends_on: {db: {condition: service_healthy}}', { depends_on: { db: { condition: 'service_healthy' }, cache: 'cache' } }],
    ['depends_on: a map under a list, whose names wait for the start alone', 'depends_on: {db: {condition: service_healthy}}', 'depends_on: [db]', { depends_on: { db: 'db' } }],
    ['depends_on: two lists', 'depends_on: [db]', 'depends_on: [db, cache]', { depends_on: ['db', 'cache'] }],
    ['depends_on: two maps', 'depends_on: {db: {condition: service_healthy, restart: "true"}}', 'depends_on: {db: {condition: service_started}}', { depends_on: { db: { condition: 'service_started', restart: 'true' } } }],
    ['networks', 'networks: [a]', 'networks: {b: {aliases: [web]}}', { networks: { a: null, b: { aliases: ['web'] } } }],
    ['a network that is named again keeps what is said of it', 'networks: {a: {aliases: [web]}}', 'networks: [b, a]', { networks: { a: { aliases: ['web'] }, b: null } }],
    ['aliases of a network', 'networks: {a: {aliases: [web]}}', 'networks: {a: {aliases: [shop, web]}}', { networks: { a: { aliases: ['web', 'shop'] } } }],
    ['models', 'models: {llm: {endpoint_var: URL}}', 'models: [other]', { models: { llm: { endpoint_var: 'URL' }, other: null } }],
  ],
  'Sequence: values are appended': [
    ['capabilities', 'cap_drop: [SYS_ADMIN]', 'cap_drop: [NET_ADMIN]', { cap_drop: ['SYS_ADMIN', 'NET_ADMIN'] }],
    ['an item that is there already is not added', 'cap_drop: [ALL]', 'cap_drop: [ALL]', { cap_drop: ['ALL'] }],
    ['security_opt', 'security_opt: [label:disable]', 'security_opt: ["no-new-privileges:true"]', { security_opt: ['label:disable', 'no-new-privileges:true'] }],
    ['profiles', 'profiles: [debug]', 'profiles: [tools, debug]', { profiles: ['debug', 'tools'] }],
    ['group_add', 'group_add: ["1"]', 'group_add: ["1", "2"]', { group_add: ['1', '2'] }],
    ['expose', 'expose: ["80"]', 'expose: [80, "81"]', { expose: ['80', '81'] }],
    ['dns: a text and a list', 'dns: 1.1.1.1', 'dns: [8.8.8.8, 1.1.1.1]', { dns: ['1.1.1.1', '8.8.8.8'] }],
    ['dns_search: two texts', 'dns_search: a.example', 'dns_search: b.example', { dns_search: ['a.example', 'b.example'] }],
    ['env_file: a text and a list', 'env_file: a.env', 'env_file: [b.env]', { env_file: ['a.env', 'b.env'] }],
    ['env_file: the short and the long form of one', 'env_file: [a.env]', 'env_file: [{path: a.env, required: "false"}]', { env_file: [{ path: 'a.env', required: 'false' }] }],
    ['tmpfs by its path and options up to a =', 'tmpfs: "/run:size=64m"', 'tmpfs: ["/run:size=128m", /tmp]', { tmpfs: ['/run:size=128m', '/tmp'] }],
    ['extra_hosts, where a name may have several addresses', 'extra_hosts: {db: 10.0.0.1}', 'extra_hosts: ["cache=10.0.0.2", "db=10.0.0.1"]', { extra_hosts: { db: '10.0.0.1', cache: '10.0.0.2' } }],
    ['develop.watch', 'develop: {watch: [{path: a, action: rebuild}]}', 'develop: {watch: [{path: b, action: rebuild}]}', { develop: { watch: [{ path: 'a', action: 'rebuild' }, { path: 'b', action: 'rebuild' }] } }],
    ['placement constraints', 'deploy: {placement: {constraints: [a]}}', 'deploy: {placement: {constraints: [b, a]}}', { deploy: { placement: { constraints: ['a', 'b'] } } }],
    ['build.tags and build.cache_from', 'build: {context: ., tags: [a], cache_from: [a]}', 'build: {tags: [b], cache_from: [a, b]}', { build: { context: '.', tags: ['a', 'b'], cache_from: ['a', 'b'] } }],
    ['post_start', 'post_start: [{command: a}]', 'post_start: [{command: b}]', { post_start: [{ command: 'a' }, { command: 'b' }] }],
  ],
  'Sequence: NAME=value by its name': [
    ['two maps', 'environment: {A: "1", B: "2"}', 'environment: {B: "3"}', { environment: { A: '1', B: '3' } }],
    ['two lists', 'environment: [A=1, B=2]', 'environment: [B=3]', { environment: ['A=1', 'B=3'] }],
    ['a map under a list', 'environment: {A: "1", B: "2"}', 'environment: [B=3, C]', { environment: { A: '1', B: '3', C: null } }],
    ['a list under a map', 'environment: [A=1, B=2]', 'environment: {B: "3"}', { environment: { A: '1', B: '3' } }],
    ['a name alone is what the environment of Compose says: in a list', 'environment: [A=1]', 'environment: [A]', { environment: ['A'] }],
    ['a name alone is what the environment of Compose says: in a map', 'environment: {A: "1"}', 'environment: {A: }', { environment: { A: null } }],
    ['a name that stands twice in one file is said once by a later one', 'environment: [A=1, A=2, B=1]', 'environment: [A=3]', { environment: ['A=3', 'B=1'] }],
    ['labels', 'labels: {a: b}', 'labels: [a=c, d]', { labels: { a: 'c', d: null } }],
    ['annotations', 'annotations: [a=b]', 'annotations: {a: c}', { annotations: { a: 'c' } }],
    ['sysctls', 'sysctls: {net.core.somaxconn: "1"}', 'sysctls: [net.core.somaxconn=2]', { sysctls: { 'net.core.somaxconn': '2' } }],
    ['build.args', 'build: {args: {A: "1"}}', 'build: {args: [A=2, B=3]}', { build: { args: { A: '2', B: '3' } } }],
    ['deploy.labels', 'deploy: {labels: {a: b}}', 'deploy: {labels: [a=c]}', { deploy: { labels: { a: 'c' } } }],
  ],
  'Exceptions: shell commands are replaced': [
    ['a command', 'command: [a, b]', 'command: [c]', { command: ['c'] }],
    ['a command as text replaces a list', 'command: [a, b]', 'command: c d', { command: 'c d' }],
    ['an empty command', 'command: [a, b]', 'command: []', { command: [] }],
    ['a command without a value: the one of the image', 'command: [a, b]', 'command:', { command: null }],
    ['an entrypoint', 'entrypoint: [a]', 'entrypoint: [b]', { entrypoint: ['b'] }],
    ['the test of a healthcheck, whose timings are merged', 'healthcheck: {test: [CMD, a], retries: 3}', 'healthcheck: {test: [CMD, b], timeout: 5s}', { healthcheck: { test: ['CMD', 'b'], retries: '3', timeout: '5s' } }],
    ['a healthcheck that is switched off keeps its test', 'healthcheck: {test: [CMD, a]}', 'healthcheck: {disable: "true"}', { healthcheck: { test: ['CMD', 'a'], disable: 'true' } }],
  ],
  'Unique resources': [
    ['ports by all their parts', 'ports: ["8080:80"]', 'ports: ["8080:80", "8443:443"]', { ports: ['8080:80', '8443:443'] }],
    ['a port at another address is another one', 'ports: ["8080:80"]', 'ports: ["127.0.0.1:8080:80"]', { ports: ['8080:80', '127.0.0.1:8080:80'] }],
    ['a port at every address is the one without', 'ports: ["8080:80"]', 'ports: ["0.0.0.0:8080:80"]', { ports: ['0.0.0.0:8080:80'] }],
    ['a port of another protocol is another one', 'ports: ["53:53/udp"]', 'ports: ["53:53"]', { ports: ['53:53/udp', '53:53'] }],
    ['TCP is what a port has that names none', 'ports: ["53:53"]', 'ports: ["53:53/tcp"]', { ports: ['53:53/tcp'] }],
    ['a port that is published elsewhere is another one', 'ports: ["8080:80"]', 'ports: ["8081:80"]', { ports: ['8080:80', '8081:80'] }],
    ['a long port is the short one', 'ports: ["8080:80"]', 'ports: [{target: 80, published: "8080"}]', { ports: [{ target: '80', published: '8080' }] }],
    ['volumes by their target', 'volumes: ["./a:/data", "logs:/logs"]', 'volumes: ["./b:/data:ro"]', { volumes: ['./b:/data:ro', 'logs:/logs'] }],
    ['a target with a slash behind it', 'volumes: ["./a:/data/"]', 'volumes: ["./b:/data"]', { volumes: ['./b:/data'] }],
    ['a long volume by its target', 'volumes: ["./a:/data"]', 'volumes: [{type: volume, source: data, target: /data}]', { volumes: [{ type: 'volume', source: 'data', target: '/data' }] }],
    ['devices by their target', 'devices: [/dev/a]', 'devices: ["/dev/b:/dev/a:r"]', { devices: ['/dev/b:/dev/a:r'] }],
    ['secrets by their name', 'secrets: [token]', 'secrets: [{source: token, mode: 256}]', { secrets: [{ source: 'token', mode: '256' }] }],
    ['secrets by their target', 'secrets: [token]', 'secrets: [{source: other, target: /run/secrets/token}]', { secrets: [{ source: 'other', target: '/run/secrets/token' }] }],
    ['a secret with a target is not the one of its name', 'secrets: [token]', 'secrets: [{source: token, target: other}]', { secrets: ['token', { source: 'token', target: 'other' }] }],
    ['configs by their target', 'configs: [app]', 'configs: [{source: other, target: /app}]', { configs: [{ source: 'other', target: '/app' }] }],
  ],
  'Reset value': [
    ['an attribute', 'ports: ["8080:80"]', 'ports: !reset []', {}],
    ['an attribute, with null', 'image: web:1\n    privileged: true', 'privileged: !reset null', { image: 'web:1' }],
    ['a variable', 'environment: {A: "1", B: "2"}', 'environment: {A: !reset null}', { environment: { B: '2' } }],
    ['a variable of a list is not reached', 'environment: [A=1]', 'environment: {A: !reset null}', { environment: { A: '1' } }],
    ['a part of an attribute', 'healthcheck: {test: [CMD, a], retries: 3}', 'healthcheck: {retries: !reset null}', { healthcheck: { test: ['CMD', 'a'] } }],
    ['an item of a list is left out of the list that it stands in', 'cap_drop: [A]', 'cap_drop: [!reset A, C]', { cap_drop: ['A', 'C'] }],
  ],
  'Replace value': [
    ['a list', 'ports: ["8080:80"]', 'ports: !override ["8443:443"]', { ports: ['8443:443'] }],
    ['a map', 'environment: {A: "1"}', 'environment: !override {B: "2"}', { environment: { B: '2' } }],
    ['a part of an attribute', 'deploy: {resources: {limits: {memory: 1g, cpus: "1"}}}', 'deploy: {resources: {limits: !override {cpus: "2"}}}', { deploy: { resources: { limits: { cpus: '2' } } } }],
    ['what is waited for', 'depends_on: [db, cache]', 'depends_on: !override [cache]', { depends_on: ['cache'] }],
  ],
};

for (const [section, cases] of Object.entries(CASES)) describe(section, () => {
  for (const [title, base, override, merged] of cases) {
    test(title, () => {
      const files = { 'compose.yaml': file(base), 'compose.override.yaml': file(override) };
      assert.deepEqual(loaded(files), { services: { web: merged }, problems: [] });
      assert.deepEqual(loaded(files, 'compose.override.yaml'), { services: { web: merged }, problems: [] });
    });
  }
});

describe('compose.override.yaml is laid over compose.yaml', () => {
  test('a service that only one of them has', () => {
    const files = { 'compose.yaml': 'services: {web: {image: web}}', 'compose.override.yaml': 'services: {debug: {image: debug}}' };
    assert.deepEqual(loaded(files).services, { web: { image: 'web' }, debug: { image: 'debug' } });
  });

  test('a service that is taken back is none, and one that is replaced is what the later file says (13-merge, Reset and Replace value)', () => {
    const files = { 'compose.yaml': 'services: {web: {image: web}, debug: {image: debug, privileged: true}, old: {image: old}}', 'compose.override.yaml': 'services: {web: !override {image: other}, debug: !reset null, old: !reset {image: old}}' };
    assert.deepEqual(loaded(files).services, { web: { image: 'other' } });
  });

  test('a service without a value adds nothing (13-merge, Mapping)', () => {
    assert.deepEqual(loaded({ 'compose.yaml': 'services: {web: {image: web}}', 'compose.override.yaml': 'services:\n  web:\n' }).services, { web: { image: 'web' } });
  });

  test('of three files each is laid over those before it (13-merge)', () => {
    const files = { '.env': 'COMPOSE_FILE=a.yml:b.yml:c.yml\n', 'a.yml': file('ports: ["80:80"]'), 'b.yml': file('ports: !reset []'), 'c.yml': file('ports: ["81:80"]') };
    assert.deepEqual(loaded(files, 'a.yml').services, { web: { ports: ['81:80'] } });
  });

  test('anchors, merge keys and x- fragments (10-fragments, 11-extension)', () => {
    const text = `
x-usual: &usual
  restart: always
  logging: &logging {driver: local}
x-other: &other {user: "1000", restart: "no"}
services:
  web: {<<: *usual, image: web}
  job: {<<: [*other, *usual], image: job, logging: {<<: *logging, options: {max-size: 1m}}}
`;
    assert.deepEqual(loaded({ 'compose.yaml': text }).services, {
      web: { image: 'web', restart: 'always', logging: { driver: 'local' } },
      job: { image: 'job', user: '1000', restart: 'no', logging: { driver: 'local', options: { 'max-size': '1m' } } },
    });
  });
});

function file(attribute: string): string {
  return `services:\n  web:\n    ${attribute}\n`;
}
