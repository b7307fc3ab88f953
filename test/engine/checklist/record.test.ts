import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { goLiveEdit, joinRecord, readRecord, recordEdit, recordSchema, tickEdit } from '../../../src/engine/checklist/index.ts';
import type { BoxChange, BoxRecord, Checklist } from '../../../src/engine/checklist/index.ts';
import { sourceOf } from '../../../src/engine/text/source.ts';
import { applied, itemOf, read } from './support.ts';

const TEXT = '# Launch\n## Security\n- [ ] Secrets: rotated #1\n- [ ] **Network**\n  - [ ] Policies set\n  - [ ] Health checks passing\n## Runtime\n- [ ] Health checks passing\n- [ ] yes\n';

function written(record: string, checklist: Checklist, changes: readonly BoxChange[]): string {
  const joined = joinRecord(readRecord(sourceOf('progress.yaml', record)), [checklist]);
  return applied(joined.file.source, recordEdit(joined, changes));
}

function recordOf(record: string, checklist: Checklist, words: string): BoxRecord | undefined {
  return joinRecord(readRecord(sourceOf('progress.yaml', record)), [checklist]).recordOf(itemOf(checklist, words));
}

describe('the record', () => {
  const checklist = read(TEXT);
  const policies = itemOf(checklist, 'Policies');

  it('starts with an entry for every box, sorted by id, a field a line', () => {
    const text = written('', checklist, [{ item: policies, set: { tickedBy: 'Ada', tickedOn: '2026-01-31', note: 'see: #4\nand more', links: ['https://a', 'https://b'] } }]);
    const ids = [...text.matchAll(/^ {2}(\S+):$/gm)].map(([, id]) => id);
    assert.equal(ids.length, checklist.items.length);
    assert.deepEqual(ids, ids.toSorted());
    assert.deepEqual(recordOf(text, checklist, 'Policies'), { tickedBy: 'Ada', tickedOn: '2026-01-31', note: 'see: #4 and more', links: ['https://a', 'https://b'] });
    assert.match(text, /under: Launch › Security › \*\*Network\*\*|under: "?Launch › Security › \*\*Network\*\*/);
  });

  it('fields are changed and taken out where they stand; what a person wrote stays', () => {
    const first = written('', checklist, [{ item: policies, set: { note: 'old', owner: 'Ada' } }]).replace('version: 1', '# ours\nversion: 1 # keep').replace('    owner: Ada', '    owner: Ada # for now');
    const second = written(first, checklist, [{ item: policies, set: { note: 'new' } }, { item: itemOf(checklist, 'yes'), set: { notApplicable: 'no: not here' } }]);
    assert.ok(second.includes('# ours\nversion: 1 # keep') && second.includes('owner: Ada # for now'));
    assert.deepEqual(recordOf(second, checklist, 'Policies'), { note: 'new', owner: 'Ada' });
    assert.deepEqual(recordOf(second, checklist, 'yes'), { notApplicable: 'no: not here' });
    const third = written(second, checklist, [{ item: policies, set: { note: undefined, owner: undefined } }]);
    assert.deepEqual(recordOf(third, checklist, 'Policies'), {});
  });

  it('follows a box that is reworded, moved, or whose file gets another name', () => {
    const text = written('', checklist, [{ item: policies, set: { note: 'mine' } }]);
    const reworded = read(TEXT.replace('Policies set', 'Network policies set'));
    assert.equal(recordOf(text, reworded, 'Network policies')?.note, 'mine');
    const moved = read(`${TEXT.replace('  - [ ] Policies set\n', '')}- [ ] Policies set\n`);
    assert.equal(recordOf(text, moved, 'Policies')?.note, 'mine');
    const renamed = read(TEXT.replace('# Launch', '# Go live'), 'docs/go-live.md');
    assert.equal(recordOf(text, renamed, 'Policies')?.note, 'mine');
    const after = written(text, reworded, []);
    assert.equal(recordOf(after, read(TEXT.replace('Policies set', 'Something else entirely')), 'Something else'), undefined);
    assert.equal(recordOf(after, read(TEXT.replace('Policies set', 'All network policies set')), 'All network')?.note, 'mine');
  });

  it('boxes with the same words keep apart, and one entry never serves two', () => {
    const [first, second] = checklist.items.filter(({ text }) => text === 'Health checks passing');
    assert.ok(first !== undefined && second !== undefined);
    const text = written('', checklist, [{ item: first, set: { note: 'network' } }, { item: second, set: { note: 'runtime' } }]);
    const joined = joinRecord(readRecord(sourceOf('', text)), [checklist]);
    assert.deepEqual([joined.recordOf(first)?.note, joined.recordOf(second)?.note], ['network', 'runtime']);
    const twice = read(`${TEXT}- [ ] Health checks passing\n`);
    const notes = twice.items.map(item => joinRecord(readRecord(sourceOf('', text)), [twice]).recordOf(item)?.note).filter(note => note !== undefined);
    assert.deepEqual(notes, ['network', 'runtime']);
  });

  it('the entry of a box that is gone is kept and listed', () => {
    const text = written('', checklist, [{ item: policies, set: { note: 'mine' } }]);
    const without = read(TEXT.replace('  - [ ] Policies set\n', ''));
    const joined = joinRecord(readRecord(sourceOf('', text)), [without]);
    assert.deepEqual(joined.orphans.map(({ record }) => record.note), ['mine']);
    assert.ok(written(text, without, []).includes('mine'));
  });

  it('is not written to with conflict markers, broken text, or from a newer version', () => {
    const text = written('', checklist, []);
    for (const [broken, message] of [
      [text.replace('boxes:\n', '<<<<<<< HEAD\nboxes:\n=======\n>>>>>>> theirs\n'), /conflict markers/],
      [text.replace('version: 1', 'version: 2'), /newer/],
      [text.replace('version: 1', 'version: [1'), /cannot be read/],
      ['- a list\n', /not a map/],
    ] as const) {
      const file = readRecord(sourceOf('', broken));
      assert.match(file.problems[0]?.message ?? '', message);
      const joined = joinRecord(file, [checklist]);
      assert.equal(recordEdit(joined, [{ item: policies, set: { note: 'x' } }]).kind, 'refused');
      assert.equal(goLiveEdit(joined, 'checklist.md', '2026-01-31').kind, 'refused');
    }
  });

  it('keeps a date of going live for each checklist', () => {
    const joined = joinRecord(readRecord(sourceOf('', '')), [checklist]);
    const text = applied(joined.file.source, goLiveEdit(joined, 'docs/a b.md', '2026-01-31'));
    assert.equal(readRecord(sourceOf('', text)).goLive.get('docs/a b.md'), '2026-01-31');
    assert.equal(readRecord(sourceOf('', written(text, checklist, []))).goLive.get('docs/a b.md'), '2026-01-31');
  });

  it('takes forms that people give it: CRLF, empty boxes, comments between entries', () => {
    for (const start of ['version: 1\r\nboxes: {}\r\n', 'version: 1\nboxes:\n', '# only a comment', written('', checklist, []).replace(/^ {2}(?=\S+:$)/gm, '  # about the next\n  ')]) {
      const text = written(start, checklist, [{ item: policies, set: { note: 'n' } }]);
      assert.equal(recordOf(text, checklist, 'Policies')?.note, 'n', start);
      assert.equal(joinRecord(readRecord(sourceOf('', text)), [checklist]).orphans.length, 0);
    }
  });

  it('whatever is kept is read back, change after change', () => {
    const words = fc.string({ unit: 'grapheme' }).map(text => text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim());
    const change = fc.record({ at: fc.nat(), field: fc.constantFrom('note' as const, 'owner' as const, 'notApplicable' as const), value: fc.option(words, { nil: undefined }) });
    fc.assert(fc.property(fc.array(change, { maxLength: 6 }), changes => {
      let text = '';
      const expected = new Map<number, BoxRecord>();
      for (const { at, field, value } of changes) {
        const index = at % checklist.items.length;
        const item = checklist.items[index];
        if (item === undefined) continue;
        text = written(text, checklist, [{ item, set: { [field]: value } }]);
        const rest = Object.entries(expected.get(index) ?? {}).filter(([name]) => name !== field);
        expected.set(index, Object.fromEntries(value === undefined || value === '' ? rest : [...rest, [field, value]]));
      }
      const joined = joinRecord(readRecord(sourceOf('', text)), [checklist]);
      for (const [index, record] of expected) {
        const item = checklist.items[index];
        assert.deepEqual(item === undefined ? undefined : joined.recordOf(item), record);
      }
    }), { numRuns: 60 });
  });

  it('has a schema that knows every field that is written', () => {
    const text = written('', checklist, [{ item: policies, set: { note: 'n', blanks: ['____', '__'] } }]);
    const schema = JSON.stringify(recordSchema());
    for (const [, key] of text.matchAll(/^ {4}([\w-]+):/gm)) assert.ok(schema.includes(`"${key ?? ''}"`), key);
  });
});

describe('two people on two branches', () => {
  it('tick different boxes, and Git merges both files without a conflict', () => {
    const folder = mkdtempSync(join(tmpdir(), 'seaworthy-merge-'));
    const git = (...args: string[]): string => execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false', ...args], { encoding: 'utf8' });
    const file = (name: string): string => join(folder, name);
    const load = (): Checklist => read(readFileSync(file('checklist.md'), 'utf8'));
    const save = (words: string, by: string): void => {
      const checklist = load();
      const item = itemOf(checklist, words);
      writeFileSync(file('progress.yaml'), written(readFileSync(file('progress.yaml'), 'utf8'), checklist, [{ item, set: { tickedBy: by, tickedOn: '2026-01-31' } }]));
      writeFileSync(file('checklist.md'), applied(checklist.source, tickEdit([item], true)));
      git('commit', '-qam', `${by} ticks`);
    };
    try {
      git('init', '-q', '-b', 'main');
      // Git itself takes changes of neighbouring lines for a conflict: boxes right under each other can only be merged by hand.
      const boxes = Array.from({ length: 12 }, (_, i) => `- [ ] Box number ${String.fromCharCode(97 + i)}`);
      writeFileSync(file('checklist.md'), `# Launch\n\n${boxes.join('\n\n')}\n`);
      writeFileSync(file('progress.yaml'), written('', load(), []));
      git('add', '.');
      git('commit', '-qm', 'start');
      for (const [i, [ours, theirs]] of [['a', 'b'], ['c', 'd'], ['e', 'l'], ['k', 'f']].entries()) {
        git('checkout', '-q', '-b', `branch-${String(i)}`);
        save(`number ${theirs ?? ''}`, 'Grace');
        git('checkout', '-q', 'main');
        save(`number ${ours ?? ''}`, 'Ada');
        git('merge', '-q', '--no-edit', `branch-${String(i)}`);
      }
      const checklist = load();
      const joined = joinRecord(readRecord(sourceOf('', readFileSync(file('progress.yaml'), 'utf8'))), [checklist]);
      const by = Object.fromEntries(checklist.items.map(item => [item.text.slice(-1), joined.recordOf(item)?.tickedBy]));
      assert.deepEqual([by['a'], by['b'], by['c'], by['d'], by['e'], by['l'], by['k'], by['f'], by['g']], ['Ada', 'Grace', 'Ada', 'Grace', 'Ada', 'Grace', 'Ada', 'Grace', undefined]);
      assert.deepEqual(checklist.items.filter(({ ticked }) => ticked).length, 8);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
