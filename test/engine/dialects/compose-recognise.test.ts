import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFile } from '../../../src/engine/index.ts';

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
  ['compose.yaml', 'services:\n  web:\n    image: web\njobs:\n  backup:\n    image: web\n', 'compose'],
  ['ci.yml', 'services:\n  db:\n    image: postgres\njobs:\n  include: []\n', 'not-ours'],
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
