import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ResourceCursor } from '../../../../src/engine/dialects/terraform/cursor.ts';
import { objectOf } from '../../../../src/engine/dialects/terraform/kubernetes/object.ts';
import { readValue } from '../../../../src/engine/dialects/kubernetes/field.ts';
import { number, text } from '../../../../src/engine/dialects/kubernetes/codecs.ts';
import { readTexts } from './module/workspace.ts';

/** A deployment that tells Terraform to leave something to others. */
function deployment(ignored: string): ResourceCursor {
  const root = readTexts({ 'main.tf': `resource "kubernetes_deployment_v1" "shop" {\n  spec {\n    replicas = 3\n    template {\n      spec {\n        container { image = "web:latest" }\n      }\n    }\n  }\n  lifecycle { ignore_changes = [${ignored}] }\n}\n` });
  const cursor = root.resources().map(objectOf)[0]?.cursor;
  assert.ok(cursor instanceof ResourceCursor);
  return cursor;
}

const kinds = (ignored: string): readonly string[] => {
  const spec = deployment(ignored).at('spec');
  const anchor = { source: spec.document.source, start: 0, end: 0 };
  const image = spec.path('template.spec.containers').at(0).at('image');
  return [readValue(spec.at('replicas'), number, anchor).kind, readValue(image, text, anchor).kind];
};

for (const [ignored, expected] of [
  ['', ['known', 'known']],
  ['metadata', ['known', 'known']],
  ['spec[0].replicas', ['dynamic', 'known']],
  ['spec.0.replicas, metadata[0].annotations["at"]', ['dynamic', 'known']],
  ['spec[0].template[0].spec[0].container[0].image', ['known', 'dynamic']],
] as const) {
  test(`what ignore_changes names is not known: [${ignored}]`, () => {
    assert.deepEqual(kinds(ignored), expected);
  });
}
