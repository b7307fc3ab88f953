import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES, textOf } from '../../../src/engine/index.ts';
import type { FileSet } from '../../../src/engine/index.ts';
import { findings, loaded, readAll, report } from '../../support/compose.ts';
import type { Workspace } from '../../support/compose.ts';
import { imageTag } from '../../../src/engine/rules/image-tag.ts';
import { privileged } from '../../../src/engine/rules/privileged.ts';
import { memoryLimit } from '../../../src/engine/rules/memory-limit.ts';

describe('which files make a project', () => {
  const web = (image: string): string => `services: {web: {image: ${image}}}`;

  test('the first of the default names, with its override (03-compose-file)', () => {
    const files = { 'compose.yaml': web('a'), 'docker-compose.yml': web('b'), 'docker-compose.override.yml': 'services: {web: {user: "1"}}' };
    assert.deepEqual(loaded(files).services, { web: { image: 'a', user: '1' } });
    assert.deepEqual(loaded(files, 'docker-compose.yml').services, { web: { image: 'b' } });
  });

  test('the first of the override names (cli/options.go of compose-go)', () => {
    const files = { 'docker-compose.yaml': web('a'), 'compose.override.yaml': 'services: {web: {user: "1"}}', 'compose.override.yml': 'services: {web: {user: "2"}}' };
    assert.deepEqual(loaded(files, 'docker-compose.yaml').services, { web: { image: 'a', user: '2' } });
  });

  describe('COMPOSE_FILE in .env (Docker, "Pre-defined environment variables")', () => {
    const prod = 'services: {web: {user: "1"}}';

    test('names the files, and what would be found without it is a project of its own', () => {
      const files = { '.env': 'COMPOSE_FILE=base.yml:prod.yml', 'base.yml': web('a'), 'prod.yml': prod, 'compose.yaml': web('c') };
      assert.deepEqual(loaded(files, 'prod.yml').services, { web: { image: 'a', user: '1' } });
      assert.deepEqual(loaded(files, 'compose.yaml').services, { web: { image: 'c' } });
    });

    test('with the separator of Windows, and with one that COMPOSE_PATH_SEPARATOR states', () => {
      for (const env of ['COMPOSE_FILE=base.yml;prod.yml', 'COMPOSE_FILE=base.yml,prod.yml\nCOMPOSE_PATH_SEPARATOR=,']) {
        assert.deepEqual(loaded({ '.env': env, 'base.yml': web('a'), 'prod.yml': prod }, 'base.yml').services, { web: { image: 'a', user: '1' } }, env);
      }
    });

    test('in a folder above: its variables win over those beside the first file', () => {
      const files = {
        '.env': 'COMPOSE_FILE=deploy/base.yml:live/prod.yml\nTAG=1',
        'deploy/.env': 'TAG=2\nNAME=shop',
        'deploy/base.yml': 'services: {web: {image: "$NAME:$TAG", extends: {file: common.yml, service: common}}}',
        'deploy/common.yml': 'services: {common: {restart: always}}',
        'live/prod.yml': 'services: {api: {image: api, extends: {file: common.yml, service: common}}}',
      };
      const services = { web: { restart: 'always', image: 'shop:1' }, api: { restart: 'always', image: 'api' } };
      assert.deepEqual(loaded(files, 'deploy/base.yml'), { services, problems: [] });
      assert.deepEqual(loaded(files, 'live/prod.yml'), { services, problems: [] });
    });
  });

  test('a file that only adds to services is read on top of the default one', () => {
    const files = { 'app/compose.yaml': web('a'), 'app/compose.prod.yaml': 'services: {web: {restart: always}}', 'app/compose.other.yaml': web('d') };
    assert.deepEqual(loaded(files, 'app/compose.prod.yaml').services, { web: { image: 'a', restart: 'always' } });
    assert.deepEqual(loaded(files, 'app/compose.other.yaml').services, { web: { image: 'd' } });
  });
});

describe('files that the configuration says make a project', () => {
  const base = 'services:\n  web:\n    image: web:1\n';
  const sets = (...files: readonly (readonly string[])[]): FileSet[] => files.map(set => ({ files: set, statedIn: '.seaworthy.yaml' }));

  test('are laid over each other in that order, and what docker compose would find by itself is not', () => {
    const files = { 'compose.yaml': base, 'compose.override.yaml': 'services: {web: {privileged: true}}\n', 'prod.yaml': 'services: {web: {mem_limit: 1g}}\n' };
    assert.deepEqual(findings(files, [privileged, memoryLimit], sets(['compose.yaml', 'prod.yaml'])), ['compose.override.yaml:1 privileged: Service web is privileged.']);
  });

  test('in another folder, and with a name that says nothing', () => {
    const files = { 'compose.yaml': base, 'deploy/live.yaml': 'services:\n  web:\n    privileged: true\n' };
    assert.deepEqual(findings(files, [privileged, memoryLimit]), ['compose.yaml:2 memory-limit: Service web has no memory limit.']);
    assert.deepEqual(findings(files, [privileged, memoryLimit], sets(['compose.yaml', 'deploy/live.yaml'])), [
      'compose.yaml:2 memory-limit: Service web has no memory limit.',
      'deploy/live.yaml:3 privileged: Service web is privileged.',
    ]);
  });

  test('of several projects each is judged; what is found in both is said once', () => {
    const files = { 'compose.yaml': base, 'dev.yaml': 'services: {web: {user: "1"}}\n', 'live.yaml': 'services: {web: {mem_limit: 1g, image: web}}\n' };
    const two = sets(['compose.yaml', 'live.yaml'], ['compose.yaml', 'dev.yaml']);
    assert.deepEqual(findings(files, [memoryLimit, imageTag], two), [
      'compose.yaml:2 memory-limit: Service web has no memory limit.',
      'live.yaml:1 image-tag: Service web names no tag of its image: it runs latest.',
    ]);
    const { models, project } = readAll(files, two);
    const counted = [...models.values()].map(model => report(model, project, [memoryLimit]).tallies.get('memory-limit')?.examined ?? 0);
    assert.deepEqual(counted, [1, 0, 0]);
  });

  test('one that is not there is told in the first that is, and COMPOSE_FILE is read alike', () => {
    const told = (files: Workspace, stated: readonly FileSet[] = []): (readonly string[])[] => [...readAll(files, stated).models.values()].map(({ units }) => units.flatMap(({ problems }) => problems.map(({ message, span }) => `${textOf(span)}: ${message}`)));
    assert.deepEqual(told({ 'compose.yaml': base }, sets(['compose.yaml', 'gone.yaml'])), [['services: .seaworthy.yaml reads this file together with gone.yaml, which is not there.']]);
    assert.deepEqual(told({ 'compose.yaml': base, '.env': 'COMPOSE_FILE=compose.yaml:gone.yaml\n' })[0], ['services: COMPOSE_FILE reads this file together with gone.yaml, which is not there.']);
  });
});

describe('extends (05-services)', () => {
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

  test('what is extended is merged as files are, and may be taken back (13-merge)', () => {
    const text = `
services:
  base: {image: base, ports: ["80:80"], volumes: ["./a:/data"], cap_drop: [A], healthcheck: {test: [CMD, a], retries: "3"}}
  web: {extends: base, ports: !reset [], volumes: ["./b:/data"], cap_drop: !override [B], healthcheck: {test: [CMD, b]}, depends_on: [base]}
`;
    assert.deepEqual(loaded({ 'compose.yaml': text }).services, {
      base: { image: 'base', ports: ['80:80'], volumes: ['./a:/data'], cap_drop: ['A'], healthcheck: { test: ['CMD', 'a'], retries: '3' } },
      web: { image: 'base', volumes: ['./b:/data'], cap_drop: ['B'], healthcheck: { test: ['CMD', 'b'], retries: '3' }, depends_on: ['base'] },
    });
  });

  test('the variables are those of the project, not those beside the file that is extended (loader/extends.go of compose-go)', () => {
    const files = { '.env': 'TAG=1', 'common/.env': 'TAG=2', 'common/web.yaml': 'services: {web: {image: "web:$TAG"}}', 'compose.yaml': 'services: {web: {extends: {file: common/web.yaml, service: web}}}' };
    assert.deepEqual(loaded(files).services, { web: { image: 'web:1' } });
  });

  test('an override extends what stands in itself, and not what it is laid over (loader/loader.go of compose-go)', () => {
    const files = { 'compose.yaml': 'services: {base: {image: base}, web: {image: web}}', 'compose.override.yaml': 'services: {web: {extends: base}}' };
    assert.deepEqual(loaded(files).problems, ['compose.override.yaml: base: Service web extends base, which is no service of this file.']);
  });

  test('an env file of a service that is extended lies beside its file ("Relative paths")', () => {
    const files = { 'compose.yaml': 'services: {web: {extends: {file: common/web.yaml, service: web}}}', 'common/web.yaml': 'services:\n  web: {image: "web:1", env_file: web.env}\n', 'common/web.env': 'A=1' };
    const rules = RULES.filter(({ id }) => id === 'env-ref-missing');
    assert.deepEqual(findings(files, rules), []);
    const { 'common/web.env': moved, ...others } = files;
    assert.deepEqual(findings({ ...others, 'web.env': moved }, rules), ['common/web.yaml:2 env-ref-missing: Service web refers to env file web.env, which is not there.']);
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

  test('several files that are included as one are one project, each part of which is found where it stands', () => {
    const files = {
      'compose.yaml': 'include: [{path: [a.yaml, b.yaml]}]\n',
      'a.yaml': 'services:\n  db:\n    image: db:1\n    privileged: true\n  cache:\n    image: cache:1\n',
      'b.yaml': 'services:\n  db:\n    mem_limit: 1g\n  queue:\n    image: queue\n',
    };
    assert.deepEqual(findings(files, [privileged, memoryLimit, imageTag]), [
      'a.yaml:4 privileged: Service db is privileged.',
      'a.yaml:5 memory-limit: Service cache has no memory limit.',
      'b.yaml:4 memory-limit: Service queue has no memory limit.',
      'b.yaml:5 image-tag: Service queue names no tag of its image: it runs latest.',
    ]);
  });

  test('an override adds to what is included: its part is found there, and what it adds is not missing', () => {
    const files = {
      'compose.yaml': 'include: [db/compose.yaml]\nservices: {web: {image: web:1, mem_limit: 1g}}\n',
      'compose.override.yaml': 'services:\n  db:\n    mem_limit: 1g\n    privileged: true\n',
      'db/compose.yaml': 'services:\n  db:\n    image: db\n  other:\n    image: other:1\n',
    };
    assert.deepEqual(findings(files, [privileged, memoryLimit, imageTag]), [
      'compose.override.yaml:4 privileged: Service db is privileged.',
      'db/compose.yaml:4 memory-limit: Service other has no memory limit.',
      'db/compose.yaml:3 image-tag: Service db names no tag of its image: it runs latest.',
    ]);
    assert.deepEqual(findings({ ...files, 'compose.override.yaml': 'services: {web: {user: "1"}}\n' }, [memoryLimit]), [
      'db/compose.yaml:2 memory-limit: Service db has no memory limit.',
      'db/compose.yaml:4 memory-limit: Service other has no memory limit.',
    ]);
  });

  test('a file may add to what it includes: its own part is laid over that (compose-go #835)', () => {
    const files = { 'compose.yaml': 'include: [db.yaml]\nservices:\n  db: {image: "db:2"}\n', 'db.yaml': 'services: {db: {image: "db:1", mem_limit: 1g}}\n' };
    assert.deepEqual(loaded(files), { services: { db: { image: 'db:2', mem_limit: '1g' } }, problems: [] });
    assert.deepEqual(findings(files, [memoryLimit]), []);
  });

  test('of two that bring a service the first counts, and what an included file includes lies below it (importResource of compose-go)', () => {
    const files = { 'compose.yaml': 'include: [a.yaml, b.yaml]\nservices: {db: {user: "1"}}\n', 'a.yaml': 'include: [c.yaml]\nservices: {db: {image: a}}', 'b.yaml': 'services: {db: {image: b, restart: always}}', 'c.yaml': 'services: {db: {image: c, hostname: c}}' };
    assert.deepEqual(loaded(files).services, { db: { image: 'a', restart: 'always', hostname: 'c', user: '1' } });
  });

  test('a file that is reached on two ways is laid once', () => {
    const files = { 'compose.yaml': 'include: [a.yaml, b.yaml]\nservices: {db: {user: "1"}}\n', 'a.yaml': 'include: [db.yaml]', 'b.yaml': 'include: [db.yaml]', 'db.yaml': 'services: {db: {image: db, security_opt: ["no-new-privileges:true"]}}' };
    assert.deepEqual(loaded(files).services, { db: { image: 'db', security_opt: ['no-new-privileges:true'], user: '1' } });
  });

  describe('variables and folder (14-include, "Short syntax" and "Long syntax")', () => {
    const image = (text: string): string => `services: {db: {image: "${text}"}}\n`;
    const add = 'services: {db: {user: "1"}}\n';
    const CASES: Readonly<Record<string, readonly [files: Workspace, image: string]>> = {
      'the .env beside the included file gives defaults': [{ 'compose.yaml': `include: [db/db.yaml]\n${add}`, 'db/db.yaml': image('db:$TAG'), 'db/.env': 'TAG=1' }, 'db:1'],
      'what the project itself sets wins': [{ 'compose.yaml': `include: [db/db.yaml]\n${add}`, '.env': 'TAG=2', 'db/db.yaml': image('$NAME:$TAG'), 'db/.env': 'TAG=1\nNAME=db' }, 'db:2'],
      'env_file stands for the .env': [{ 'compose.yaml': `include: [{path: db/db.yaml, env_file: live.env}]\n${add}`, 'db/db.yaml': image('db:${TAG}-${SIZE:-big}'), 'db/.env': 'TAG=1\nSIZE=small', 'live.env': 'TAG=3' }, 'db:3-big'],
      'of several the last wins': [{ 'compose.yaml': `include: [{path: db/db.yaml, env_file: [a.env, b.env]}]\n${add}`, 'db/db.yaml': image('$NAME:$TAG'), 'a.env': 'TAG=1\nNAME=db', 'b.env': 'TAG=2' }, 'db:2'],
      'project_directory says where the .env is': [{ 'compose.yaml': `include: [{path: db/db.yaml, project_directory: live}]\n${add}`, 'db/db.yaml': image('db:$TAG'), 'db/.env': 'TAG=1', 'live/.env': 'TAG=4' }, 'db:4'],
      'and where files are that are extended': [{ 'compose.yaml': `include: [{path: db/db.yaml, project_directory: .}]\n${add}`, 'db/db.yaml': 'services: {db: {extends: {file: base.yaml, service: db}}}', 'base.yaml': image('db:5') }, 'db:5'],
    };
    for (const [title, [files, wanted]] of Object.entries(CASES)) {
      test(title, () => { assert.deepEqual(loaded(files).services, { db: { image: wanted, user: '1' } }); });
    }

    test('the included file is judged with them where it stands', () => {
      const files = { 'compose.yaml': 'include: [{path: db/db.yaml, project_directory: .}]\n', '.env': 'TAG=1.2', 'db/db.yaml': 'services: {db: {image: "db:${TAG:-latest}", env_file: db.env, volumes: ["data:/data"]}}\n', 'db.env': 'A=1' };
      const rules = RULES.filter(({ id }) => ['env-ref-missing', 'image-tag', 'volume-declared'].includes(id));
      assert.deepEqual(findings(files, rules), []);
      assert.deepEqual(findings({ ...files, '.env': '' }, rules), ['db/db.yaml:1 image-tag: Service db runs latest, a tag that moves.']);
    });
  });

  test('who waits for an included service knows its healthcheck, and that it is to end', () => {
    const files = {
      'compose.yaml': 'include: [db.yaml]\nservices:\n  web:\n    image: web:1\n    restart: always\n    depends_on: [db]\n  api:\n    image: api:1\n    restart: always\n    depends_on: {migrate: {condition: service_completed_successfully}}\n',
      'db.yaml': 'services:\n  db:\n    image: db:1\n    restart: always\n    healthcheck: {test: [CMD, ask]}\n  migrate:\n    image: migrate:1\n',
    };
    const rules = RULES.filter(({ id }) => ['depends-on-health', 'restart-policy'].includes(id));
    assert.deepEqual(findings(files, rules).map(one => one.split(':', 2).join(':')), ['compose.yaml:6 depends-on-health']);
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
    assert.ok(models.get('app/compose.yaml')?.reads().includes('app/compose.override.yaml'));
    assert.ok(models.get('app/compose.yaml')?.reads().includes('app/.env'));
  });
});
