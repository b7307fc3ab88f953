import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { stringify } from 'yaml';
import { LineIndex, Project, RULES, lintFile, readFile, reportFile, rulesetOf, suppressEdit, write } from '../../../src/engine/index.ts';
import { memoryLimit } from '../../../src/engine/rules/memory-limit.ts';
import { beside, findings, readAll, report } from '../../support/compose.ts';
import type { Workspace } from '../../support/compose.ts';

const EVERY_RULE = rulesetOf(RULES, 'strict', new Map(RULES.map(({ id, meta }) => [id, { severity: meta.severity }])));
const WEB = 'services:\n  web:\n    image: example.com/web:1.4.2\n';
const LIMIT = 'memory-limit: Service web has no memory limit.';

/** What is wrong with each file, `path:line message`. */
function problems(files: Workspace): string[] {
  const { models, project } = readAll(files);
  return [...models].flatMap(([path, model]) => {
    const lines = new LineIndex(model.text);
    return report(model, project, RULES).problems.map(({ span, message }) => `${path}:${String(lines.positionAt(span.source.offset + span.start).line + 1)} ${message}`);
  });
}

/** Takes a file all the way, every rule, fix and suppression; nothing throws, no rule fails, no place lies outside the text. */
function survive(text: string, what = JSON.stringify(text.slice(0, 200))): void {
  const file = readFile('compose.yaml', text, undefined, beside({}));
  const { failures, findings: all, problems: wrong } = reportFile(lintFile(file, EVERY_RULE), new Project(file.units.flatMap(({ facts }) => [...facts]), true));
  assert.deepEqual(failures.map(({ ruleId, error }) => `${ruleId}: ${String(error)}`), [], what);
  for (const { span, message } of [...all, ...wrong]) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.source.offset + span.end <= text.length, what);
    assert.doesNotMatch(message, /undefined|NaN|object Object|native code/, what);
  }
  for (const finding of all.slice(0, 100)) for (const fix of finding.fixes ?? []) write(fix.changes());
  for (const finding of all.slice(0, 3)) for (const unit of file.units) if (unit.source === finding.span.source) suppressEdit(unit, finding, 'container');
}

describe('templates', () => {
  const TEMPLATES: Readonly<Record<string, string>> = {
    Helm: 'services:\n  {{- range .Values.services }}\n  web:\n    image: web\n  {{- end }}\n',
    'Helm, values alone': 'services:\n  web:\n    image: {{ .Values.image }}:{{ .Values.tag }}\n    ports:\n      - {{ .Values.port }}:80\n',
    'names of services': 'services:\n  {{ name }}:\n    image: web\n',
    Jinja: 'services:\n{% for name in names %}\n  web:\n    image: web\n{% endfor %}\n',
    'a comment of Jinja': '{# made by Ansible #}\nservices:\n  web:\n    image: web\n',
    ERB: 'services:\n  web:\n    image: web\n<% if test %>\n    user: "1"\n<% end %>\n',
  };
  for (const [title, text] of Object.entries(TEMPLATES)) test(`${title}: left alone, and said to be one`, () => {
    assert.deepEqual(readFile('compose.yaml', text).status, { kind: 'left-alone', because: 'It is a template: Compose reads it only after another program has rendered it.' });
  });

  test('values that one fills in are not judged; all else is', () => {
    const web = '    image: "{{ image }}"\n    mem_limit: {{ memory }}\n    user: <%= user %>\n    env_file: "{{ file }}"\n    volumes: ["{{ data }}:/data", "/:{{ host }}"]\n    deploy: {{ deploy }}\n    environment: {PASSWORD: "{{ password }}"}\n    hostname: "{{.Node.Hostname}}"\n    cap_drop: [ALL]\n';
    const found = findings({ 'compose.yaml': `services:\n  web:\n${web}` }).map(one => one.replace(/^\S+ /, '').replace(/:.*/, ''));
    assert.deepEqual(found.filter(id => ['image-tag', 'resource-units', 'memory-limit', 'run-as-non-root', 'env-ref-missing', 'volume-declared', 'plaintext-secret-env', 'host-path'].includes(id)), []);
    assert.ok(found.includes('read-only-root-fs'));
  });
});

describe('text that is no Compose file', () => {
  const PROSE = 'This is a text where a key with a value, an item of a list or a comment is wanted';

  test('prose in a service: one message, at its place', () => {
    assert.deepEqual(problems({ 'compose.yaml': 'services:\n  web:\n    image: web\n    This is the web server.\n    ports:\n      - 80\n' }), [`compose.yaml:4 ${PROSE}`]);
  });

  test('prose above, and the fence of Markdown around it', () => {
    assert.deepEqual(problems({ 'compose.yaml': `You start it with docker compose up.\n\n${WEB}` }), [`compose.yaml:1 ${PROSE}`]);
    assert.deepEqual(problems({ 'compose.yaml': `\`\`\`yaml\n${WEB}\`\`\`\n` }), [`compose.yaml:1 ${PROSE}`]);
  });

  test('prose with a colon is a key that Compose does not know; what stands above it is checked', () => {
    const files = { 'compose.yaml': `${WEB}\nStart it like this: docker compose up\n` };
    assert.deepEqual(problems(files), []);
    const found = findings(files);
    assert.ok(found.includes(`compose.yaml:2 ${LIMIT}`));
    assert.ok(found.some(one => one.startsWith('compose.yaml:5 schema: Compose knows no Start it like this at the top of a file')));
  });

  test('other services of a file that is broken further down are checked', () => {
    assert.deepEqual(findings({ 'compose.yaml': `${WEB}    read_only: true\n  api:\n    image: "api\n` }, [memoryLimit]), [`compose.yaml:2 ${LIMIT}`]);
  });

  test('tabs, and one service twice', () => {
    assert.deepEqual(problems({ 'compose.yaml': 'services:\n\tweb:\n\t\timage: web\n' }), ['compose.yaml:2 Tabs are not allowed as indentation']);
    assert.deepEqual(problems({ 'compose.yaml': `${WEB}  web:\n    image: web\n` }), ['compose.yaml:4 The key web stands twice in this map; only the last one counts.']);
  });
});

describe('shapes that no service has', () => {
  const BAD: Readonly<Record<string, string>> = {
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
  for (const [title, text] of Object.entries(BAD)) test(title, () => { survive(text); });
});

test('222:22 without quotes is two ports, as docker compose reads it, and not 13342', () => {
  const rules = RULES.filter(({ id }) => id === 'ssh-port' || id === 'ports-duplicate');
  assert.deepEqual(findings({ 'compose.yaml': `${WEB}    ports:\n      - 222:22\n  api:\n    image: api\n    ports: [222:80]\n` }, rules), [
    'compose.yaml:5 ssh-port: Service web offers SSH on port 22.',
    'compose.yaml:8 ports-duplicate: Service api publishes port 222, as Service web does: only one of them can have it.',
  ]);
});

describe('other files', () => {
  test('what is not there, or lies outside the workspace, is said where it is named; all else is checked', () => {
    const files = { 'a/compose.yaml': `include: [gone.yaml, ../../up.yaml, /etc/x.yaml]\n${WEB}  api:\n    extends: {file: ../../base.yaml, service: api}\n  job:\n    extends: {file: gone.yaml, service: job}\n` };
    assert.deepEqual(problems(files).sort(), [
      'a/compose.yaml:1 ../../up.yaml lies outside the workspace: it is not read.',
      'a/compose.yaml:1 /etc/x.yaml lies outside the workspace: it is not read.',
      'a/compose.yaml:1 The included file gone.yaml is not there.',
      'a/compose.yaml:6 Service api extends a service of ../../base.yaml, which lies outside the workspace: it is not read.',
      'a/compose.yaml:8 Service job extends a service of gone.yaml, which is not there.',
    ]);
    assert.deepEqual(findings(files, [memoryLimit]), [`a/compose.yaml:3 ${LIMIT}`]);
  });

  test('nothing outside the workspace is asked for, whoever names it', () => {
    const asked: string[] = [];
    const text = `include: [../x.yaml, {path: ok.yaml, project_directory: .., env_file: ../.env}]\nservices:\n  web:\n    build: {context: .., dockerfile: ../../Dockerfile}\n    env_file: [../../secret.env, /etc/passwd, "~/x", "C:/x"]\n    extends: {file: ../../../etc/base.yaml, service: web}\n`;
    const file = readFile('compose.yaml', text, undefined, { ...beside({}), text: path => { asked.push(path); return undefined; } });
    lintFile(file, EVERY_RULE);
    assert.deepEqual(asked.filter(path => path.startsWith('/') || path.startsWith('~') || path.includes('..') || path.includes(':')), []);
  });

  test('files that include each other: said in each of them, and each is checked', () => {
    const files = { 'compose.yaml': `include: [db.yaml]\n${WEB}`, 'db.yaml': 'include:\n  - path: compose.yaml\nservices:\n  db:\n    image: db:1\n', 'main.yaml': `include: [compose.yaml]\n` };
    assert.deepEqual(problems(files), ['compose.yaml:1 compose.yaml includes itself: compose.yaml → db.yaml → compose.yaml.', 'db.yaml:2 db.yaml includes itself: db.yaml → compose.yaml → db.yaml.']);
    assert.deepEqual(findings(files, [memoryLimit]), [`compose.yaml:3 ${LIMIT}`, 'db.yaml:4 memory-limit: Service db has no memory limit.']);
  });

  test('services that extend each other', () => {
    assert.deepEqual(problems({ 'compose.yaml': 'services:\n  a: {extends: b}\n  b: {extends: {service: a}}\n  c: {image: c, extends: c}\n' }).sort(), [
      'compose.yaml:2 Service a extends itself: b → a → b.',
      'compose.yaml:3 Service b extends itself: a → b → a.',
      'compose.yaml:4 Service c extends itself: c → c.',
    ]);
  });
});

describe('absurd sizes end, in one message or none', () => {
  const times = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join('');

  test('billions of laughs, as lists and as merges', () => {
    const BOMB = 'Its aliases, followed, make this document more than 20 times as large: it is not read';
    for (const [open, close] of [['[', ']'], ['{<<: [', ']}']]) {
      const laughs = times(30, i => `x-${String(i)}: &a${String(i)} ${i === 0 ? '{a: b}' : `${String(open)}${Array(9).fill(`*a${String(i - 1)}`).join(', ')}${String(close)}`}\n`);
      assert.deepEqual(problems({ 'compose.yaml': `${laughs}${WEB}    labels: *a29\n` }).map(one => one.replace(/^\S+ /, '')), [BOMB]);
    }
  });

  test('ten thousand levels', () => {
    assert.deepEqual(problems({ 'compose.yaml': `${WEB}    labels: ${'['.repeat(10_000)}\n` }), ['compose.yaml:4 This is more than 100 levels deep: the document is not read']);
    assert.deepEqual(problems({ 'compose.yaml': `${WEB}    user: "${'${A:-'.repeat(10_000)}1${'}'.repeat(10_000)}"\n` }), ['compose.yaml:4 More than 50 variables stand in each other here: they are not filled in.']);
  });

  test('files that are included on a million ways', () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${String(i)}.yaml`, `include: [{path: f${String(i + 1)}.yaml}, {path: [f${String(i + 1)}.yaml]}]\nservices: {s${String(i)}: {image: "a:1"}}\n`]));
    const text = `include: [f0.yaml]\n${WEB}`;
    assert.equal(readFile('compose.yaml', text, undefined, beside({ ...files, 'f20.yaml': WEB, 'compose.yaml': text })).status.kind, 'checked');
  });

  test('more documents than anybody lays over each other', () => {
    assert.deepEqual(readFile('compose.yaml', `${WEB}---\n`.repeat(400)).status, { kind: 'left-alone', because: 'It holds 401 documents; Compose files with more than 50 are not read.' });
  });

  const LONG: Readonly<Record<string, string>> = {
    'a service of each other': `services:\n${times(150, i => `  s${String(i)}: ${i === 0 ? '{image: "a:1"}' : `{extends: s${String(i - 1)}}`}\n`)}`,
    services: `services:\n${times(200, i => `  s${String(i)}: {image: "a:1", ports: ["${String(10_000 + i)}:80"], depends_on: [s0]}\n`)}`,
    ports: `${WEB}    ports: [${times(2000, i => `"${String(i)}:${String(i)}", `)}]\n`,
    variables: `${WEB}    environment: [${times(5000, i => `A${String(i)}=b, `)}]\n`,
    commands: `${WEB}    command: "${'a && '.repeat(20_000)}b"\n    healthcheck: {test: "${'a | '.repeat(20_000)}b"}\n`,
    'quotes, colons and dollars': `${WEB}    command: '${'"'.repeat(50_001)}'\n    ports: ["${'['.repeat(50_000)}:${':'.repeat(50_000)}80"]\n    user: "${'$'.repeat(50_001)}"\n    stop_grace_period: "${'1h'.repeat(50_000)}x"\n`,
  };
  for (const [title, text] of Object.entries(LONG)) test(`many ${title}`, () => { survive(text, title); });
});

describe('anything in any field', () => {
  const VALUES = ['text', -1, true, null, [null], [], {}, { a: { b: null } }, '{{ x }}', '${A', '${A:-}', '9'.repeat(400), '__proto__', 222.22];
  const WHOLE = {
    name: 'shop', version: '3.8', include: ['a.yaml', { path: ['b.yaml'], env_file: '.env', project_directory: 'c' }],
    services: {
      web: {
        image: 'example.com/web:1.4.2', build: { context: '.', dockerfile: 'Dockerfile', target: 'prod', args: { A: 'b' } }, container_name: 'web', restart: 'always', profiles: ['a'], extends: { service: 'db', file: 'x.yaml' },
        ports: ['8080:80', { target: 80, published: '81', host_ip: '127.0.0.1', protocol: 'tcp', mode: 'host' }], expose: ['3000'], networks: { front: { aliases: ['a'] } }, network_mode: 'bridge', pid: 'host', ipc: 'host', userns_mode: 'host',
        volumes: ['data:/data:ro', { type: 'bind', source: '/', target: '/host', read_only: true, bind: { propagation: 'shared' } }], tmpfs: ['/tmp:exec'], devices: ['/dev/sda:/dev/sda'], environment: ['A=b', 'PASSWORD'], env_file: [{ path: '.env', required: true }],
        command: ['a'], entrypoint: 'b', user: '0:0', privileged: true, read_only: false, cap_add: ['ALL'], cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], group_add: [0], sysctls: { 'kernel.msgmax': 1 }, pids_limit: 1,
        healthcheck: { test: ['CMD', 'a'], interval: '1s', timeout: '2s', retries: 1, start_period: '1s', disable: false }, depends_on: { db: { condition: 'service_healthy' } }, logging: { driver: 'json-file', options: { 'max-size': '10m' } }, stop_grace_period: '1s',
        deploy: { mode: 'global', replicas: 2, update_config: { order: 'start-first', parallelism: 1 }, restart_policy: { condition: 'any' }, resources: { limits: { cpus: '1', memory: '1g', pids: 1 }, reservations: { memory: '1g' } } }, secrets: ['s', { source: 's' }], configs: ['c'], labels: ['a=b'], pull_policy: 'always',
      },
      db: { image: 'postgres:17', mem_limit: '1g', cpus: 1, scale: 2 },
    },
    volumes: { data: { external: true } }, networks: { front: { driver: 'overlay', internal: true } }, secrets: { s: { file: './s' } }, configs: { c: { content: 'x' } },
  };
  type Path = readonly (string | number)[];

  function* paths(value: unknown, path: Path = []): Generator<Path> {
    if (path.length > 0) yield path;
    if (typeof value === 'object' && value !== null) for (const [key, child] of Object.entries(value)) yield* paths(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }

  function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
    if (key === undefined) return by;
    if (Array.isArray(value)) return value.map((item: unknown, i) => (i === key ? replaced(item, rest, by) : item));
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, child]) => [name, name === key ? replaced(child, rest, by) : child])) : value;
  }

  test('no rule throws, and no fix', () => {
    assert.equal(readFile('compose.yaml', stringify(WHOLE)).status.kind, 'checked');
    // One value in three for each field, each value in every third field.
    for (const [i, path] of [...paths(WHOLE)].entries()) for (const value of VALUES.filter((_, v) => (v + i) % 3 === 0)) {
      survive(stringify(replaced(WHOLE, path, value), { aliasDuplicateObjects: false }), `${path.join('.')}: ${JSON.stringify(value)}`);
    }
  });
});
