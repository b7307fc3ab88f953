import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..', 'src');

/** What each room may import, besides itself. The longest matching name is a file's room. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'engine/text': [],
  'engine/syntax': ['engine/text'],
  'engine/model': ['engine/text'],
  'engine/dialects': ['engine/syntax', 'engine/model', 'engine/text'],
  'engine/rules': ['engine/model', 'engine/text'],
  'engine/lint': ['engine/rules', 'engine/dialects', 'engine/model', 'engine/syntax', 'engine/text'],
  'engine/config': ['engine/lint', 'engine/rules', 'engine/syntax', 'engine/text'],
  'engine/checklist': ['engine/lint', 'engine/rules', 'engine/syntax', 'engine/text', 'engine/model', 'engine/config'],
  // index.ts, the public API.
  engine: ['engine/text', 'engine/model', 'engine/syntax', 'engine/dialects', 'engine/rules', 'engine/lint', 'engine/config', 'engine/checklist'],
  workspace: ['engine'],
  vscode: ['workspace', 'engine'],
  cli: ['workspace', 'engine'],
};

/** The packages that only some rooms may import. */
const PACKAGES: readonly (readonly [name: RegExp, rooms: RegExp])[] = [
  [/^vscode$/, /^vscode$/],
  [/^node:/, /^cli$/],
  [/^(js-yaml|yaml|mdast.*|micromark.*|web-tree-sitter)$/, /^engine\/syntax$/],
];

interface Import {
  readonly file: string;
  readonly from: string;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).map(file => file.replaceAll('\\', '/'));

const imports: readonly Import[] = files.flatMap(file =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/^\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]/gm)].map(([, from = '']) => ({ file, from })),
);

function roomOf(file: string): string {
  const rooms = Object.keys(MAY_IMPORT).filter(room => file.startsWith(`${room}/`));
  return rooms.toSorted((a, b) => b.length - a.length)[0] ?? '(no room)';
}

test('every file is in a room', () => {
  assert.deepEqual(files.filter(file => roomOf(file) === '(no room)'), []);
});

test('imports point one way', () => {
  const wrong = imports.filter(({ from }) => from.startsWith('.')).flatMap(({ file, from }) => {
    const target = relative(root, join(root, dirname(file), from)).replaceAll('\\', '/');
    // The version stands in the manifest, and nowhere else.
    if (target === '../package.json') return [];
    const [own, other] = [roomOf(file), roomOf(target)];
    return own === other || MAY_IMPORT[own]?.includes(other) === true ? [] : [`${file} imports ${target}`];
  });
  assert.deepEqual(wrong, []);
});

test('front ends use the engine through its public API', () => {
  const deep = imports.flatMap(({ file, from }) => {
    const target = from.startsWith('.') ? relative(root, join(root, dirname(file), from)).replaceAll('\\', '/') : '';
    return !file.startsWith('engine/') && target.startsWith('engine/') && target !== 'engine/index.ts' ? [`${file} imports ${target}`] : [];
  });
  assert.deepEqual(deep, []);
});

test('packages are imported only where they belong', () => {
  const wrong = imports.flatMap(({ file, from }) =>
    PACKAGES.some(([name, rooms]) => name.test(from) && !rooms.test(roomOf(file))) ? [`${file} imports ${from}`] : [],
  );
  assert.deepEqual(wrong, []);
});

/** The list of all rules, and the examples of a rule that are too long to stand in its own file: nobody reads them as code. */
const LISTS = /^engine\/rules\/(index|[^/]+\.examples)\.ts$/;

test('no file is over 350 lines', () => {
  const long = files.filter(file => !LISTS.test(file)).flatMap(file => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length;
    return lines > 350 ? [`${file}: ${String(lines)}`] : [];
  });
  assert.deepEqual(long, []);
});

test('no rule is over 60 lines before its examples', () => {
  const long = files.filter(file => /^engine\/rules\/[^/]+\.ts$/.test(file) && !LISTS.test(file)).flatMap(file => {
    const [head = ''] = readFileSync(join(root, file), 'utf8').split(/^ {2}examples[:,]/m);
    const from = head.search(/^export const/m);
    const lines = head.slice(Math.max(from, 0)).split('\n').length;
    return from >= 0 && lines > 60 ? [`${file}: ${String(lines)}`] : [];
  });
  assert.deepEqual(long, []);
});
