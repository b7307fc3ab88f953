import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseDotenv } from '../../../src/engine/dialects/compose/dotenv.ts';
import { interpolate } from '../../../src/engine/dialects/compose/interpolate.ts';

/** BUILD is set in the `.env` file to what only the environment knows. */
const ENV = new Map([['TAG', '1.4'], ['EMPTY', ''], ['HOST', 'db'], ['BUILD', undefined]]);

/**
 * What each text comes to; `?` where only the environment knows, `!` where Compose refuses it. The cases are those of the Compose
 * specification, 12-interpolation; what it leaves open was asked of compose-go, 2.1.3 to 2.16.2, which agree (template/template.go).
 */
const CASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '"Both $VARIABLE and ${VARIABLE} syntax is supported"': {
    'web': 'web',
    'web:$TAG': 'web:1.4',
    'web:${TAG}-slim': 'web:1.4-slim',
    '$TAG-x': '1.4-x',
    '$TAG$HOST': '1.4db',
    '${TAG}${HOST}': '1.4db',
    '$UNSET': '?',
    '$TAGx': '?',
    'web:$BUILD': '?',
  },
  '":-default" where it is unset or empty, "-default" where it is unset': {
    '${TAG:-2.0}': '1.4',
    '${EMPTY:-2.0}': '2.0',
    '${EMPTY-2.0}x': 'x',
    '${UNSET:-2.0}': '2.0',
    '${UNSET-2.0}': '2.0',
    '${UNSET:-}': '?',
    '${UNSET-a:-b}': 'a:-b',
    '${UNSET:-a-b?c}': 'a-b?c',
    '${UNSET:-http://h:80/?a=b}': 'http://h:80/?a=b',
    '${BUILD:-2.0}': '?',
    '${BUILD-2.0}': '?',
  },
  '":?err" and "?err" where it is mandatory': {
    '${TAG:?set it}': '1.4',
    '${TAG:?a-b}': '1.4',
    '${EMPTY:?set it}': '?',
    '${EMPTY?set it}z': 'z',
    '${UNSET?set it}': '?',
    '${UNSET?}': '?',
  },
  '":+value" and "+value" where it is set': {
    '${TAG:+pinned}': 'pinned',
    '${TAG+pinned}': 'pinned',
    '${TAG:+a$TAG}': 'a1.4',
    '${EMPTY:+pinned}z': 'z',
    '${EMPTY+pinned}z': 'pinnedz',
    '${UNSET:+pinned}': '?',
    '${BUILD:+pinned}': '?',
    '${BUILD+pinned}': 'pinned',
  },
  '"Interpolation can also be nested"': {
    '${UNSET:-$TAG}': '1.4',
    '${UNSET:-${TAG}}': '1.4',
    '${UNSET:-${OTHER:-${HOST}:5432}}': 'db:5432',
    '${UNSET:-${OTHER}}': '?',
    '${UNSET?$TAG}': '?',
    '${UNSET:-$$x}': '$x',
    '${UNSET:-a}b}': 'ab}',
    '${UNSET:-{"a":1}}': '{"a":1}',
    '${TAG:-{"a":1}}x': '1.4x',
    '${TAG:-{}}x': '1.4x',
  },
  '"$$ when your configuration needs a literal dollar sign"': {
    '$${TAG}': '${TAG}',
    'a$$b': 'a$b',
    '$$$TAG': '$1.4',
  },
  'a dollar sign before what is neither a name nor a brace is one': {
    'costs 5$': 'costs 5$',
    '$(date)': '$(date)',
    '$1': '$1',
    'a$-b': 'a$-b',
    '$': '$',
  },
  '"Other extended shell-style features are not supported"': {
    '${TAG': '!',
    '${TAG }': '!',
    '${ TAG}': '!',
    '${1}': '!',
    '${}': '!',
    '${TAG/x}': '!',
  },
};

for (const [title, cases] of Object.entries(CASES)) describe(title, () => {
  for (const [written, wanted] of Object.entries(cases)) {
    test(`${written} is ${wanted}`, () => {
      const result = interpolate(written, ENV);
      assert.equal(result.kind === 'known' ? result.text : result.kind === 'dynamic' ? '?' : '!', wanted);
    });
  }
});

/** Compose specification, 05-services, "Env_file format"; dotenv/parser.go of compose-go 2.16.2 for what it leaves open. */
const LINES: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  '# the database\nHOST=db': { HOST: 'db' },
  'A=1\r\nB = 2\nC: 3': { A: '1', B: '2', C: '3' },
  'export A=1': { A: '1' },
  'A=one # two\nB=one#two\nC=#one': { A: 'one', B: 'one#two', C: '#one' },
  'A=\nB=': { A: '', B: '' },
  'A=one two ': { A: 'one two' },
  "A='a # b' # c": { A: 'a # b' },
  "A='$B \\n'": { A: '$B \\n' },
  "A='it\\'s'": { A: "it's" },
  'A="one\\ntwo \\"x\\" \\$5"': { A: 'one\ntwo "x" $5' },
  'KEY="-----BEGIN-----\nTUlJ=\n-----END-----"\nB=1': { KEY: '-----BEGIN-----\nTUlJ=\n-----END-----', B: '1' },
  'HOST=db\nURL=http://$HOST:${PORT:-80}': { HOST: 'db', URL: 'http://db:80' },
  'URL=http://$HOST\nHOST=db': { URL: undefined, HOST: 'db' },
  'A="$B"\nC=$$x': { A: undefined, C: '$x' },
  'A=${B': { A: undefined },
  'JUST_A_NAME\nB=1': { B: '1' },
  'not a line\nB=1': { B: '1' },
  'A="never closed\nB=1': {},
  '\ufeffA=1': { A: '1' },
};

describe('an env file', () => {
  for (const [text, wanted] of Object.entries(LINES)) {
    test(JSON.stringify(text), () => { assert.deepEqual(Object.fromEntries(parseDotenv(text)), wanted); });
  }
});
