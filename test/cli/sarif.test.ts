import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Log, Result, Run } from 'sarif';
import { PRIVILEGED, folderWith, seaworthy } from './support.ts';

const FOLDER = folderWith({
  'k8s/web app.yaml': PRIVILEGED,
  'k8s/agent.yaml': PRIVILEGED.replace('privileged: true', 'privileged: true # seaworthy: ignore-line privileged -- the agent needs it'),
  'k8s/broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: x\n',
});

function run(folder = FOLDER): Run {
  const { stdout } = seaworthy(folder, ['check', '--format', 'sarif', '--rule', 'privileged', '--rule', 'memory-limit']);
  const log = JSON.parse(stdout) as Log;
  assert.equal(log.version, '2.1.0');
  assert.equal(log.runs.length, 1);
  return log.runs[0] ?? assert.fail();
}

describe('--format sarif', () => {
  const { tool, results = [], invocations, originalUriBaseIds, columnKind } = run();

  test('names the rules once, and each result points at its rule', () => {
    const rules = tool.driver.rules ?? [];
    assert.deepEqual(rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration?.level]), [['memory-limit', 'warning'], ['privileged', 'error']]);
    for (const { ruleId, ruleIndex = -1 } of results) assert.equal(rules[ruleIndex]?.id, ruleId);
    for (const { help, shortDescription, fullDescription } of rules) assert.ok([help?.markdown, shortDescription?.text, fullDescription?.text].every(Boolean));
  });

  test('places results by address and region, in UTF-16 columns from 1', () => {
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.deepEqual(originalUriBaseIds, { SRCROOT: { uri: `${pathToFileURL(FOLDER).href}/` } });
    const result = results.find(({ ruleId, suppressions }) => ruleId === 'privileged' && suppressions === undefined);
    assert.deepEqual(result?.message, { text: 'Container web of Deployment shop is privileged.' });
    assert.equal(result.level, 'error');
    assert.deepEqual(result.locations?.[0], {
      physicalLocation: {
        artifactLocation: { uri: 'k8s/web%20app.yaml', uriBaseId: 'SRCROOT' },
        region: { startLine: 17, startColumn: 25, endLine: 17, endColumn: 29 },
      },
      logicalLocations: [{ fullyQualifiedName: 'store/Deployment/shop/web', kind: 'resource' }],
    });
  });

  test('tells suppressed results with their reason, so that nobody opens an alert for them', () => {
    const suppressed = results.flatMap(({ suppressions = [] }) => suppressions);
    assert.deepEqual(suppressed.map(({ kind, justification }) => [kind, justification]), [['inSource', 'the agent needs it']]);
  });

  test('tells what could not be checked', () => {
    const notifications = invocations?.[0]?.toolExecutionNotifications ?? [];
    assert.deepEqual(notifications.map(({ level, locations }) => [level, locations?.[0]?.physicalLocation?.artifactLocation?.uri]), [['error', 'k8s/broken.yaml']]);
  });

  test('knows a finding again when lines above it are added', () => {
    const fingerprints = (list: readonly Result[]): unknown[] => list.map(({ partialFingerprints }) => partialFingerprints);
    const one = run(folderWith({ 'web.yaml': PRIVILEGED })).results ?? [];
    const moved = run(folderWith({ 'web.yaml': `# a comment\n\n${PRIVILEGED}` })).results ?? [];
    assert.equal(one.length, 2);
    assert.deepEqual(fingerprints(moved), fingerprints(one));
    assert.notDeepEqual(one[0]?.partialFingerprints, one[1]?.partialFingerprints);
  });

  test('is whole where nothing is found', () => {
    assert.deepEqual(run(folderWith({})).results, []);
  });
});
