import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Path, PlainValue } from '../../../../src/engine/text/change.ts';
import { applyToSource } from '../../../../src/engine/text/edit.ts';
import type { Edit } from '../../../../src/engine/text/edit.ts';
import { applied, at, isMap, pathsOf } from '../yaml/oracle.ts';
import type { Json, Step } from '../yaml/oracle.ts';
import { files } from './files.ts';
import { parse } from './load.ts';
import { misaligned, plainOf } from './oracle.ts';

const RUNS = Number(process.env['EDIT_RUNS'] ?? 300);

const scalars = fc.constantFrom<PlainValue>(true, null, 0, -1.5, 8080, 'nginx', '', 'a "b" \\', '${x}', '%{y}', '100%', 'two\nlines', 'é 🎉', 'tab\t');
const values: fc.Arbitrary<PlainValue> = fc.oneof(
  { weight: 4, arbitrary: scalars },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('n', 'limits', 'x y', 'for'), scalars, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.array(scalars, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom<PlainValue>({ list: [1, [2]], deep: { er: {} } }, [['a'], []]) },
);
const wishes = fc.array(fc.record({ pick: fc.nat(), kind: fc.constantFrom('set', 'add', 'block', 'remove'), value: values }), { minLength: 1, maxLength: 3 });
type Wish = typeof wishes extends fc.Arbitrary<(infer W)[]> ? W : never;

function stepsFor(value: Json, wished: readonly Wish[]): Step[] {
  const steps: Step[] = [];
  for (const wish of wished) {
    const step = stepFor(value, wish);
    if (step !== undefined && !steps.some(other => collide(other.path, step.path))) steps.push(step);
  }
  return steps;
}

function stepFor(value: Json, { pick, kind, value: wanted }: Wish): Step | undefined {
  const paths = pathsOf(value).filter(path => path.length > 1);
  const maps = paths.filter(path => isMap(at(value, path)));
  const bodies = maps.filter(path => isBody(path));
  const map = maps[pick % maps.length];
  const body = bodies[pick % bodies.length];
  if (kind === 'add') return map === undefined ? undefined : { kind: 'set', path: [...map, 'quite_new'], value: wanted };
  if (kind === 'block') return body === undefined ? undefined : { kind: 'set', path: [...body, 'blk_new', 0, 'inner'], value: wanted };
  const path = paths[pick % paths.length];
  if (path === undefined) return undefined;
  return kind === 'remove' ? { kind, path } : { kind: 'set', path, value: wanted };
}

/** Bodies are reached over blocks alone. */
function isBody(path: Path): boolean {
  return path.every((step, i) => (i % 2 === 0 ? typeof step === 'string' && step.startsWith('blk_') : typeof step === 'number')) && path.length % 2 === 0;
}

function collide(a: Path, b: Path): boolean {
  return a.every((step, i) => i >= b.length || b[i] === step) || b.every((step, i) => i >= a.length || a[i] === step);
}

function write(text: string, steps: readonly Step[]): { readonly edit: Edit; readonly after: string } {
  const document = parse(text);
  const edit = document.write(steps.map(step => ({ ...step, writer: document })));
  return { edit, after: edit.kind === 'edits' ? applyToSource(document.source, edit.edits) : text };
}

/** No list of blocks is empty: where the last one goes, nothing is left of it. */
function settled(value: Json): Json {
  if (Array.isArray(value)) return value.map(settled);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, child]) => (key.startsWith('blk_') && Array.isArray(child) && child.length === 0 ? [] : [[key, settled(child)]])));
}

const sorted = (value: Json): Json => (Array.isArray(value) ? value.map(sorted) : isMap(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sorted(child)])) : value);

test('the tree says what was written', () => {
  fc.assert(
    fc.property(files, ({ text, value }) => {
      const document = parse(text);
      assert.deepEqual(document.problems.map(({ message }) => message), [], text);
      assert.deepEqual(sorted(plainOf(document.root)), sorted(value), text);
    }),
    { numRuns: RUNS },
  );
});

test('what was asked for is there afterwards, all else is as it was, and what is refused has a reason', () => {
  let written = 0;
  fc.assert(
    fc.property(files, wishes, ({ text, value }, wished) => {
      const steps = stepsFor(value, wished);
      const { edit, after } = write(text, steps);
      if (edit.kind === 'refused') {
        assert.match(edit.because, /makes it|comes from|condition|another kind|blocks? .*stands?|block stands|comment|heredoc|written in HCL|labels|list stands|no name/, `${JSON.stringify(steps)}\n${text}`);
        return;
      }
      written += 1;
      assert.deepEqual(sorted(plainOf(parse(after).root)), sorted(settled(applied(value, steps))), `${JSON.stringify(steps)}\n${text}\n=>\n${after}`);
    }),
    { numRuns: RUNS },
  );
  assert.ok(written > RUNS / 2, `only ${String(written)} of ${String(RUNS)} changes were written`);
});

test('what terraform fmt would leave alone before, it leaves alone after', () => {
  // Against a count of columns in `oracle.ts`: `terraform` is not on every machine.
  fc.assert(
    fc.property(files.filter(({ formatted }) => formatted), wishes, ({ text, value }, wished) => {
      assert.equal(misaligned(text), undefined, text);
      const steps = stepsFor(value, wished);
      const { after } = write(text, steps);
      assert.equal(misaligned(after), undefined, `${JSON.stringify(steps)}\n${text}\n=>\n${after}`);
    }),
    { numRuns: RUNS },
  );
});

test('no comment goes where nothing is removed, and none is made', () => {
  fc.assert(
    fc.property(files, wishes, ({ text, value }, wished) => {
      const steps = stepsFor(value, wished.filter(({ kind }) => kind === 'add' || kind === 'block'));
      assert.deepEqual(commentsOf(write(text, steps).after), commentsOf(text));
    }),
    { numRuns: RUNS },
  );
});

test('lines that are not aligned with a change stay byte for byte', () => {
  fc.assert(
    fc.property(files, wishes, ({ text, value }, wished) => {
      const steps = stepsFor(value, wished.filter(({ kind }) => kind === 'add' || kind === 'block'));
      const { after } = write(text, steps);
      // A new line moves the `=` of the lines around it, and opens a block or an object that stood on one line.
      const rest = after.split('\n').map(squeezed);
      const opened = text.split('\n').filter(line => !/\{.*\}|\[.*\]/.test(line)).map(squeezed);
      let from = 0;
      for (const line of opened) {
        const found = rest.findIndex((other, i) => i >= from && (other === line || other === line.replace(/(?=( #.*)?$)/, ',') || other.replace(/\r$/, '') === line.replace(/\r$/, '')));
        assert.ok(found >= 0 || line.trim() === '', `${line}\n--\n${text}\n=>\n${after}`);
        if (found >= 0 && line.trim() !== '') from = found + 1;
      }
    }),
    { numRuns: RUNS },
  );
});

function squeezed(line: string): string {
  return line.replace(/(\S) +=/, '$1 =').replace(/(\S) +(#|\/\/)/, '$1 $2');
}

test('to set what is already there changes nothing', () => {
  fc.assert(
    fc.property(files, fc.nat(), ({ text, value }, pick) => {
      const paths = pathsOf(value).filter(path => path.length > 0 && !JSON.stringify(at(value, path)).includes('expr:'));
      const path = paths[pick % paths.length];
      if (path === undefined) return;
      const present = JSON.parse(JSON.stringify(at(value, path))) as PlainValue;
      assert.deepEqual(write(text, [{ kind: 'set', path, value: present }]).edit, { kind: 'edits', edits: [] }, text);
    }),
    { numRuns: RUNS },
  );
});

test('edits are sorted, apart from each other, and inside their source', () => {
  fc.assert(
    fc.property(files, wishes, ({ text, value }, wished) => {
      const { edit } = write(text, stepsFor(value, wished));
      let last = -1;
      for (const { span } of edit.kind === 'edits' ? edit.edits : []) {
        assert.ok(span.start > last && span.end >= span.start && span.end <= text.length);
        last = span.end;
      }
    }),
    { numRuns: RUNS },
  );
});

test('broken text never throws, and its problems stand in it', () => {
  const cuts = fc.tuple(files, fc.nat(), fc.nat(20), fc.constantFrom('', '{', '}', '"', '<<EOT', '${', '=', '[', '@', '/*', '\u0000'));
  fc.assert(
    fc.property(cuts, ([{ text }, where, length, junk]) => {
      const start = where % (text.length + 1);
      const broken = text.slice(0, start) + junk + text.slice(start + length);
      const document = parse(broken);
      for (const { span } of document.problems) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= broken.length);
      const hard = document.problems.filter(({ message }) => !message.includes('set twice'));
      assert.equal(document.partial, hard.length > 0);
    }),
    { numRuns: RUNS },
  );
});

function commentsOf(text: string): string[] {
  return parse(text).comments().map(({ start, end }) => text.slice(start, end));
}
