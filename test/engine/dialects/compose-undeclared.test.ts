import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from '../../../src/engine/index.ts';
import { findings } from '../../support/compose.ts';
import type { Workspace } from '../../support/compose.ts';

describe('networks and services that the project has not (checkConsistency of compose-go)', () => {
  const rules = RULES.filter(({ id }) => id === 'schema');
  const told = (files: Workspace): string[] => findings(files, rules);
  const web = (attribute: string): string => `services:\n  web:\n    image: web:1\n    ${attribute}\n  db: {image: db:1}\n`;

  test('are told where they are named, with the nearest that there is', () => {
    assert.deepEqual(told({ 'compose.yaml': `${web('networks: [backnd, default]')}networks: {backend: }\n` }), ['compose.yaml:4 schema: Service web is on network backnd, which the project does not declare; the nearest is backend.']);
    assert.deepEqual(told({ 'compose.yaml': web('networks: {proxy: {aliases: [web]}}') }), ['compose.yaml:4 schema: Service web is on network proxy, which the project does not declare.']);
    assert.deepEqual(told({ 'compose.yaml': web('depends_on: [bd, db]') }), ['compose.yaml:4 schema: Service web depends on bd, which is no service of the project; the nearest is db.']);
    assert.deepEqual(told({ 'compose.yaml': web('depends_on: {cache: {condition: service_started}}') }), ['compose.yaml:4 schema: Service web depends on cache, which is no service of the project.']);
  });

  test('may stand in another file of the project, or in one that is included', () => {
    const text = web('networks: [back]\n    depends_on: [cache]');
    const rest = 'services: {cache: {image: cache:1}}\nnetworks: {back: }\n';
    assert.deepEqual(told({ 'compose.yaml': text, 'compose.override.yaml': rest }), []);
    assert.deepEqual(told({ 'compose.yaml': rest, 'compose.override.yaml': text }), []);
    assert.deepEqual(told({ 'compose.yaml': `include: [rest.yaml]\n${text}`, 'rest.yaml': rest }), []);
    assert.deepEqual(told({ 'compose.yaml': `include: [part/compose.yaml]\n${rest}`, 'part/compose.yaml': text }), []);
    assert.deepEqual(told({ 'compose.yaml': `include: ["oci://example.com/rest"]\n${text}` }), []);
  });

  test('are not asked of a file that may be read on top of another, nor of what is extended', () => {
    const text = web('networks: [back]\n    depends_on: [cache]');
    assert.deepEqual(told({ 'compose.prod.yaml': text }), []);
    assert.deepEqual(told({ 'compose.yaml': 'services: {web: {image: web:1}}\n', 'compose.prod.yaml': 'services: {web: {networks: [back], depends_on: [cache]}}\n' }), []);
    const base = 'services: {web: {image: web:1, networks: [back], depends_on: [cache]}}\n';
    assert.deepEqual(told({ 'common/compose.yaml': base, 'compose.yaml': 'services: {web: {extends: {file: common/compose.yaml, service: web}}, cache: {image: cache:1}}\nnetworks: {back: }\n' }), []);
  });

  test('names that variables make, and what is taken back, are not judged', () => {
    assert.deepEqual(told({ 'compose.yaml': web('networks: ["${NET}"]\n    depends_on: !reset [cache]') }), []);
    assert.deepEqual(told({ 'compose.yaml': web('networks: {old: !reset null}') }), []);
  });
});
