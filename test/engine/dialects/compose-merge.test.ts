import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loaded } from '../../support/compose.ts';
import type { Plain } from '../../support/compose.ts';

/** An attribute of a service in compose.yaml, in compose.override.yaml, and as Compose loads it (specification, 13-merge). */
const CASES: readonly (readonly [title: string, base: string, override: string, merged: Plain])[] = [
  ['a text is replaced', 'image: web:1', 'image: web:2', { image: 'web:2' }],
  ['what only one of them says stays', 'image: web:1', 'user: "1000"', { image: 'web:1', user: '1000' }],
  ['nothing replaces nothing', 'image: web:1', 'image:', { image: 'web:1' }],
  ['maps are merged', 'deploy: {resources: {limits: {memory: 1g}}}', 'deploy: {resources: {limits: {cpus: "1"}}}', { deploy: { resources: { limits: { memory: '1g', cpus: '1' } } } }],
  ['lists are appended', 'cap_drop: [SYS_ADMIN]', 'cap_drop: [NET_ADMIN]', { cap_drop: ['SYS_ADMIN', 'NET_ADMIN'] }],
  ['an item that is there already is not added', 'cap_drop: [ALL]', 'cap_drop: [ALL]', { cap_drop: ['ALL'] }],
  ['a command is replaced', 'command: [a, b]', 'command: [c]', { command: ['c'] }],
  ['a command as text replaces a list', 'command: [a, b]', 'command: c d', { command: 'c d' }],
  ['an entrypoint is replaced', 'entrypoint: [a]', 'entrypoint: [b]', { entrypoint: ['b'] }],
  ['the test of a healthcheck is replaced, its timings are merged', 'healthcheck: {test: [CMD, a], retries: 3}', 'healthcheck: {test: [CMD, b], timeout: 5s}', { healthcheck: { test: ['CMD', 'b'], retries: '3', timeout: '5s' } }],
  ['environment by name: two maps', 'environment: {A: "1", B: "2"}', 'environment: {B: "3"}', { environment: { A: '1', B: '3' } }],
  ['environment by name: two lists', 'environment: [A=1, B=2]', 'environment: [B=3]', { environment: ['A=1', 'B=3'] }],
  ['environment by name: a map under a list', 'environment: {A: "1", B: "2"}', 'environment: [B=3, C]', { environment: { A: '1', B: '3', C: null } }],
  ['environment by name: a list under a map', 'environment: [A=1, B=2]', 'environment: {B: "3"}', { environment: { A: '1', B: '3' } }],
  ['ports by all their parts', 'ports: ["8080:80"]', 'ports: ["8080:80", "8443:443"]', { ports: ['8080:80', '8443:443'] }],
  ['a port at another address is another one', 'ports: ["8080:80"]', 'ports: ["127.0.0.1:8080:80"]', { ports: ['8080:80', '127.0.0.1:8080:80'] }],
  ['a long port is the short one', 'ports: ["8080:80"]', 'ports: [{target: 80, published: "8080"}]', { ports: [{ target: '80', published: '8080' }] }],
  ['volumes by their target', 'volumes: ["./a:/data", "logs:/logs"]', 'volumes: ["./b:/data:ro"]', { volumes: ['./b:/data:ro', 'logs:/logs'] }],
  ['a long volume by its target', 'volumes: ["./a:/data"]', 'volumes: [{type: volume, source: data, target: /data}]', { volumes: [{ type: 'volume', source: 'data', target: '/data' }] }],
  ['secrets by their target', 'secrets: [token]', 'secrets: [{source: token, mode: 256}]', { secrets: [{ source: 'token', mode: '256' }] }],
  ['depends_on: a list under a map', 'depends_on: [db, cache]', 'depends_on: {db: {condition: service_healthy}}', { depends_on: { db: { condition: 'service_healthy' }, cache: 'cache' } }],
  ['build: a text under a map', 'build: ./web', 'build: {target: prod}', { build: { context: './web', target: 'prod' } }],
  ['env_file: a text and a list', 'env_file: a.env', 'env_file: [b.env]', { env_file: ['a.env', 'b.env'] }],
  ['logging of the same driver is merged', 'logging: {driver: local, options: {max-size: 1m}}', 'logging: {driver: local, options: {max-file: "2"}}', { logging: { driver: 'local', options: { 'max-size': '1m', 'max-file': '2' } } }],
  ['logging of another driver is replaced', 'logging: {driver: local, options: {max-size: 1m}}', 'logging: {driver: syslog}', { logging: { driver: 'syslog' } }],
  ['!reset takes back', 'ports: ["8080:80"]', 'ports: !reset []', {}],
  ['!reset null takes back', 'image: web:1\n    privileged: true', 'privileged: !reset null', { image: 'web:1' }],
  ['!override replaces', 'ports: ["8080:80"]', 'ports: !override ["8443:443"]', { ports: ['8443:443'] }],
];

describe('compose.override.yaml is laid over compose.yaml', () => {
  for (const [title, base, override, merged] of CASES) {
    test(title, () => {
      const files = { 'compose.yaml': file(base), 'compose.override.yaml': file(override) };
      assert.deepEqual(loaded(files), { services: { web: merged }, problems: [] });
      assert.deepEqual(loaded(files, 'compose.override.yaml'), { services: { web: merged }, problems: [] });
    });
  }

  test('a service that only one of them has', () => {
    const files = { 'compose.yaml': 'services: {web: {image: web}}', 'compose.override.yaml': 'services: {debug: {image: debug}}' };
    assert.deepEqual(loaded(files).services, { web: { image: 'web' }, debug: { image: 'debug' } });
  });

  test('anchors, merge keys and x- fragments', () => {
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
