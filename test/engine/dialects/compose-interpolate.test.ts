import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDotenv } from '../../../src/engine/dialects/compose/dotenv.ts';
import { interpolate } from '../../../src/engine/dialects/compose/interpolate.ts';

const ENV = new Map([['TAG', '1.4'], ['EMPTY', ''], ['HOST', 'db']]);

/** What each text comes to; `?` where only the environment knows, `!` where Compose refuses it. */
const CASES: Readonly<Record<string, string>> = {
  'web': 'web',
  'web:$TAG': 'web:1.4',
  'web:${TAG}-slim': 'web:1.4-slim',
  '${TAG:-2.0}': '1.4',
  '${EMPTY:-2.0}': '2.0',
  '${EMPTY-2.0}x': 'x',
  '${UNSET:-2.0}': '2.0',
  '${UNSET-2.0}': '2.0',
  '${UNSET:-}': '?',
  '${UNSET:-${TAG}}': '1.4',
  '${UNSET:-${OTHER:-${HOST}:5432}}': 'db:5432',
  '${UNSET:-${OTHER}}': '?',
  '${TAG:?set it}': '1.4',
  '${EMPTY:?set it}': '?',
  '${UNSET?set it}': '?',
  '${TAG:+pinned}': 'pinned',
  '${TAG+pinned}': 'pinned',
  '${UNSET:+pinned}': '?',
  '$UNSET': '?',
  '$${TAG}': '${TAG}',
  'a$$b': 'a$b',
  '$TAG$HOST': '1.4db',
  '${TAG': '!',
  'costs 5$': '!',
  '$(date)': '!',
  '${1}': '!',
  '${TAG/x}': '!',
};

for (const [written, wanted] of Object.entries(CASES)) {
  test(`${written} is ${wanted}`, () => {
    const result = interpolate(written, ENV);
    assert.equal(result.kind === 'known' ? result.text : result.kind === 'dynamic' ? '?' : '!', wanted);
  });
}

test('an env file: comments, quotes, export, and a value that refers to another one is not known', () => {
  const variables = parseDotenv(`# the database\nexport HOST=db # the service\nNAME='a # b'\nTEXT="one\\ntwo"\nEMPTY=\nURL=http://$HOST\nnot a line\r\nLAST: yes`);
  assert.deepEqual([...variables], [['HOST', 'db'], ['NAME', 'a # b'], ['TEXT', 'one\ntwo'], ['EMPTY', ''], ['LAST', 'yes']]);
});
