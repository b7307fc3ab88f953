import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, applyFileEdits, toFileEdits, write } from '../../../src/engine/index.ts';
import { findings, readAll, report } from '../../support/compose.ts';
import type { Workspace } from '../../support/compose.ts';

const IDS = ['depends-on-health', 'container-name', 'ports-duplicate'];
const rules = RULES.filter(({ id }) => IDS.includes(id));

const PROJECT: Workspace = {
  'compose.yaml': `x-deps: &deps
  - db
services:
  web:
    image: example.com/web:1
    container_name: shop
    ports: ["80:8080"]
    depends_on:
      - db # first
  worker:
    image: example.com/web:1
    depends_on: *deps
  db:
    image: postgres:17
    healthcheck: {test: pg_isready}
`,
  'compose.override.yaml': `services:
  web:
    depends_on: [cache]
  cache:
    image: redis:7
    container_name: shop
    ports: ["80:6379"]
    healthcheck: {test: redis-cli ping}
`,
};

describe('services of one project, in two files', () => {
  test('each finding stands where its part is written', () => {
    assert.deepEqual(findings(PROJECT, rules), [
      'compose.yaml:9 depends-on-health: Service web does not wait until db is healthy.',
      'compose.yaml:2 depends-on-health: Service worker does not wait until db is healthy.',
      'compose.override.yaml:3 depends-on-health: Service web does not wait until cache is healthy.',
      'compose.override.yaml:6 container-name: Service cache names its container shop, as Service web does: only one of them can start.',
      'compose.override.yaml:7 ports-duplicate: Service cache publishes port 80, as Service web does: only one of them can have it.',
    ]);
  });

  test('a list gives way to conditions in its own file alone, and an alias where it is used', () => {
    assert.match(mended(PROJECT, 'compose.yaml', 'Service web does not wait'), /depends_on:\n {6}db: # first\n {8}condition: service_healthy\n {2}worker:/);
    assert.match(mended(PROJECT, 'compose.yaml', 'Service worker does not wait'), /^x-deps: &deps\n {2}- db\n[\s\S]*depends_on:\n {6}db:\n {8}condition: service_healthy\n/);
    assert.match(mended(PROJECT, 'compose.override.yaml', 'Service web does not wait'), /depends_on: \{cache: \{condition: service_healthy\}\}\n/);
  });

  test('what only another file says of a dependency counts as well', () => {
    const files = {
      'compose.yaml': 'services:\n  web: {image: a, depends_on: [db]}\n  db:\n    extends: {file: base.yaml, service: db}\n',
      'base.yaml': 'services:\n  db:\n    image: postgres:17\n    healthcheck: {test: pg_isready}\n',
    };
    assert.deepEqual(findings(files, rules), ['compose.yaml:2 depends-on-health: Service web does not wait until db is healthy.']);
  });

  test('names that variables make, and conditions that they decide, are not judged', () => {
    const db = '  db: {image: postgres:17, healthcheck: {test: pg_isready}}\n';
    for (const dependencies of ['["${DB}", db]', '{db: {condition: "${CONDITION}"}}', '[elsewhere]', '']) {
      assert.deepEqual(findings({ 'compose.yaml': `services:\n  web: {image: a, depends_on: ${dependencies}}\n${db}` }, rules), [], dependencies);
    }
  });

  test('a file for docker stack waits for nobody and names no container', () => {
    assert.deepEqual(findings({ 'docker-stack.yml': PROJECT['compose.yaml'] ?? '' }, rules), []);
  });
});

/** A file after the first fix of the finding whose message begins so. */
function mended(files: Workspace, path: string, message: string): string {
  const { models, project } = readAll(files);
  const model = models.get(path);
  const finding = model === undefined ? undefined : report(model, project, rules).findings.find(one => one.message.startsWith(message));
  const edit = write(finding?.fixes?.[0]?.changes() ?? []);
  if (edit.kind === 'refused') assert.fail(edit.because);
  return applyFileEdits(files[path] ?? '', toFileEdits(edit.edits)).text;
}
