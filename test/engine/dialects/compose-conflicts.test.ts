import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from '../../../src/engine/index.ts';
import { findings } from '../../support/compose.ts';
import type { Workspace } from '../../support/compose.ts';

describe('what a service says in two ways that Compose refuses (checkConsistency of compose-go)', () => {
  const rules = RULES.filter(({ id }) => id === 'schema');
  const told = (files: Workspace): string[] => findings(files, rules);
  const web = (...attributes: readonly string[]): string => `services:\n  web:\n    image: web:1\n${attributes.map(one => `    ${one}\n`).join('')}networks: {front: }\n`;
  const limits = (written: string): string => `deploy: {resources: {limits: {${written}}}}`;

  // Each was asked of compose-go 2.1.3, 2.6.3 and 2.10.2, which agree.
  const refused: readonly (readonly [string, string, string])[] = [
    ['network_mode: none', 'networks: {front: }', 'sets network_mode and networks: Compose takes one of them'],
    ['scale: "2"', 'deploy: {replicas: 3}', 'sets scale and deploy.replicas to different values: Compose refuses that'],
    ['mem_limit: 512m', limits('memory: 1g'), 'sets mem_limit and deploy.resources.limits.memory to different values: Compose refuses that'],
    ['mem_limit: 512m', limits(''), 'sets mem_limit beside deploy.resources.limits, which sets no memory: Compose refuses that'],
    ['mem_reservation: 1g', 'deploy: {resources: {reservations: {cpus: "1"}}}', 'sets mem_reservation beside deploy.resources.reservations, which sets no memory: Compose refuses that'],
    ['cpus: 0.5', limits('cpus: "1"'), 'sets cpus and deploy.resources.limits.cpus to different values: Compose refuses that'],
    ['pids_limit: -1', limits('pids: 100'), 'sets pids_limit and deploy.resources.limits.pids to different values: Compose refuses that'],
    ['platform: linux/arm64', 'build: {context: ., platforms: [linux/amd64]}', 'sets platform to linux/arm64, which is none of its build.platforms: Compose refuses that'],
    ['build: {dockerfile_inline: FROM web, dockerfile: Dockerfile}', 'init: true', 'sets dockerfile and dockerfile_inline of its build: Compose takes one of them'],
    ['healthcheck: {test: [cmd, ls]}', 'init: true', 'has a healthcheck.test that begins with cmd: Compose takes CMD, CMD-SHELL or NONE there'],
  ];
  for (const [first, second, message] of refused) {
    test(`${first} beside ${second}`, () => {
      assert.deepEqual(told({ 'compose.yaml': web(first, second) }), [`compose.yaml:4 schema: Service web ${message}.`]);
    });
  }

  const taken: readonly (readonly [string, string])[] = [
    ['network_mode: host', 'networks: []'],
    ['network_mode: ""', 'networks: [front]'],
    ['scale: 2', 'deploy: {replicas: 2}'],
    ['mem_limit: 512m', limits('memory: 0.5g')],
    ['mem_limit: 0', limits('memory: 1g')],
    ['mem_limit: 512m', 'deploy: {resources: {reservations: {memory: 256m}}}'],
    ['cpus: 0.50', limits('cpus: "0.5"')],
    ['cpus: 1', limits('cpus: "1.0"')],
    ['platform: linux/amd64', 'build: {context: ., platforms: [linux/amd64]}'],
    ['build: {dockerfile_inline: FROM web, dockerfile: ""}', 'init: true'],
    ['healthcheck: {test: curl -f localhost}', 'init: true'],
    ['healthcheck: {test: []}', 'init: true'],
  ];
  for (const [first, second] of taken) {
    test(`${first} beside ${second} is no conflict`, () => {
      assert.deepEqual(told({ 'compose.yaml': web(first, second) }), []);
    });
  }

  test('is told in each file that says a part of it, unless a later one takes the other back', () => {
    const base = web('mem_limit: 512m', 'network_mode: host');
    const over = (attributes: string): Workspace => ({ 'compose.yaml': base, 'compose.override.yaml': `services: {web: {${attributes}}}\n` });
    const different = 'Service web sets mem_limit and deploy.resources.limits.memory to different values: Compose refuses that.';
    assert.deepEqual(told(over(limits('memory: 1g'))), [`compose.yaml:4 schema: ${different}`, `compose.override.yaml:1 schema: ${different}`]);
    assert.deepEqual(told(over(`mem_limit: !reset null, ${limits('memory: 1g')}`)), []);
    assert.deepEqual(told(over('network_mode: !reset null, networks: [front]')), []);
  });

  test('is not asked where a variable decides, where what is extended is not known, and of Swarm', () => {
    assert.deepEqual(told({ 'compose.yaml': web('mem_limit: ${MEMORY:-512m}', limits('memory: 1g')) }), []);
    assert.deepEqual(told({ 'compose.yaml': web('mem_limit: 512m', limits('memory: "${MEMORY}"')) }), []);
    assert.deepEqual(told({ 'compose.yaml': web('cpus: 1', 'extends: {service: "${BASE}"}', limits('memory: 1g')) }), []);
    assert.deepEqual(told({ 'docker-stack.yml': web('mem_limit: 512m', limits('memory: 1g')) }), []);
  });
});
