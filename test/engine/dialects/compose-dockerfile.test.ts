import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from '../../../src/engine/index.ts';
import { readDockerfile } from '../../../src/engine/dialects/compose/dockerfile.ts';
import { known } from '../../../src/engine/model/field.ts';
import { findings, service } from '../../support/compose.ts';
import type { Workspace } from '../../support/compose.ts';

const ASKED = { interval: undefined, timeout: undefined, retries: undefined };

/** A Dockerfile, and whether its image is asked how it is and who it runs as. */
const DOCKERFILES: readonly (readonly [title: string, text: string, healthcheck: unknown, user?: string])[] = [
  ['neither', 'FROM node:22\nCMD ["node", "."]\n', undefined],
  ['both', 'FROM node:22\nUSER node\nHEALTHCHECK CMD curl -f http://localhost/\n', ASKED, 'node'],
  ['in any case, with Windows line breaks', 'from node:22\r\nhealthcheck cmd true\r\nuser 1000:1000\r\n', ASKED, '1000:1000'],
  ['timings', 'FROM a\nHEALTHCHECK --interval=1m30s --timeout=5s --start-period=30s --retries=5 CMD ["true"]', { interval: 90, timeout: 5, retries: 5 }],
  ['over several lines, with a comment in between', 'FROM a\nHEALTHCHECK --interval=5s \\\n  # ask it\n\n  CMD true \\\n    || exit 1\nUSER app', { ...ASKED, interval: 5 }, 'app'],
  ['another escape character', '# escape=`\nFROM a\nHEALTHCHECK `\n  CMD powershell C:\\check.ps1\nUSER app', ASKED, 'app'],
  ['the last of two counts', 'FROM a\nUSER root\nUSER app\nHEALTHCHECK CMD true\nHEALTHCHECK NONE', undefined, 'app'],
  ['of the last stage alone', 'FROM golang AS build\nHEALTHCHECK CMD true\nUSER build\nFROM scratch\nCOPY --from=build /app /app', undefined],
  ['of the stage that the last is made from', 'FROM --platform=$BUILDPLATFORM a AS Base\nHEALTHCHECK CMD true\nUSER app\nFROM base', ASKED, 'app'],
  ['what a stage takes back', 'FROM a AS base\nHEALTHCHECK CMD true\nFROM base\nHEALTHCHECK none', undefined],
  ['for images that are made from it', 'FROM a\nONBUILD HEALTHCHECK CMD true\nONBUILD USER app', undefined],
  ['in a comment, or in a file that it writes', 'FROM a\n# HEALTHCHECK CMD true\nRUN <<EOF cat > x\nHEALTHCHECK CMD true\nUSER app\nEOF\nCOPY <<-"a" <<b /etc/\n\ta\n\ta\nUSER x\nb\n', undefined],
  ['a file that never ends', 'FROM a\nHEALTHCHECK CMD true\nRUN <<EOF\n', undefined],
  ['shifts and texts are no files', 'FROM a\nRUN echo $((1<<SHIFT)) && cat <<<word\nHEALTHCHECK CMD true', ASKED],
  ['before any stage', 'HEALTHCHECK CMD true\nFROM a', undefined],
  ['prose', 'This is not a Dockerfile.\nIt only says so.', undefined],
];

describe('what a Dockerfile says of its containers', () => {
  for (const [title, text, healthcheck, user] of DOCKERFILES) test(title, () => {
    const read = readDockerfile(text);
    assert.deepEqual({ healthcheck: read?.healthcheck, user: read?.user }, { healthcheck, user });
  });

  test('the target is a stage by its name or its number; one that is not there says nothing', () => {
    const text = 'FROM a AS prod\nUSER app\nFROM a AS test\nUSER tester\n';
    assert.deepEqual(['prod', 'PROD', '1', undefined, 'stage', '7'].map(target => readDockerfile(text, target)?.user), ['app', 'app', 'tester', 'tester', undefined, undefined]);
  });

  test('an absurdly long one is not read', () => {
    assert.equal(readDockerfile(`FROM a\n${'RUN <<a\n'.repeat(1_000_000)}`), undefined);
  });
});

const rules = RULES.filter(({ id }) => ['liveness-probe', 'run-as-non-root', 'depends-on-health'].includes(id));
const DOCKERFILE = 'FROM node:22 AS base\nUSER node\nHEALTHCHECK CMD node check.js\nFROM base AS dev\nHEALTHCHECK NONE\nUSER root\nFROM base\n';
const ALARM = ['compose.yaml:2 liveness-probe: Service web has no healthcheck.', 'compose.yaml:2 run-as-non-root: Service web may run as root.'];

function found(web: string, files: Workspace): string[] {
  return findings({ 'compose.yaml': `services:\n  web:\n    restart: always\n${web}`, ...files }, rules).filter(one => one.startsWith('compose.yaml'));
}

describe('services that are built in the repository', () => {
  for (const [title, web, path] of [
    ['a context', '    build: web\n', 'web/Dockerfile'],
    ['the folder of the project', '    build: {args: {A: b}}\n', 'Dockerfile'],
    ['a file of its own', '    build:\n      context: ./web/\n      dockerfile: ../docker/web.Dockerfile\n', 'docker/web.Dockerfile'],
    ['a name of the image', '    build: web\n    image: shop/web\n', 'web/Dockerfile'],
  ] as const) test(`have the healthcheck and the user of their Dockerfile: ${title}`, () => {
    assert.deepEqual(found(web, { [path]: DOCKERFILE }), []);
    assert.deepEqual(found(web, { [path]: 'FROM node:22\n' }), ALARM);
    assert.deepEqual(found(web, {}), ALARM);
  });

  test('a Dockerfile in the file itself', () => {
    assert.deepEqual(found('    build:\n      dockerfile_inline: |\n        FROM node:22\n        HEALTHCHECK CMD true\n        USER 1000\n', {}), []);
  });

  test('the target counts', () => {
    const of = (target: string): string[] => found(`    build: {context: web, target: ${target}}\n`, { 'web/Dockerfile': DOCKERFILE });
    assert.deepEqual([of('base'), of('dev')], [[], ALARM]);
  });

  test('what is not in the workspace, or is not known, says nothing', () => {
    for (const build of ['https://example.com/web.git', '/srv/web', '../web', '${CONTEXT}', '{context: web, dockerfile: "${FILE}"}', '{context: web, target: "${TARGET}"}']) {
      assert.deepEqual(found(`    build: ${build}\n`, { 'web/Dockerfile': DOCKERFILE, Dockerfile: DOCKERFILE }), ALARM, build);
    }
  });

  test('what Compose says wins', () => {
    const web = (more: string): string[] => found(`    build: web\n${more}`, { 'web/Dockerfile': DOCKERFILE });
    assert.deepEqual(web('    healthcheck: {disable: true}\n    user: root\n'), [ALARM[0]]);
    const probe = known(service('services:\n  web:\n    build: .\n    healthcheck: {retries: 7}\n', 'web', { Dockerfile: 'FROM a\nHEALTHCHECK --interval=10s --retries=2 CMD true' }).livenessProbe);
    assert.deepEqual([probe?.kind, known(probe?.period), known(probe?.failureThreshold)], ['exec', 10, 7]);
  });

  test('another service runs the image that one of them builds; it can be waited for', () => {
    const files = { 'web/Dockerfile': DOCKERFILE };
    const more = '  worker:\n    restart: always\n    image: shop/web\n    depends_on: [web]\n';
    assert.deepEqual(found(`    build: web\n    image: shop/web\n${more}`, files), ['compose.yaml:9 depends-on-health: Service worker does not wait until web is healthy.']);
  });

  test('a service of another file that is extended is built beside that one', () => {
    const base = 'services:\n  web:\n    build: .\n    restart: always\n';
    const files = { 'base/web.yaml': base, 'base/Dockerfile': DOCKERFILE };
    assert.deepEqual(found('    extends: {file: base/web.yaml, service: web}\n', files), []);
  });

  test('a variable of the Dockerfile decides the user: nothing is said', () => {
    assert.deepEqual(found('    build: .\n', { Dockerfile: 'FROM a\nUSER $APP_UID\nHEALTHCHECK CMD true\n' }), []);
  });
});
