import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findings, loaded, readAll, report } from '../../support/compose.ts';
import { imageTag } from '../../../src/engine/rules/image-tag.ts';
import { privileged } from '../../../src/engine/rules/privileged.ts';
import { memoryLimit } from '../../../src/engine/rules/memory-limit.ts';

describe('which files make a project', () => {
  const web = (image: string): string => `services: {web: {image: ${image}}}`;

  test('the first of the default names, with its override', () => {
    const files = { 'compose.yaml': web('a'), 'docker-compose.yml': web('b'), 'docker-compose.override.yml': 'services: {web: {user: "1"}}' };
    assert.deepEqual(loaded(files).services, { web: { image: 'a', user: '1' } });
    assert.deepEqual(loaded(files, 'docker-compose.yml').services, { web: { image: 'b' } });
  });

  test('COMPOSE_FILE in .env', () => {
    const files = { '.env': 'COMPOSE_FILE=base.yml:prod.yml', 'base.yml': web('a'), 'prod.yml': 'services: {web: {user: "1"}}', 'compose.yaml': web('c') };
    assert.deepEqual(loaded(files, 'prod.yml').services, { web: { image: 'a', user: '1' } });
    assert.deepEqual(loaded(files, 'compose.yaml').services, { web: { image: 'c' } });
  });

  test('a file that only adds to services is read on top of the default one', () => {
    const files = { 'app/compose.yaml': web('a'), 'app/compose.prod.yaml': 'services: {web: {restart: always}}', 'app/compose.other.yaml': web('d') };
    assert.deepEqual(loaded(files, 'app/compose.prod.yaml').services, { web: { image: 'a', restart: 'always' } });
    assert.deepEqual(loaded(files, 'app/compose.other.yaml').services, { web: { image: 'd' } });
  });
});

describe('extends', () => {
  test('a service of the same file, and of one above it', () => {
    const text = `
services:
  base: {image: base, environment: {A: "1", B: "2"}, command: [a]}
  web: {extends: base, environment: {B: "3"}, command: [b]}
  shop: {extends: {service: web}, image: shop}
`;
    const { services, problems } = loaded({ 'compose.yaml': text });
    assert.deepEqual(problems, []);
    assert.deepEqual(services, {
      base: { image: 'base', environment: { A: '1', B: '2' }, command: ['a'] },
      web: { image: 'base', environment: { A: '1', B: '3' }, command: ['b'] },
      shop: { image: 'shop', environment: { A: '1', B: '3' }, command: ['b'] },
    });
  });

  test('a service of another file, whose base stands in a third', () => {
    const files = {
      'compose.yaml': 'services: {web: {extends: {file: common/web.yaml, service: web}, user: "1"}}',
      'common/web.yaml': 'services: {web: {extends: {file: base.yaml, service: base}, image: web}}',
      'common/base.yaml': 'services: {base: {restart: always}}',
    };
    assert.deepEqual(loaded(files), { services: { web: { restart: 'always', image: 'web', user: '1' } }, problems: [] });
  });

  const REFUSED: Readonly<Record<string, readonly [text: string, problem: string]>> = {
    'a file that is not there': ['services: {web: {extends: {file: gone.yaml, service: a}}}', 'compose.yaml: gone.yaml: Service web extends a service of gone.yaml, which is not there.'],
    'a path that leaves the workspace': ['services: {web: {extends: {file: ../../x.yaml, service: a}}}', 'compose.yaml: ../../x.yaml: Service web extends a service of ../../x.yaml, which lies outside the workspace: it is not read.'],
    'an absolute path': ['services: {web: {extends: {file: /etc/x.yaml, service: a}}}', 'compose.yaml: /etc/x.yaml: Service web extends a service of /etc/x.yaml, which lies outside the workspace: it is not read.'],
    'a service that is not there': ['services: {web: {extends: nobody}}', 'compose.yaml: nobody: Service web extends nobody, which is no service of this file.'],
    'itself': ['services: {web: {extends: web}}', 'compose.yaml: web: Service web extends itself: web → web.'],
  };
  for (const [title, [text, problem]] of Object.entries(REFUSED)) {
    test(`${title} is told once, and what it may say is not called missing`, () => {
      assert.deepEqual(loaded({ 'compose.yaml': text }).problems, [problem]);
      assert.deepEqual(findings({ 'compose.yaml': text }, [memoryLimit]), []);
    });
  }

  test('a circle through several services and files ends', () => {
    const files = {
      'compose.yaml': 'services: {a: {extends: b}, b: {extends: {file: other.yaml, service: c}}}',
      'other.yaml': 'services: {c: {extends: {file: compose.yaml, service: a}}}',
    };
    assert.match(loaded(files).problems[0] ?? '', /extends itself: a → b → c → a/);
  });
});

test('an image that another service builds is not pulled either', () => {
  const text = 'services:\n  web: {build: ., image: shop}\n  worker: {image: shop}\n  cache: {image: redis}\n';
  assert.deepEqual(findings({ 'compose.yaml': text }, [imageTag]), ['compose.yaml:4 image-tag: Service cache names no tag of its image: it runs latest.']);
});

describe('include', () => {
  test('an included file is a project of its own, judged where it stands', () => {
    const files = { 'compose.yaml': 'include: [db/compose.yaml]\nservices: {web: {image: web:1}}\n', 'db/compose.yaml': 'services: {db: {image: db:1, privileged: true}}\n' };
    assert.deepEqual(findings(files, [privileged]), ['db/compose.yaml:1 privileged: Service db is privileged.']);
  });

  test('of several files that are included as one, none is judged by itself', () => {
    const files = { 'compose.yaml': 'include: [{path: [a.yaml, b.yaml]}]\n', 'a.yaml': 'services: {db: {image: db:1}}\n', 'b.yaml': 'services: {db: {mem_limit: 1g}}\n' };
    assert.deepEqual(findings(files, [memoryLimit]), []);
  });

  test('what is not there, lies outside or includes itself is told', () => {
    assert.deepEqual(loaded({ 'compose.yaml': 'include: [gone.yaml, ../x.yaml, compose.yaml, "oci://registry/x"]' }).problems, [
      'compose.yaml: gone.yaml: The included file gone.yaml is not there.',
      'compose.yaml: ../x.yaml: ../x.yaml lies outside the workspace: it is not read.',
      'compose.yaml: compose.yaml: compose.yaml includes itself: compose.yaml → compose.yaml.',
    ]);
  });
});

describe('a finding stands where it can be mended, once', () => {
  test('a value of the override is found there; what is missing, in the file that has the service', () => {
    const files = {
      'compose.yaml': 'services:\n  web:\n    image: web:1\n',
      'compose.override.yaml': 'services:\n  web:\n    privileged: true\n  debug:\n    image: debug:1\n',
    };
    assert.deepEqual(findings(files, [privileged, memoryLimit]), [
      'compose.yaml:2 memory-limit: Service web has no memory limit.',
      'compose.override.yaml:3 privileged: Service web is privileged.',
      'compose.override.yaml:4 memory-limit: Service debug has no memory limit.',
    ]);
  });

  test('what an override adds is not missing', () => {
    const files = { 'compose.yaml': 'services:\n  web:\n    image: web:1\n', 'compose.override.yaml': 'services:\n  web:\n    mem_limit: 1g\n' };
    assert.deepEqual(findings(files, [memoryLimit]), []);
  });

  test('a base of another file says its own part, and lacks nothing by itself', () => {
    const files = {
      'compose.yaml': 'services:\n  web:\n    extends: {file: common.yaml, service: base}\n    mem_limit: 1g\n  api:\n    extends: {file: common.yaml, service: base}\n',
      'common.yaml': 'services:\n  base:\n    image: web:1\n    privileged: true\n  other:\n    image: other:1\n',
    };
    assert.deepEqual(findings(files, [privileged, memoryLimit]), [
      'compose.yaml:5 memory-limit: Service api has no memory limit.',
      'common.yaml:5 memory-limit: Service other has no memory limit.',
      'common.yaml:4 privileged: Service web is privileged.',
    ]);
  });

  test('the documents of one file are laid over each other, and counted once', () => {
    const text = 'services:\n  web:\n    image: web:1\n---\n# for development\nservices:\n  web:\n    privileged: true\n    mem_limit: 1g\n  debug:\n    image: debug:1\n';
    assert.deepEqual(findings({ 'compose.yaml': text }, [privileged, memoryLimit]), [
      'compose.yaml:8 privileged: Service web is privileged.',
      'compose.yaml:10 memory-limit: Service debug has no memory limit.',
    ]);
    const { models, project } = readAll({ 'compose.yaml': text });
    const [model] = models.values();
    assert.equal(model === undefined ? 0 : report(model, project, [memoryLimit]).tallies.get('memory-limit')?.examined, 2);
  });

  test('a value that an alias gives to several services is found once', () => {
    const text = 'x-a: &a\n  privileged: true\nservices:\n  web: {<<: *a, image: web:1}\n  api: {<<: *a, image: api:1}\n';
    assert.deepEqual(findings({ 'compose.yaml': text }, [privileged]), ['compose.yaml:2 privileged: Service web is privileged.']);
  });

  test('a file knows which others it was read with', () => {
    const { models } = readAll({ 'app/compose.yaml': 'services: {web: {image: web}}' });
    assert.ok(models.get('app/compose.yaml')?.reads.includes('app/compose.override.yaml'));
    assert.ok(models.get('app/compose.yaml')?.reads.includes('app/.env'));
  });
});
