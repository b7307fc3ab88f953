import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { parseYaml } from '../../../../src/engine/syntax/yaml/document.ts';
import { splitDocuments } from '../../../../src/engine/syntax/yaml/split.ts';
import type { Path, PlainValue } from '../../../../src/engine/text/change.ts';
import { applyFileEdits, applyToSource, toFileEdits } from '../../../../src/engine/text/edit.ts';
import type { Edit } from '../../../../src/engine/text/edit.ts';
import { sourceOf } from '../../../../src/engine/text/source.ts';
import { documents, documentsWithAnchors } from './documents.ts';
import { applied, at, isMap, pathsOf, readBoth } from './oracle.ts';
import type { Json, Step } from './oracle.ts';
import { areAllThere, linesOf, untouchedLines } from './untouched.ts';

const RUNS = Number(process.env['EDIT_RUNS'] ?? 400);

const scalars = fc.oneof(
  fc.constantFrom<PlainValue>(true, false, null, 0, 8080, -1.5, 'nginx', '', 'yes', 'on', '0644', '1e3', 'null', '~', '12:30:45', '2026-01-01', '1_000', '.5'),
  fc.constantFrom<PlainValue>('a: b', '# x', 'x #y', '- a', '[a]', '{a}', 'a, b', "it's", '"', 'two\nlines\n', 'tab\t', ' lead', 'trail ', '*a', '&a', '!t', '%d', '@x', '`x', '---', 'é\u2028', '=', '<<', '-', '?', ':', 'a:'),
  fc.string({ maxLength: 8 }),
);
const values: fc.Arbitrary<PlainValue> = fc.oneof(
  { weight: 4, arbitrary: scalars },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('n', 'limits', 'on', 'x y'), scalars, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.array(scalars, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<PlainValue>({ httpGet: { path: '/', port: 1 }, list: [{ a: 1, b: [2] }, []] }, [[1, [2]], { a: { b: {} } }]) },
);
const wishes = fc.array(
  fc.record({ pick: fc.nat(), kind: fc.constantFrom('set', 'add', 'append', 'remove'), value: values, deep: fc.boolean() }),
  { minLength: 1, maxLength: 3 },
);

type Wish = typeof wishes extends fc.Arbitrary<(infer W)[]> ? W : never;

/** Makes a wish fit a document: a step that can be taken, and that no other step stands in the way of. */
function stepsFor(value: Json, wished: readonly Wish[]): Step[] {
  const steps: Step[] = [];
  for (const wish of wished) {
    const step = stepFor(value, wish);
    if (step !== undefined && !steps.some(other => collide(other.path, step.path))) steps.push(step);
  }
  return steps;
}

function stepFor(value: Json, { pick, kind, value: wanted, deep }: Wish): Step | undefined {
  const paths = pathsOf(value);
  const maps = paths.filter(path => isMap(at(value, path)) || at(value, path) === null);
  const lists = paths.filter(path => Array.isArray(at(value, path)));
  const inner = paths.filter(path => path.length > 0);
  if (kind === 'add') {
    const path = maps[pick % maps.length];
    return path === undefined ? undefined : { kind: 'set', path: [...path, 'new', ...(deep ? ['deep', 'er'] : [])], value: wanted };
  }
  if (kind === 'append') {
    const path = lists[pick % lists.length];
    const list = path === undefined ? undefined : at(value, path);
    return path === undefined || !Array.isArray(list) ? undefined : { kind: 'set', path: [...path, list.length], value: wanted };
  }
  const path = inner[pick % inner.length];
  if (path === undefined) return undefined;
  return kind === 'remove' ? { kind: 'remove', path } : { kind: 'set', path, value: wanted };
}

/** One inside the other, or both at one list, where a remove moves the other. */
function collide(a: Path, b: Path): boolean {
  const shorter = Math.min(a.length, b.length);
  return a.slice(0, shorter).every((step, i) => step === b[i]);
}

function write(text: string, steps: readonly Step[]): { edit: Edit; after: string } {
  const document = parseYaml(sourceOf('file.yaml', text));
  const edit = document.write(steps.map(step => ({ ...step, writer: document })));
  return { edit, after: edit.kind === 'edits' ? applyToSource(document.source, edit.edits) : text };
}

/** The one refusal that these documents give cause for: a line that would become a part of the block scalar above it. */
function isCommentInTheWay(text: string, steps: readonly Step[]): boolean {
  const without = text.replace(/^[ \t]*(#.*)?(\r?\n|$(?![^]))/gm, '');
  return /: [|>]|- [|>]/.test(text) && write(without, steps).edit.kind === 'edits';
}

function commentsOf(text: string): string[] {
  return [...text.matchAll(/#c\d+ a: \{b\tc/g)].map(([comment]) => comment);
}

test('whatever is changed, two other parsers read exactly that from the new text', () => {
  fc.assert(
    fc.property(documents, wishes, (text, wished) => {
      const value = readBoth(text);
      const steps = stepsFor(value, wished);
      const { edit, after } = write(text, steps);
      if (edit.kind === 'refused') assert.ok(isCommentInTheWay(text, steps), `${edit.because}\n${JSON.stringify(steps)}\n${text}`);
      else assert.deepEqual(readBoth(after), applied(value, steps), `${JSON.stringify(steps)}\n${text}\n=>\n${after}`);
    }),
    { numRuns: RUNS },
  );
});

test('every line that the changes have no business with is there byte for byte, in its order', () => {
  fc.assert(
    fc.property(documents, wishes, (text, wished) => {
      const steps = stepsFor(readBoth(text), wished);
      const { after } = write(text, steps);
      const untouched = untouchedLines(text, steps);
      assert.ok(areAllThere(untouched, linesOf(after)), `${JSON.stringify(steps)}\n${text}\n=>\n${after}`);
      const comments = commentsOf(untouched.join(''));
      assert.deepEqual(commentsOf(after).filter(comment => comments.includes(comment)), comments);
    }),
    { numRuns: RUNS },
  );
});

test('where a value is added and nothing goes, no comment goes either', () => {
  fc.assert(
    fc.property(documents, wishes, (text, wished) => {
      const steps = stepsFor(readBoth(text), wished.filter(({ kind }) => kind === 'add' || kind === 'append'));
      const { after } = write(text, steps);
      assert.deepEqual(commentsOf(after), commentsOf(text));
    }),
    { numRuns: RUNS },
  );
});

test('through anchors, aliases and merges nothing changes but what was asked for', () => {
  let written = 0;
  fc.assert(
    fc.property(documentsWithAnchors, wishes, (text, wished) => {
      const value = readBoth(text);
      const steps = stepsFor(value, wished);
      const { edit, after } = write(text, steps);
      if (edit.kind === 'refused') assert.match(edit.because, /alias|merge|<<|as \*|written here/);
      else {
        written += 1;
        assert.deepEqual(readBoth(after), applied(value, steps), `${JSON.stringify(steps)}\n${text}\n=>\n${after}`);
      }
    }),
    { numRuns: RUNS },
  );
  assert.ok(written > RUNS / 2, `only ${String(written)} of ${String(RUNS)} changes were written`);
});

test('to set what is already there changes nothing', () => {
  fc.assert(
    fc.property(documents, fc.nat(), (text, pick) => {
      const value = readBoth(text);
      const paths = pathsOf(value);
      const path = paths[pick % paths.length] ?? [];
      const present = JSON.parse(JSON.stringify(at(value, path))) as PlainValue;
      const { edit } = write(text, [{ kind: 'set', path, value: present }]);
      assert.deepEqual(edit, { kind: 'edits', edits: [] });
    }),
    { numRuns: RUNS },
  );
});

test('to add a key and to remove it again gives back an equal document', () => {
  fc.assert(
    fc.property(documents, fc.nat(), values, (text, pick, wanted) => {
      const value = readBoth(text);
      const maps = pathsOf(value).filter(path => isMap(at(value, path)));
      const path = [...(maps[pick % maps.length] ?? []), 'new'];
      const { after } = write(text, [{ kind: 'set', path, value: wanted }]);
      const back = write(after, [{ kind: 'remove', path }]);
      assert.deepEqual(readBoth(back.after), value);
    }),
    { numRuns: RUNS },
  );
});

test('one document of a file is changed, the others stay as they are', () => {
  fc.assert(
    fc.property(fc.array(documents, { minLength: 2, maxLength: 4 }), fc.nat(), wishes, (parts, pick, wished) => {
      const file = parts.map((part, i) => (i === 0 ? part : part.replace(/^\ufeff?(---[^\n]*\n)?/, '---\n')).replace(/([^\n])$/, '$1\n')).join('');
      const pieces = splitDocuments(file);
      const { start, end } = pieces[pick % pieces.length] ?? { start: 0, end: 0 };
      const source = { uri: 'file.yaml', text: file.slice(start, end), offset: start };
      const document = parseYaml(source);
      const steps = stepsFor(readBoth(source.text), wished);
      const appended = { kind: 'append-document', writer: document, value: { kind: 'New' } } as const;
      const edit = document.write([...steps.map(step => ({ ...step, writer: document })), ...(pick % 3 === 0 ? [appended] : [])]);
      if (edit.kind === 'refused') return;
      const { text: after, dropped } = applyFileEdits(file, toFileEdits(edit.edits));
      assert.equal(dropped, 0);
      const expected = pieces.map(piece => readBoth(file.slice(piece.start, piece.end)));
      expected[pick % pieces.length] = applied(expected[pick % pieces.length] ?? null, steps);
      if (pick % 3 === 0) expected.splice((pick % pieces.length) + 1, 0, { kind: 'New' });
      assert.deepEqual(loadAll(after), expected, `${JSON.stringify(steps)}\n${file}\n=>\n${after}`);
    }),
    { numRuns: RUNS },
  );
});

test('JSON stays JSON, laid out as it was', () => {
  const json = fc.letrec<{ value: Json }>(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Json>('a', 'x: y', '', 1, -2.5, true, null),
      fc.dictionary(fc.constantFrom('a', 'b', 'c-d', 'e f'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value;
  const root = fc.dictionary(fc.constantFrom('a', 'b', 'kind'), json, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  fc.assert(
    fc.property(root, fc.constantFrom(undefined, 2, 4, '\t'), wishes, (value, indent, wished) => {
      const text = `${JSON.stringify(value, null, indent)}\n`;
      const steps = stepsFor(value, wished);
      const { edit, after } = write(text, steps);
      assert.equal(edit.kind, 'edits', JSON.stringify(edit) + text);
      const parsed: unknown = JSON.parse(after);
      assert.deepEqual(parsed, applied(value, steps), text);
      // What JSON may leave as it is and YAML may not is escaped.
      assert.equal(after.replaceAll('\\u2028', '\u2028'), `${JSON.stringify(parsed, null, indent)}\n`, JSON.stringify(steps));
    }),
    { numRuns: RUNS },
  );
});

test('edits are sorted, apart from each other, and inside their source', () => {
  fc.assert(
    fc.property(documents, wishes, (text, wished) => {
      const { edit } = write(text, stepsFor(readBoth(text), wished));
      let at = 0;
      for (const { span } of edit.kind === 'edits' ? edit.edits : []) {
        assert.ok(span.start >= at && span.end >= span.start && span.end <= text.length);
        at = span.end;
      }
    }),
    { numRuns: RUNS },
  );
});
