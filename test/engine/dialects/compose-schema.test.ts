import assert from 'node:assert/strict';
import { test } from 'node:test';
import { structureFaults } from '../../../src/engine/dialects/compose/schema/check.ts';
import { Cursor } from '../../../src/engine/syntax/cursor.ts';
import { parseYaml } from '../../../src/engine/syntax/yaml/document.ts';
import { sourceOf, textOf } from '../../../src/engine/text/source.ts';

function faults(text: string, isWhole = true): string[] | undefined {
  return structureFaults(Cursor.root(parseYaml(sourceOf('compose.yaml', text))), isWhole)?.map(({ span, message }) => `${textOf(span)}: ${message}`);
}

const service = (lines: string): string => `services:\n  web:\n    image: example.com/web:1\n${lines.replace(/^/gm, '    ')}\n`;

test('attributes of every depth are known by their names', () => {
  assert.deepEqual(faults(service('deploy:\n  resources:\n    limit:\n      cpus: 1')), [
    'limit: Compose knows no limit in services.web.deploy.resources; the nearest that it knows is limits.',
  ]);
  assert.deepEqual(faults('service:\n  web:\n    image: x\n'), ['service: Compose knows no service at the top of a file; the nearest that it knows is services.']);
});

test('one value may be of several kinds, and is judged by the one that it has', () => {
  assert.deepEqual(faults(service('build: .\nports:\n  - 80\n  - "81:81"\n  - target: 82\nenvironment:\n  A: 1\n  B: true\n  C:\n')), []);
  assert.deepEqual(faults(service('ports:\n  - target: 82\n    publish: 83')), ['publish: Compose knows no publish in services.web.ports[0]; the nearest that it knows is published.']);
  assert.deepEqual(faults(service('ports: 80')), ['80: services.web.ports must be a list, not a whole number.']);
  assert.deepEqual(faults(service('command: {run: it}')), ['{run: it}: services.web.command must be a text or a list, not a map.']);
});

test('YAML 1.1 words are texts, and texts that read as numbers or switches are taken for them', () => {
  assert.deepEqual(faults(service('restart: no\nprivileged: yes\nscale: "3"\nmem_limit: 512m\nuse_api_socket: "true"')), []);
  assert.deepEqual(faults(service('restart: false')), ['false: services.web.restart must be a text, not true or false.']);
});

test('variables, templates, tags and extensions are left alone', () => {
  assert.deepEqual(faults(service('ports: !reset []\npull_policy: ${POLICY}\nhostname: "{{.Node.Hostname}}"\nx-owner: {a: 1}\n${KEY}: 1')), []);
  assert.deepEqual(faults(service('ports: !override 80')), ['80: services.web.ports must be a list, not a whole number.']);
});

test('what a fragment brings along is judged where it is used, and said once', () => {
  const text = 'x-base: &base\n  interval: 30\n  retry: 3\nservices:\n  a:\n    image: x\n    healthcheck: *base\n  b:\n    image: x\n    healthcheck:\n      <<: *base\n      test: "true"\n';
  assert.deepEqual(faults(text), [
    '30: services.a.healthcheck.interval must be a text, not a whole number.',
    'retry: Compose knows no retry in services.a.healthcheck; the nearest that it knows is retries.',
  ]);
});

test('what is required may stand in another file', () => {
  const text = service('depends_on:\n  db:\n    restart: true');
  assert.deepEqual(faults(text), ['restart: services.web.depends_on.db lacks condition, which Compose requires.']);
  assert.deepEqual(faults(text, false), []);
});

test('a key without a value is refused, where nothing else gives it one (all of compose-go, 2.1.3 to 2.16.2)', () => {
  assert.deepEqual(faults(service('environment:\n  # A: 1\nports:')), [
    'environment: services.web.environment must be a map or a list, not nothing.',
    'ports: services.web.ports must be a list, not nothing.',
  ]);
  assert.deepEqual(faults(service('environment:\nports:'), false), []);
  assert.deepEqual(faults(service('command:\nentrypoint:\ndeploy:\ndevelop:\nenvironment: {A: }\nnetworks: {a: }') + 'volumes: {data: }\nnetworks: {a: }\n'), []);
});

test('what the specification has added is known (schema/compose-spec.json of compose-go 2.16.2)', () => {
  assert.deepEqual(faults(service('umask: "0027"\npre_start: [{image: x, command: migrate}]\nnetworks: {a: {use_service_name_alias: false}}\nbuild: {context: ., provenance: mode=max, sbom: true, no_cache_filter: [test]}\ndevelop: {watch: [{path: ., action: sync, target: /app, initial_sync: true}]}') + 'jobs: {backup: {image: x, triggers: {manual: true}}}\n'), []);
  assert.deepEqual(faults(service('develop: {watch: [{path: ., action: sync, initial_sync: soon}]}')), ['soon: services.web.develop.watch[0].initial_sync must be true or false, not a text.']);
});

test('a broken text is not judged, and neither an alias in itself nor a deep one hangs', () => {
  assert.equal(faults('services:\n  web: [\n'), undefined);
  assert.deepEqual(faults(`services:\n  web: &a\n    image: x\n    build: *a\n`)?.length, 0);
  assert.deepEqual(faults(''), []);
});
