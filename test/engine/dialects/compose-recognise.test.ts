import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFile } from '../../../src/engine/index.ts';
import { findings, report, readAll } from '../../support/compose.ts';
import { memoryLimit } from '../../../src/engine/rules/memory-limit.ts';

const WEB = 'services:\n  web:\n    image: example.com/web:1.4.2\n';

/** What a file is called, what it says, and what it is taken for. */
const FILES: readonly (readonly [path: string, text: string, status: string])[] = [
  ['compose.yaml', WEB, 'compose'],
  ['deploy/docker-compose.prod.yml', WEB, 'compose'],
  ['docker-stack.yml', WEB, 'compose'],
  ['anything.yaml', WEB, 'compose'],
  ['compose.yaml', 'services: {web: {image: web}}\n', 'compose'],
  ['compose.yaml', 'include:\n  - db.yaml\n', 'compose'],
  ['compose.override.yml', 'services:\n  web:\n    ports: !reset []\n', 'compose'],
  ['.github/workflows/test.yml', `on: push\njobs:\n  test:\n    services:\n      db:\n        image: postgres\n`, 'not-ours'],
  ['.gitlab-ci.yml', `stages: [test]\nservices:\n  - image: postgres\n`, 'not-ours'],
  ['config/services.yaml', `parameters:\n  a: b\nservices:\n  App\\Service:\n    build: x\n`, 'not-ours'],
  ['config/services.yaml', `services:\n  App\\Service:\n    autowire: true\n`, 'not-ours'],
  ['values.yaml', `image: web\nservice:\n  port: 80\n`, 'not-ours'],
  ['deploy.yaml', `apiVersion: v1\nkind: Service\nspec: {}\n`, 'kubernetes'],
  ['compose.yaml', `services:\n{% for name in names %}\n  web:\n    image: web\n{% endfor %}\n`, 'left-alone'],
  ['compose.yaml', `services:\n  {{- range .Values.services }}\n  web:\n    image: web\n  {{- end }}\n`, 'left-alone'],
  ['compose.yaml', `services:\n  web:\n    image: "web:{{ tag }}"\n`, 'compose'],
  ['notes.md', WEB, 'not-ours'],
];

describe('what is a Compose file', () => {
  for (const [path, text, status] of FILES) {
    test(`${path}: ${JSON.stringify(text.slice(0, 40))} is ${status}`, () => {
      const { status: read } = readFile(path, text);
      assert.equal(read.kind === 'checked' ? read.dialect : read.kind, status);
    });
  }
});

describe('bad input', () => {
  const BAD: Readonly<Record<string, string>> = {
    'prose behind the services': `${WEB}\nHere is how you start it: run docker compose up\n`,
    'prose in a service': 'services:\n  web:\n    image: web\n    This is the web server\n    ports:\n      - 80\n',
    'services that are a list': 'services:\n  - image: web\n',
    'a service that is a text': 'services:\n  web: example.com/web\n  build: yes\n',
    'a service that is nothing': 'services:\n  web:\n  api:\n    image: api\n',
    'lists and maps where others belong': 'services:\n  web:\n    image: [a, b]\n    ports: {a: b}\n    environment: text\n    volumes: 5\n    healthcheck: [1]\n    deploy: []\n    security_opt: x\n    cap_drop: ALL\n    user: {a: b}\n    extends: [a]\n    depends_on: 5\n    sysctls: text\n    command: {a: b}\n',
    'an alias in its own anchor': 'services:\n  web: &a\n    image: web\n    labels: *a\n',
    'keys that are no text': 'services:\n  ? [a]\n  : image: web\n  1: {image: web}\n',
    'nothing at all': 'services:\n',
    'only a merge': 'services:\n  <<: {web: {image: web}}\n',
    'two documents': `${WEB}---\nservices:\n  web:\n    mem_limit: 1g\n`,
  };
  for (const [title, text] of Object.entries(BAD)) {
    test(title, () => {
      const { models, project } = readAll({ 'compose.yaml': text });
      for (const model of models.values()) {
        const { failures, findings: all } = report(model, project, [memoryLimit]);
        assert.deepEqual(failures, []);
        for (const { fixes = [] } of all) for (const fix of fixes) fix.changes();
      }
    });
  }

  test('the services of a broken file that can be read are still checked', () => {
    assert.deepEqual(findings({ 'compose.yaml': `${WEB}    read_only: true\n  api:\n    image: "api\n` }, [memoryLimit]), ['compose.yaml:2 memory-limit: Service web has no memory limit.']);
  });

  test('many aliases end', () => {
    const bomb = Array.from({ length: 12 }, (_, i) => `x-${String(i + 1)}: &a${String(i + 1)} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*a${String(i)}`)).join(', ')}]`);
    const { models } = readAll({ 'compose.yaml': `${bomb.join('\n')}\nservices:\n  web:\n    image: web:1\n    labels: *a12\n` });
    assert.equal(models.size, 1);
  });
});
