import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PRIVILEGED, SOUND, folderWith, seaworthy } from './support.ts';

const RULES = ['--rule', 'privileged', '--rule', 'memory-limit'];

/** Two findings in one file, one of them silenced; a file that is broken; one that is sound. */
const MIXED = folderWith({
  'b.yaml': PRIVILEGED.replace('privileged: true', 'privileged: true # seaworthy: ignore-line privileged -- the agent needs it'),
  'a b,c%.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x\n',
  'c.yaml': SOUND.replace('          securityContext', '          resources: { limits: { memory: 1Gi } }\n          securityContext'),
});

const NO_LIMIT = 'Container web of Deployment shop has no memory limit.';

describe('--format json', () => {
  test('is one object of version 1, as other tools rely on it', () => {
    const { code, stdout } = seaworthy(MIXED, ['check', '--format', 'json', ...RULES]);
    const { problems, ...rest } = JSON.parse(stdout) as { problems: { path: string; message: unknown; range: { start: unknown } }[] };
    const subject = { dialect: 'kubernetes', kind: 'Deployment', name: 'shop', namespace: 'store', container: 'web' };
    assert.deepEqual(rest, {
      version: 1,
      files: 3,
      examined: { 'memory-limit': 2, privileged: 2 },
      findings: [
        {
          rule: 'memory-limit',
          severity: 'warning',
          message: NO_LIMIT,
          path: 'b.yaml',
          range: { start: { line: 14, column: 17 }, end: { line: 14, column: 20 } },
          subject,
          fix: { title: 'Set a memory limit for web: choose its size (proposed 256Mi)', safety: 'fill-in' },
        },
      ],
      suppressed: [
        {
          rule: 'privileged',
          severity: 'error',
          message: 'Container web of Deployment shop is privileged.',
          path: 'b.yaml',
          range: { start: { line: 17, column: 25 }, end: { line: 17, column: 29 } },
          subject,
          fix: { title: 'Run web without privileges', safety: 'review' },
          by: 'seaworthy',
          reason: 'the agent needs it',
        },
      ],
    });
    assert.deepEqual(problems.map(({ path }) => path), ['a b,c%.yaml']);
    assert.equal(code, 1);
  });

  test('leaves out the namespace and the container where there is none, and has null where nothing mends it', () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: bare\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n';
    const [finding] = findingsIn({ 'pod.yaml': pod }, 'naked-pod');
    assert.deepEqual(finding?.subject, { dialect: 'kubernetes', kind: 'Pod', name: 'bare' });
    assert.equal(finding.fix, null);
  });

  test('is an object of empty lists where nothing is found', () => {
    const { stdout } = seaworthy(folderWith({ 'web.yaml': SOUND }), ['check', '--format', 'json', '--rule', 'privileged']);
    assert.equal(stdout, '{"version": 1, "files": 1, "examined": {"privileged":1}, "findings": [], "suppressed": [], "problems": []}\n');
  });

  test('counts columns in UTF-16 units, from 1', () => {
    const ship = PRIVILEGED.replace(/ {8}- name: web[^]*/, '        - { "🚢": 1, name: web, image: "example.com/web:1" }\n');
    const [finding] = findingsIn({ 'web.yaml': ship }, 'memory-limit');
    assert.deepEqual(finding?.range, { start: { line: 14, column: 28 }, end: { line: 14, column: 31 } });
  });

  test('does not count a byte order mark, and reads JSON', () => {
    const pod = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x"},"spec":{"containers":[{"name":"web","image":"a:1"}]}}';
    const [finding] = findingsIn({ 'pod.json': `\ufeff${pod}` }, 'memory-limit');
    assert.deepEqual(finding?.range.start, { line: 1, column: pod.indexOf('"web"') + 1 });
  });

  test('is sorted by path, line, column and rule', () => {
    const two = `${PRIVILEGED}---\n${PRIVILEGED}`;
    const findings = findingsIn({ 'b.yaml': two, 'B.yaml': two, 'a/z.yaml': two }, 'privileged', 'memory-limit');
    assert.deepEqual(
      findings.map(({ path, rule, range }) => `${path}:${String(range.start.line)} ${rule}`),
      ['B.yaml', 'a/z.yaml', 'b.yaml'].flatMap(path => [`${path}:14 memory-limit`, `${path}:17 privileged`, `${path}:32 memory-limit`, `${path}:35 privileged`]),
    );
  });
});

describe('--format github', () => {
  test('is a workflow command for each finding and problem, escaped as GitHub reads it', () => {
    const { stdout } = seaworthy(MIXED, ['check', '--format', 'github', ...RULES]);
    const [problem, finding, end] = stdout.split('\n');
    assert.match(problem ?? '', /^::error file=a b%2Cc%25\.yaml,line=\d+,endLine=\d+,.*title=seaworthy::.+$/);
    assert.equal(finding, `::warning file=b.yaml,line=14,endLine=14,col=17,endColumn=20,title=memory-limit::${NO_LIMIT}`);
    assert.equal(end, '');
  });

  test('a line break in a name does not begin a command of its own', () => {
    const evil = PRIVILEGED.replace('name: web', 'name: "web\\n::error::owned"');
    const { stdout } = seaworthy(folderWith({ 'web.yaml': evil }), ['check', '--format', 'github', '--rule', 'privileged']);
    assert.deepEqual(stdout.split('\n').map(line => line.slice(0, 13)), ['::error file=', '']);
    assert.match(stdout, /web%0A::error::owned/);
  });
});

describe('--format junit', () => {
  test('has a suite for each file and a case for each finding', () => {
    const { stdout } = seaworthy(MIXED, ['check', '--format', 'junit', ...RULES]);
    const [, suites = '', ...rest] = stdout.split('\n');
    assert.equal(suites, '<testsuites name="seaworthy" tests="4" failures="1" errors="1" skipped="1">');
    assert.equal(
      rest.slice(3).join('\n'),
      `  <testsuite name="b.yaml" tests="2" failures="1" errors="0" skipped="1">
    <testcase classname="b.yaml" name="memory-limit: Deployment shop, container web"><failure message="${NO_LIMIT}" type="warning">b.yaml:14:17: warning: ${NO_LIMIT}</failure></testcase>
    <testcase classname="b.yaml" name="privileged: Deployment shop, container web"><skipped message="seaworthy: the agent needs it"/></testcase>
  </testsuite>
  <testsuite name="c.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="c.yaml" name="no findings"/>
  </testsuite>
</testsuites>
`,
    );
  });

  test('a finding that does not fail the check is a case that passes', () => {
    const { code, stdout } = seaworthy(folderWith({ 'web.yaml': SOUND }), ['check', '--format', 'junit', '--rule', 'memory-limit', '--fail-on', 'error']);
    assert.match(stdout, /<testsuites name="seaworthy" tests="1" failures="0" errors="0" skipped="0">/);
    assert.match(stdout, /<system-out>web\.yaml:14:17: warning: .*<\/system-out>/);
    assert.equal(code, 0);
  });

  test('markup and control characters in names do not break it', () => {
    const evil = PRIVILEGED.replace('name: web', 'name: "<b a=\'1\' & \\"x\\"\\u0007>"');
    const { stdout } = seaworthy(folderWith({ 'web.yaml': evil }), ['check', '--format', 'junit', '--rule', 'privileged']);
    assert.match(stdout, /message="Container &lt;b a='1' &amp; &quot;x&quot;\ufffd&gt; of Deployment/);
  });
});

interface Finding {
  readonly path: string;
  readonly rule: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
  readonly subject: unknown;
  readonly fix: unknown;
}

function findingsIn(files: Readonly<Record<string, string>>, ...rules: readonly string[]): readonly Finding[] {
  const { stdout } = seaworthy(folderWith(files), ['check', '--format', 'json', ...rules.flatMap(rule => ['--rule', rule])]);
  return (JSON.parse(stdout) as { findings: Finding[] }).findings;
}

test('a credential that is found is in no output, whatever its format', () => {
  const password = ['tr0ub', '4dor', '-and-3'].join('');
  const folder = folderWith({ 'web.yaml': `apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1.4.2\n      env:\n        - name: DB_PASSWORD\n          value: ${password} # rotate\n` });
  for (const format of ['text', 'json', 'sarif', 'junit', 'github']) {
    const { stdout, stderr } = seaworthy(folder, ['check', '--rule', 'plaintext-secret-env', '--format', format]);
    assert.ok(stdout.includes('DB_PASSWORD'), format);
    assert.ok(!`${stdout}${stderr}`.includes(password), format);
  }
  const { stdout } = seaworthy(folder, ['check', '--rule', 'plaintext-secret-env']);
  const dots = '•'.repeat(password.length);
  assert.ok(stdout.includes(`value: ${dots} # rotate\n`), stdout);
  assert.match(stdout, new RegExp(`\\^{${String(password.length)}}\\n`));
});
