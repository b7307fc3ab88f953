import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { RULES, applyFileEdits, compileGlobs, configSchema, effectiveSettings, readConfig, settingsKey, sourceOf, textOf, toFileEdits } from '../../../src/engine/index.ts';
import type { Config, Rule, RuleSettings } from '../../../src/engine/index.ts';
import { FAKE_RULES } from '../../workspace/support.ts';

function read(text: string, rules: readonly Rule[] = FAKE_RULES): { config: Config; problems: string[] } {
  const { config, problems } = readConfig(sourceOf('.seaworthy.yaml', text), rules);
  return { config, problems: problems.map(({ span, message }) => `${textOf(span)}: ${message}`) };
}

describe('a configuration is read', () => {
  test('everything that may stand in it', () => {
    const { config, problems } = read(`
root: true
profile: strict
rules:
  latest: off
  replicas: { severity: error, minimum: 3 }
files:
  include: [k8s]
  exclude: '*.gen.yaml'
overrides:
  - files: overlays/dev
    profile: recommended
    rules: { replicas: information }
compose:
  projects:
    - files: [compose.yaml, ops/live.yaml]
    - files: shop.yaml
checklists:
  files: [docs/*.md]
`);
    assert.deepEqual(problems, []);
    assert.deepEqual(config, {
      root: true,
      profile: 'strict',
      rules: new Map([['latest', { severity: 'off' }], ['replicas', { severity: 'error', parameters: { minimum: 3 } }]]),
      files: { include: ['k8s'], exclude: ['*.gen.yaml'] },
      overrides: [{ files: ['overlays/dev'], profile: 'recommended', rules: new Map([['replicas', { severity: 'information' }]]) }],
      compose: { projects: [{ files: ['compose.yaml', 'ops/live.yaml'] }, { files: ['shop.yaml'] }] },
      checklists: { files: ['docs/*.md'] },
    });
  });

  test('an empty file, or one of comments, says nothing', () => {
    for (const text of ['', '# nothing yet\n', '---\n', 'rules:\n']) assert.deepEqual(read(text).problems, [], text);
  });

  test('a quantity that the API server would refuse is told', () => {
    assert.deepEqual(read('rules: { memory-limit: { max: 2GB } }', RULES).problems, ['2GB: max must be a quantity such as 512Mi.']);
    assert.deepEqual(read('rules: { memory-limit: { max: 2Gi }, cpu-limit: { max: 2 } }', RULES).problems, []);
  });

  const wrong: readonly (readonly [text: string, ...problems: string[]])[] = [
    ['rule: {}', 'rule: There is no option rule. Did you mean rules?'],
    ['banana: {}', 'banana: There is no option banana. There is root, profile, rules, files, overrides, compose and checklists.'],
    ['profile: relaxed', 'relaxed: profile must be recommended or strict.'],
    ['root: maybe', 'maybe: root must be true or false.'],
    ['rules: [latest]', '[latest]: rules must be a map.'],
    ['rules: { latest: on }', 'on: latest must be off, error, warning or information.'],
    ['rules: { latest: }', 'latest: latest must be off, error, warning or information.'],
    ['rules: { replicas: { minimum: many } }', 'many: minimum must be a number.'],
    ['rules: { replicas: { minimum: 0 } }', '0: minimum must be at least 1.'],
    ['files: { exclude: { a: b } }', '{ a: b }: exclude must be a list of globs.'],
    ['overrides: { files: x }', '{ files: x }: overrides must be a list.'],
    ['overrides: [{ profile: strict }]', '{ profile: strict }: This must have files.'],
    ['compose: { project: [] }', 'project: There is no option project. Did you mean projects?'],
    ['compose: { projects: [{ file: x }] }', 'file: There is no option file. Did you mean files?', '{ file: x }: This must have files.'],
    ['compose: { projects: [{ files: { a: b } }] }', '{ a: b }: files must be a list of paths.'],
    ['compose: { projects: [{ files: [a.yaml, [b]] }] }', '[b]: This must be a path.'],
    ['compose: { projects: [{ files: "compose*.yaml" }] }', '"compose*.yaml": files must be the path of one file: the order of the files counts.'],
    ['compose: { projects: [{ files: [/etc/compose.yaml] }] }', '/etc/compose.yaml: This must be a path relative to this file.'],
    ['compose: { projects: [{ files: [../compose.yaml] }] }', '../compose.yaml: This lies outside the workspace, so it is not read.'],
    ['- a', '- a: This must be a map.'],
  ];
  for (const [text, ...told] of wrong) {
    test(`${text} is told`, () => {
      assert.deepEqual(read(text).problems, told);
    });
  }

  test('what is wrong counts as not written, and the rest holds', () => {
    assert.deepEqual(read('profile: relaxed\nrules: { latest: nope, replicas: error }\n').config, { rules: new Map([['latest', {}], ['replicas', { severity: 'error' }]]) });
  });

  test('broken YAML is a problem with a place, and what could be read holds', () => {
    const { config, problems } = read('profile: strict\nrules: {\n');
    assert.equal(config.profile, 'strict');
    assert.equal(problems.length, 1);
  });

  test('a misspelt word is mended by its fix', () => {
    const text = 'profil: strict\n';
    const [problem] = readConfig(sourceOf('c', text), FAKE_RULES).problems;
    const edit = problem?.fix?.edit();
    assert.equal(edit?.kind === 'edits' ? applyFileEdits(text, toFileEdits(edit.edits)).text : '', 'profile: strict\n');
  });

  test('no text makes it throw', () => {
    const pieces = fc.constantFrom('rules:', 'overrides:', ' ', '\n', '  ', '- ', 'files: ', '{', '}', '[', ']', '&a ', '*a', '<<: *a', 'latest', ': ', 'off', '"', "'", '!x ', '\t', '---', '1', 'replicas: {minimum: ');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
      read(parts.join(''));
    }));
  });
});

describe('settings are laid over each other', () => {
  const layer = (text: string): RuleSettings => read(text).config;

  test('key by key, the parameters of a rule one by one', () => {
    const { profile, choices } = effectiveSettings([layer('profile: strict\nrules: { replicas: { severity: error, minimum: 3 } }'), layer('rules: { replicas: { minimum: 5 }, latest: off }'), layer('rules: { replicas: information }')]);
    assert.equal(profile, 'strict');
    assert.deepEqual([...choices], [['replicas', { severity: 'information', parameters: { minimum: 5 } }], ['latest', { severity: 'off' }]]);
  });

  test('equal settings have one key, however they are written', () => {
    const one = effectiveSettings([layer('rules: { latest: off, replicas: { minimum: 5, severity: error } }')]);
    const two = effectiveSettings([layer('rules: { replicas: error }'), layer('profile: recommended\nrules: { replicas: { minimum: 5 }, latest: off }')]);
    assert.equal(settingsKey(one), settingsKey(two));
    assert.notEqual(settingsKey(one), settingsKey(effectiveSettings([])));
  });
});

describe('globs', () => {
  const cases: readonly (readonly [glob: string, yes: readonly string[], no: readonly string[]])[] = [
    ['*.dev.yaml', ['a.dev.yaml', 'x/y/a.dev.yaml'], ['a.yaml']],
    ['/top.yaml', ['top.yaml'], ['x/top.yaml']],
    ['./overlays/dev', ['overlays/dev/a.yaml', 'overlays/dev/x/a.yaml'], ['overlays/develop/a.yaml', 'x/overlays/dev/a.yaml']],
    ['overlays/dev/', ['overlays/dev/a.yaml'], ['overlays/a.yaml']],
    ['overlays/dev/**', ['overlays/dev/a.yaml'], ['overlays/a.yaml']],
    ['legacy', ['legacy/a.yaml', 'x/legacy/y/a.yaml'], ['x/legacy.yaml']],
    ['**/*.{yaml,yml}', ['a.yaml', 'x/.hidden/a.yml'], ['a.json']],
  ];
  for (const [glob, yes, no] of cases) {
    test(glob, () => {
      const globs = compileGlobs([glob]);
      assert.deepEqual(yes.filter(path => globs.match(path) !== glob), []);
      assert.deepEqual(no.filter(path => globs.match(path) !== undefined), []);
    });
  }

  test('one that begins with ! takes back what an earlier one matched, and a later one takes it again', () => {
    const globs = compileGlobs(['legacy', '!keep.yaml', 'legacy/never']);
    assert.deepEqual(['legacy/a.yaml', 'legacy/keep.yaml', 'legacy/never/keep.yaml'].map(path => globs.match(path)), ['legacy', undefined, 'legacy/never']);
  });

  test('answers the same whatever was asked before', () => {
    const name = fc.constantFrom('a', 'b', 'c.yaml');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'));
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'a/b', 'b/*', '**/b', '!c.yaml', '/a/c.yaml'), { minLength: 1 }), fc.array(path), (list, paths) => {
      const globs = compileGlobs(list);
      assert.deepEqual(paths.map(one => globs.match(one)), paths.map(one => compileGlobs(list).match(one)));
    }));
  });

  test('what is no glob matches nothing and throws nothing', () => {
    fc.assert(fc.property(fc.string(), glob => {
      compileGlobs([glob]).match('a/b.yaml');
    }));
  });
});

test('the schema names every rule with its parameters', () => {
  const schema = JSON.stringify(configSchema(RULES));
  for (const { id, parameters } of RULES) for (const name of [id, ...Object.keys(parameters)]) assert.ok(schema.includes(`"${name}":`), name);
});
