import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from '../../../src/engine/index.ts';
import { readAll, report } from '../../support/compose.ts';
import type { Workspace } from '../../support/compose.ts';

const rules = RULES.filter(({ id }) => ['image-tag', 'ports-bind', 'privileged', 'memory-limit'].includes(id));

/** What silences which finding of `compose.yaml`, and what stands. */
function lint(files: Workspace): { silenced: string[]; found: string[] } {
  const { models, project } = readAll(files);
  const model = models.get('compose.yaml');
  assert.ok(model !== undefined);
  const { findings, suppressed } = report(model, project, rules);
  return {
    found: findings.map(({ active, subject }) => `${active.rule.id} ${subject.name}`).sort(),
    silenced: suppressed.map(({ finding, suppression: { by, reason } }) => `${finding.active.rule.id} ${finding.subject.name} by ${by}${reason === '' ? '' : `: ${reason}`}`).sort(),
  };
}

const shop = ({ first = '', image = '', port = '' } = {}): string => `${first}services:
  web:
    image: example.com/web:latest${image}
    mem_limit: 256m
    ports:
      - "8080:80"${port}
  db:
    image: postgres
    privileged: true
    mem_limit: 1g
`;
const ALL = ['image-tag db', 'image-tag web', 'ports-bind web', 'privileged db'];
const without = (...silenced: string[]): string[] => ALL.filter(one => !silenced.includes(one));

test('without a suppression all of them stand', () => {
  assert.deepEqual(lint({ 'compose.yaml': shop() }), { found: ALL, silenced: [] });
});

// https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/configuration-comments.md
describe('comments of dclint', () => {
  const CASES: readonly (readonly [title: string, text: string, ...silenced: string[]])[] = [
    ['disable-line behind a value, all rules', shop({ image: ' # dclint disable-line' }), 'image-tag web'],
    ['disable-line names a rule by the name that dclint gives it', shop({ image: '  # dclint disable-line service-image-require-explicit-tag' }), 'image-tag web'],
    ['disable-line names several', shop({ port: ' # dclint disable-line require-quotes-in-ports no-unbound-port-interfaces' }), 'ports-bind web'],
    ['disable-line alone on the line above', shop().replace('      - "8080', '      # dclint disable-line no-unbound-port-interfaces\n      - "8080'), 'ports-bind web'],
    ['disable with a rule, first in the file', shop({ first: '# dclint disable service-image-require-explicit-tag\n' }), 'image-tag db', 'image-tag web'],
    ['disable without a rule: what dclint looks at', shop({ first: '\n# dclint disable\n' }), 'image-tag db', 'image-tag web', 'ports-bind web'],
    ['disable-file behind the mark of a document', shop({ first: '---\n# dclint disable-file\n' }), 'image-tag db', 'image-tag web', 'ports-bind web'],
  ];
  for (const [title, text, ...silenced] of CASES) {
    test(title, () => {
      assert.deepEqual(lint({ 'compose.yaml': text }), { found: without(...silenced), silenced: silenced.map(one => `${one} by dclint`) });
    });
  }

  const IDLE: Readonly<Record<string, string>> = {
    'disable-line of another rule': shop({ image: ' # dclint disable-line no-version-field' }),
    'disable further down': shop().replace('  db:', '  # dclint disable\n  db:'),
    'disable-file below another comment': shop({ first: '# the shop\n# dclint disable-file\n' }),
    'a word that dclint has not': shop({ first: '# dclint disable-next-line\n' }),
    'a text that only looks like one': shop({ image: '"# dclint disable-line"' }).replace('latest"', '"latest'),
  };
  for (const [title, text] of Object.entries(IDLE)) {
    test(`${title} does nothing`, () => {
      assert.deepEqual(lint({ 'compose.yaml': text }).silenced, []);
    });
  }
});

// https://github.com/tmatens/compose-lint/blob/main/docs/configuration.md: it has no comments.
describe('the configuration of compose-lint', () => {
  test('a rule that is off, with its reason', () => {
    const files = { 'compose.yaml': shop(), '.compose-lint.yml': 'rules:\n  CL-0002:\n    enabled: false\n    reason: "SEC-12, until May"\n' };
    assert.deepEqual(lint(files), { found: without('privileged db'), silenced: ['privileged db by compose-lint: SEC-12, until May'] });
  });

  test('services that are left out, with reasons and without', () => {
    const config = 'rules:\n  CL-0004:\n    exclude_services:\n      web: the pipeline pins it\n  CL-0005:\n    exclude_services:\n      - web\n      - db\n';
    assert.deepEqual(lint({ 'compose.yaml': shop(), '.compose-lint.yaml': config }), {
      found: ['image-tag db', 'privileged db'],
      silenced: ['image-tag web by compose-lint: the pipeline pins it', 'ports-bind web by compose-lint'],
    });
  });

  test('what it says of a severity, or does not say clearly, silences nothing', () => {
    for (const config of ['rules:\n  CL-0002:\n    severity: low\n', 'rules:\n  CL-0002:\n    enabled: "false"\n', 'rules: [\n', '{{ broken', '- CL-0002\n']) {
      assert.deepEqual(lint({ 'compose.yaml': shop(), '.compose-lint.yml': config }).silenced, [], config);
    }
  });

  test('the nearest one upwards counts', () => {
    const off = 'rules:\n  CL-0002:\n    enabled: false\n';
    const at = (files: Workspace): number => {
      const { models, project } = readAll({ 'deploy/prod/compose.yaml': shop(), ...files });
      const model = models.get('deploy/prod/compose.yaml');
      return model === undefined ? Number.NaN : report(model, project, rules).suppressed.length;
    };
    assert.equal(at({ '.compose-lint.yml': off }), 1);
    assert.equal(at({ '.compose-lint.yml': off, 'deploy/.compose-lint.yml': 'rules:\n' }), 0);
    assert.equal(at({ 'other/.compose-lint.yml': off }), 0);
  });
});

describe('comments of KICS in a Compose file', () => {
  const CASES: readonly (readonly [title: string, text: string, ...silenced: string[]])[] = [
    ['a query by its id, first in the file', shop({ first: '# kics-scan disable=ae5b6871-7f45-42e0-bb4c-ab300c4d2026\n' }), 'privileged db'],
    ['the whole file', shop({ first: '# kics-scan ignore\n' }), ...ALL],
    ['the next line', shop().replace('    privileged', '    # kics-scan ignore-line\n    privileged'), 'privileged db'],
    ['the next block', shop().replace('  db:', '  # kics-scan ignore-block\n  db:'), 'image-tag db', 'privileged db'],
  ];
  for (const [title, text, ...silenced] of CASES) {
    test(title, () => {
      assert.deepEqual(lint({ 'compose.yaml': text }), { found: without(...silenced), silenced: silenced.map(one => `${one} by kics`) });
    });
  }
});
