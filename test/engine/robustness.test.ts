import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { MAXIMUM_LENGTH, RULES, lintFile, readFile, suppressEdit, toPlain, write } from '../../src/engine/index.ts';
import type { FileLint } from '../../src/engine/index.ts';
import { selects } from '../../src/engine/model/facts.ts';
import { DEPLOYMENT, EVERY_RULE, check, pod, problemsOf } from '../support/hostile.ts';
import type { Checked } from '../support/hostile.ts';

/** Takes a text all the way, its fixes and suppressions too; no rule may throw and no place may lie outside the text. */
function survive(text: string, what = JSON.stringify(text.slice(0, 200))): Checked {
  const checked = check(text);
  const { file, report } = checked;
  assert.deepEqual(report.failures.map(({ ruleId, error }) => `${ruleId}: ${String(error)}`), [], what);
  for (const { span } of [...report.findings, ...report.problems]) {
    const end = span.source.offset + span.end;
    assert.ok(span.start >= 0 && span.start <= span.end && end <= text.length, `${what}: ${String(span.start)} to ${String(span.end)}`);
  }
  for (const finding of report.findings.slice(0, 5)) {
    for (const fix of finding.fixes ?? []) write(fix.changes());
    const unit = file.units.find(({ source }) => source === finding.span.source);
    for (const scope of unit === undefined ? [] : (['line', 'container', 'object', 'file'] as const)) if (unit !== undefined) suppressEdit(unit, finding, scope);
  }
  return checked;
}

function messages(text: string): string[] {
  return survive(text).report.findings.map(({ message }) => message);
}

describe('documents that are no objects say nothing and throw nothing', () => {
  const documents = [
    '', ' ', '\n', '#', '---', '--- text', '...', '--- |\n  text', '--- # comment', 'text', '42', 'null', '~', '[]', '{}', '- a\n- b', '*a', '&a', '!!str', '!<tag:x> y',
    '? [a, b]\n: {c: d}', '? {a: b}\n: c', '? |\n  k\n: - v', '[a, b]: c', '"": ""', '%YAML 1.2\n---\na: b', '%TAG !e! tag:example.com:\n---\n!e!x a', '%NONSENSE\n---\na', '%YAML 9.9\n---\na: b\n',
    'a: b\n...\nc: d', 'a: b\n...\n---\nc: d', '\ufeff', '\ufeff---\ufeff', '\u2028', 'a: "\\u0000"', '\ud800', '\udc00: \ud83d', '🚢: {🚢: [🚢]}', '\t', '\r', '\r\r\r', '\n\r\n\r',
  ];
  for (const head of ['', 'apiVersion: v1\nkind: Pod\n', 'apiVersion: v1\nkind: Pod\n---\n']) {
    test(head === '' ? 'alone' : `behind ${JSON.stringify(head)}`, () => {
      for (const document of documents) survive(head + document);
    });
  }
});

describe('names that JavaScript knows mean nothing in a manifest', () => {
  const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'prototype', 'then'];
  test('as keys, labels, names and kinds', () => {
    for (const word of words) {
      assert.deepEqual(messages(DEPLOYMENT.replace('      app: web', `      ${word}: web`)).filter(message => /undefined|object Object|native code/.test(message)), []);
      survive(DEPLOYMENT.replaceAll('name: web', `name: ${word}`));
      survive(DEPLOYMENT.replace('kind: Deployment', `kind: ${word}`).replace('apps/v1', word));
      survive(pod(`      ${word}: {${word}: [${word}]}\n      env:\n        - {name: ${word}, value: $(${word})}\n        - {name: ${word}, value: x}\n`));
    }
  });

  test('a pod without a label `constructor` has none', () => {
    const wants = (operator: string) => ({ kind: 'labels', match: {}, expressions: [{ key: 'constructor', operator, values: [] }] }) as const;
    assert.equal(selects(wants('Exists'), { app: 'web' }), false);
    assert.equal(selects(wants('DoesNotExist'), { app: 'web' }), true);
    assert.equal(selects({ kind: 'labels', match: { toString: 'x' }, expressions: [] }, { app: 'web' }), false);
  });
});

describe('numbers that are none', () => {
  for (const value of ['.nan', '.inf', '-.inf', '0x', '0x_', '0b', '0b_', '0o', '0o_', '1_000', '1__0', '190:20:30', '08', '1e', '1e999', '9'.repeat(400), '-', '+', '.', '-.', '0.', '1.2.3', '٣']) {
    test(value.length > 20 ? `${value.slice(0, 3)}… (${String(value.length)} digits)` : value, () => {
      for (const field of ['replicas: 3', 'runAsUser: 10001', 'containerPort: 8080', 'terminationGracePeriodSeconds: 60', 'periodSeconds: 10', 'cpu: 100m', 'memory: 128Mi']) {
        const key = field.slice(0, field.indexOf(':'));
        for (const message of messages(DEPLOYMENT.replace(field, `${key}: ${value}`))) assert.doesNotMatch(message, /NaN|Infinity|undefined/);
      }
    });
  }
});

describe('anything in any field', () => {
  const VALUES = ['text', -1, true, null, [null], {}, { a: { b: null } }, '{{ .Values.x }}', '9'.repeat(400)];
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

  const container = {
    name: 'c', image: 'r.example.com:5000/a/b:1', imagePullPolicy: 'Always', command: ['sh', '-c', 'x'], args: ['y'], ports: [{ name: 'http', containerPort: 80, hostPort: 80, protocol: 'TCP' }],
    env: [{ name: 'A_PASSWORD', value: 'x' }, { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
    resources: { requests: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' }, limits: { cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi' } },
    livenessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 1, initialDelaySeconds: 1 }, readinessProbe: { exec: { command: ['x'] } }, startupProbe: { tcpSocket: { port: 80 } },
    lifecycle: { preStop: { exec: { command: ['sleep', '5'] } }, postStart: { httpGet: { port: 80 } } },
    securityContext: { privileged: true, allowPrivilegeEscalation: true, capabilities: { add: ['SYS_ADMIN'], drop: ['ALL'] }, seccompProfile: { type: 'Unconfined' }, seLinuxOptions: { type: 't', user: 'u' }, procMount: 'Unmasked', runAsUser: 0 },
    volumeMounts: [{ name: 'v', mountPath: '/x', mountPropagation: 'Bidirectional' }],
  };
  const spec = {
    serviceAccountName: 'a', restartPolicy: 'Always', terminationGracePeriodSeconds: 5, hostNetwork: true, nodeSelector: { 'kubernetes.io/os': 'linux' }, os: { name: 'linux' },
    securityContext: { runAsUser: 0, fsGroup: 0, supplementalGroups: [0], sysctls: [{ name: 'kernel.msgmax', value: '1' }] },
    affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'x' }] } }, topologySpreadConstraints: [{ topologyKey: 'x' }],
    initContainers: [{ name: 'i', image: 'x', restartPolicy: 'Always' }], containers: [container],
    volumes: [{ name: 'v', hostPath: { path: '/', type: 'Directory' } }, { name: 'w', emptyDir: { sizeLimit: '1Gi' } }, { name: 'p', persistentVolumeClaim: { claimName: 'c' } }],
  };
  const template = { metadata: { labels: { app: 'x' }, annotations: { a: 'b' } }, spec };
  const metadata = { name: 'x', namespace: 'n', labels: { app: 'x' }, annotations: { 'kube-score/ignore': 'x' } };
  const objects: readonly { readonly kind: string }[] = [
    { kind: 'Deployment', ...{ apiVersion: 'apps/v1', metadata, spec: { replicas: 2, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } }, template } } },
    { kind: 'StatefulSet', ...{ apiVersion: 'apps/v1', metadata: { name: 'x' }, spec: { serviceName: 's', template: { spec: { containers: [{ name: 'c', image: 'i' }] } } } } },
    { kind: 'CronJob', ...{ apiVersion: 'batch/v1', metadata: { name: 'x' }, spec: { schedule: '* * * * *', timeZone: 'UTC', concurrencyPolicy: 'Allow', jobTemplate: { spec: { backoffLimit: 1, template: { spec: { containers: [{ name: 'c', image: 'i' }] } } } } } } },
    { kind: 'HorizontalPodAutoscaler', ...{ apiVersion: 'autoscaling/v2', metadata, spec: { scaleTargetRef: { kind: 'Deployment', name: 'x' }, minReplicas: 1, maxReplicas: 2, metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 1 } } }] } } },
    { kind: 'PodDisruptionBudget', ...{ apiVersion: 'policy/v1', metadata, spec: { minAvailable: 1, maxUnavailable: 1, selector: { matchLabels: { app: 'x' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] } } } },
    { kind: 'Namespace', ...{ apiVersion: 'v1', metadata } },
    { kind: 'Service', ...{ apiVersion: 'v1', metadata, spec: { clusterIP: 'None', selector: { app: 'x' } } } },
    { kind: 'RoleBinding', ...{ apiVersion: 'rbac.authorization.k8s.io/v1', metadata, subjects: [{ kind: 'ServiceAccount', name: 'a' }] } },
    { kind: 'Kustomization', ...{ apiVersion: 'kustomize.config.k8s.io/v1beta1', images: [{ name: 'a', newTag: '1' }], patches: [{ path: 'p' }], replicas: [{ name: 'x', count: 1 }] } },
    { kind: 'List', ...{ apiVersion: 'v1', items: [{ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'c', image: 'i' }] } }] } },
  ];
  for (const object of objects) {
    test(`of a ${object.kind}: no rule throws`, () => {
      for (const path of paths(object)) for (const value of VALUES) survive(JSON.stringify(replaced(object, path, value)), `${path.join('.')}: ${JSON.stringify(value)}`);
    });
  }
});

describe('limits have one clear message each', () => {
  const laughs = Array.from({ length: 30 }, (_, i) => `        a${String(i + 1)}: &a${String(i + 1)} [${Array(10).fill(`*a${String(i)}`).join(', ')}]\n`).join('');
  const merges = Array.from({ length: 30 }, (_, i) => `      b${String(i + 1)}: &b${String(i + 1)} {<<: [${Array(10).fill(`*b${String(i)}`).join(', ')}]}\n`).join('');
  const bomb = 'Its aliases, followed, make this document more than 20 times as large: it is not read';
  const deep = 'This is more than 100 levels deep: the document is not read';

  test('billions of laughs', () => {
    assert.deepEqual(problemsOf(pod(`      livenessProbe:\n        a0: &a0 {x: 1}\n${laughs}`)), [bomb]);
    assert.deepEqual(problemsOf(pod(`      b0: &b0 {x: 1}\n${merges}      <<: *b30\n`)), [bomb]);
    assert.deepEqual(problemsOf(pod(`      livenessProbe:\n        a0: &a0 {x: 1}\n${laughs}      broken: ]\n`)), [bomb]);
  });

  test('a few objects that stand for a million', () => {
    const items = (of: string): string => `{apiVersion: v1, kind: List, items: [${Array(100).fill(of).join(', ')}]}`;
    assert.deepEqual(problemsOf(`apiVersion: v1\nkind: List\nitems:\n  - &a ${items('{x: 1}')}\n  - &b ${items('*a')}\n  - ${items('*b')}\n`), [bomb]);
  });

  test('honest aliases are followed, and an alias in its own anchor leads nowhere', () => {
    const shared = Array.from({ length: 30 }, (_, i) => `    - {name: c${String(i)}, image: "x:1", env: *env}\n`).join('');
    assert.deepEqual(problemsOf(pod(`      env: &env\n${'        - {name: A, valueFrom: {fieldRef: {fieldPath: x}}}\n'.repeat(30)}${shared}`)).filter(message => message === bomb), []);
    assert.deepEqual(problemsOf(pod('      <<: &a\n        <<: *a\n        b: *a\n')), []);
  });

  test('ten thousand levels', () => {
    for (const text of ['['.repeat(10_000), `${'['.repeat(10_000)}${']'.repeat(10_000)}`, '{a: '.repeat(10_000), `\n        ${'- '.repeat(10_000)}x`]) assert.deepEqual(problemsOf(pod(`      env: ${text}\n`)), [deep]);
    assert.deepEqual(problemsOf(`${pod()}${Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')}`), [deep]);
    // Broken before it is deep, so that the recovering parser meets it.
    for (const text of ['['.repeat(3000), '{a: '.repeat(3000), `\n        ${'- '.repeat(3000)}x`]) assert.equal(problemsOf(pod(`      broken: ]\n      env: ${text}\n`)).length, 1);
  });

  test('more containers than a pod can have', () => {
    const { report } = check(pod('    - {name: x, image: a:1}\n'.repeat(5000)));
    assert.deepEqual(report.problems.map(({ message }) => message), ['Pod shop has more than 100 containers of one sort: those from here on are not checked.']);
  });

  test('more images than a call takes arguments', () => {
    const { file } = check(`apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nimages:\n${'- name: a\n'.repeat(130_000)}`);
    assert.equal(file.units[0]?.facts.length, 130_001);
  });

  test('files that no person wrote', () => {
    const status = (text: string): unknown => readFile('a.yaml', text).status;
    assert.deepEqual(status(`${pod()}${'# x\n'.repeat(5_000_000)}`), { kind: 'left-alone', because: 'It is 19.1 MiB long; files above 5 MiB are not read.' });
    assert.deepEqual(status(`${pod()}${'---\n'.repeat(1_000_000)}`), { kind: 'left-alone', because: 'It holds 1000001 documents; files with more than 20000 are not read.' });
    assert.deepEqual(status(`${pod()}\0`), { kind: 'left-alone', because: 'It is not a text file.' });
    assert.equal(readFile('a.yaml', `${pod()}${'#'.repeat(MAXIMUM_LENGTH - pod().length)}`).status.kind, 'checked');
  });
});

describe('a broken document has one message, however much is wrong with it', () => {
  const cases: readonly (readonly [what: string, text: string])[] = [
    ['tabs', pod('\t\tcommand: [a]\n'.repeat(500))],
    ['one line that stands too far left, and five hundred behind it', pod(`   command: [a]\n${'      x: y\n'.repeat(500)}`)],
    ['brackets that nobody opened', `${pod()}${'] } "\n'.repeat(500)}`],
    ['JSON with a trailing comma', '{"apiVersion": "v1", "kind": "Pod",,}'],
    ['JSON that ends too early', '{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "c", "image": "x"'],
    ['a quote without end', pod('      command: ["a]\n').concat('      x: y\n'.repeat(500))],
  ];
  for (const [what, text] of cases) {
    test(what, () => { assert.equal(survive(text).report.problems.length, 1); });
  }

  test('the other documents of the file are checked', () => {
    for (const [, text] of cases.slice(0, 4)) {
      assert.ok(messages(`${text}\n---\n${pod().replace('name: shop', 'name: other')}`).some(message => message.includes('Pod other')));
    }
  });

  test('a broken document too long for the recovering parser is read up to the error', () => {
    const filler = '      # nothing\n'.repeat(20_000);
    const before = `      securityContext: {privileged: true}\n    - name: next\n      image: x:1\n${filler}`;
    const { file, report } = check(pod(`${before}      command: ["a\n${filler}      workingDir: /x\n`));
    assert.equal(report.problems.length, 1);
    assert.ok(file.units[0]?.document.partial);
    assert.ok(report.findings.some(({ message }) => message === 'Container web of Pod shop is privileged.'));
  });
});

describe('places are counted as editors count them', () => {
  const image = 'example.com/web:latest';
  const place = (text: string): string | undefined => {
    const finding = survive(text).report.findings.find(({ active }) => active.rule.id === 'image-tag');
    return finding === undefined ? undefined : text.slice(finding.span.source.offset + finding.span.start, finding.span.source.offset + finding.span.end);
  };
  const moving = pod('').replace('example.com/web:1.4.2', image);

  test('behind characters of two units, a byte order mark, and every sort of line break', () => {
    for (const text of [moving, `# 🚢🚢\n${moving}`, `\ufeff${moving}`, moving.replaceAll('\n', '\r\n'), moving.replaceAll('\n', '\r'), `---\r${moving}`, `%YAML 1.2\n---\n${moving}`, `a: 🚢\n...\n---\n${moving}`]) {
      assert.ok(place(text)?.includes('latest'), JSON.stringify(text.slice(0, 30)));
    }
  });

  test('a suppression for one line is for one line, also where lines end in a lone CR', () => {
    const text = moving.replace('name: web', 'name: web # seaworthy: ignore-line image-tag -- it is the line below').replaceAll('\n', '\r');
    assert.ok(place(text) !== undefined);
  });

  test('U+2028 and U+2029 end no line, so no document begins behind them', () => {
    for (const separator of ['\u2028', '\u2029']) assert.equal(readFile('a.yaml', pod(`      workingDir: "a${separator}--- b"\n`)).units.length, 1);
  });
});

describe('random damage', () => {
  const pieces = fc.constantFrom('"', "'", '[', ']', '{', '}', ':', ': ', '- ', '\n', '\r', '\t', '&a ', '*a', '<<: *labels\n', '!', '!!binary ', '|', '>', '#', '%', '---\n', '...\n', '? ', ',', '🚢', '\ud800', '\ufeff', '\u2028', '{{ x }}', '${X}', '@', '`', '  ', '0x', '__proto__: ');
  const edit = fc.record({ at: fc.nat(DEPLOYMENT.length), remove: fc.nat(40), insert: fc.oneof(pieces, fc.string({ maxLength: 6, unit: 'binary' })) });
  const edits = fc.array(edit, { minLength: 1, maxLength: 6 });
  type Edits = readonly { readonly at: number; readonly remove: number; readonly insert: string }[];

  const texts = (start: string, list: Edits): string[] => {
    let text = start;
    return list.map(({ at, remove, insert }) => {
      const from = Math.min(at, text.length);
      text = text.slice(0, from) + insert + text.slice(from + remove);
      return text;
    });
  };

  test('no text throws', () => {
    fc.assert(fc.property(edits, list => { survive(texts(DEPLOYMENT, list).at(-1) ?? ''); }), { numRuns: 250 });
  });

  test('a file that is linted after each edit is linted as if it were read for the first time', () => {
    const start = `${DEPLOYMENT}---\n${pod()}---\n${pod()}---\n`;
    fc.assert(
      fc.property(edits, list => {
        let lint: FileLint = lintFile(readFile('a.yaml', start), EVERY_RULE);
        for (const text of texts(start, list)) lint = lintFile(readFile('a.yaml', text, lint.file), EVERY_RULE, lint);
        assert.deepEqual(plain(lint), plain(lintFile(readFile('a.yaml', lint.file.text), EVERY_RULE)));
      }),
      { numRuns: 80 },
    );
  });

  function plain(lint: FileLint): unknown {
    const { findings, problems, facts, tallies, suppressions } = toPlain(lint);
    return { findings: findings.map(({ active, ...rest }) => ({ ...rest, rule: active.rule.id })), problems, facts, tallies, suppressions };
  }
});

test('every rule was on', () => {
  assert.equal([...EVERY_RULE.values()].flat().length, RULES.length);
});
