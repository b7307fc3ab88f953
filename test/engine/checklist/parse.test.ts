import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { damage, repairText } from '../../../src/engine/checklist/damaged.ts';
import { parseChecklist, repairEdit } from '../../../src/engine/checklist/index.ts';
import { readBlocks } from '../../../src/engine/syntax/markdown/read.ts';
import type { Block } from '../../../src/engine/syntax/markdown/index.ts';
import { parseMarkdown } from '../../../src/engine/syntax/markdown/index.ts';
import { sourceOf, textOf } from '../../../src/engine/text/source.ts';
import { applied, itemOf, read } from './support.ts';

const texts = (text: string): string[] => read(text).items.map(item => item.text);

describe('what is an item', () => {
  it('any bullet and number, ticked or not', () => {
    const { items } = read('- [ ] one\n* [x] two\n+ [X] three\n\n1. [ ] four\n2) [ ] five\n');
    assert.deepEqual(items.map(({ text, ticked, ordered }) => [text, ticked, ordered]), [
      ['one', false, false], ['two', true, false], ['three', true, false], ['four', false, true], ['five', false, true],
    ]);
  });

  it('no box in a fence, a comment, a table, or of another form', () => {
    assert.deepEqual(texts('```\n- [ ] in a fence\n```\n\n<!--\n- [ ] in a comment\n-->\n\n| a |\n|---|\n| [ ] |\n\n- [Contact Information]\n- ✅ done without a box\n- []\n- [ ]\n- [-] dash\n- [ ] real\n'), ['real']);
  });

  it('a fence that is never closed takes what follows, and says so: it is an error where boxes are lost', () => {
    const { items, problems } = read('- [ ] before\n\n```bash\nls\n\n- [ ] swallowed\n');
    assert.deepEqual(items.map(({ text }) => text), ['before']);
    assert.deepEqual(problems.map(({ severity, span }) => [severity, textOf(span)]), [['error', '```']]);
    assert.deepEqual(read('- [ ] before\n\n```bash\nls\n').problems.map(({ severity }) => severity), [undefined]);
  });

  it('among boxes, a mark without a box and a box without words are told in their places; elsewhere a mark is a mark', () => {
    const told = (text: string): string[] => read(text).problems.map(({ span, message }) => `${textOf(span)}: ${message}`);
    assert.deepEqual(told('- [ ] a\n- ✅ done\n- [] b\n- [ ]\n- [x]\n- ❌ not\n'), [
      '✅: ✅ is no box, and counts for nothing: [x] is one.',
      '[]: [] is no box, and counts for nothing: [ ] is one.',
      '[ ]: This box has no words behind it: Markdown takes it for text, and it counts for nothing.',
      '[x]: This box has no words behind it: Markdown takes it for text, and it counts for nothing.',
      '❌: ❌ is no box, and counts for nothing: [ ] is one.',
    ]);
    assert.deepEqual(told('- ✅ fast\n- ✅ small\n\nText\n\n1. [ ] a\n   - ✅ why\n'), []);
    assert.deepEqual(told('- [ ] <!-- seaworthy: image-tag -->\n'), ['[ ]: This box says nothing: write what is to be done.']);
  });

  it('a list that is indented too far is code', () => {
    assert.deepEqual(texts('Text\n\n    - [ ] code\n\n- [ ] item\n'), ['item']);
  });

  it('tabs, quotes, a byte order mark, CRLF and a missing final newline', () => {
    const text = '\uFEFF- [ ] a\r\n\t- [x] b\r\n\r\n> - [ ] quoted\r\n\r\n-\t[ ] c';
    const { items, source } = read(text);
    assert.deepEqual(items.map(item => [item.text, item.parent?.text]), [['a', undefined], ['b', 'a'], ['quoted', undefined], ['c', undefined]]);
    for (const { box, ticked } of items) assert.equal(source.text[box], ticked ? 'x' : ' ');
  });
});

describe('what stands around an item', () => {
  const text = '# Shop\n\n## Before ✅\n\n**Stop if:**\n- [ ] **Cluster**: ready\n  - [ ] Nodes\n    more words <!-- aside -->\n  - plain\n    - [ ] deep\n\n### Commands\n\n1. [ ] Look\n   ```bash\n   # comment\n   kubectl get pods \\\n     -n shop\n   ```\n\n   ```\n   kubectl delete pod x\n   ```\n';
  const checklist = read(text);

  it('headings without their symbols, groups, and paragraphs that serve as headings', () => {
    assert.equal(checklist.title, 'Shop');
    const deep = itemOf(checklist, 'deep');
    assert.deepEqual(deep.headings, ['Shop', 'Before']);
    assert.equal(deep.parent?.label, 'Cluster');
    assert.equal(deep.lead, 'plain');
    assert.equal(deep.parent.lead, 'Stop if');
    assert.equal(itemOf(checklist, 'Nodes').text, 'Nodes more words');
  });

  it('fences under an item are its own, with their commands', () => {
    assert.deepEqual(itemOf(checklist, 'Look').commands, [
      { text: 'kubectl get pods -n shop', use: 'run', changes: false },
      { text: 'kubectl delete pod x', use: 'type', changes: true },
    ]);
  });
});

/** Where blocks start; of a list, where its items do. */
function starts(blocks: readonly Block[]): number[] {
  return blocks.flatMap(block => (block.kind === 'list' ? block.items.map(({ start }) => start) : [block.start]));
}

describe('long and changing texts', () => {
  const long = Array.from({ length: 5000 }, (_, i) => (i % 10 === 0 ? `- [ ] **Group ${String(i)}**` : `  - [ ] Item ${String(i)}`)).join('\n');

  it('every box of a file of 5,000 is read, in the right group', () => {
    const { items } = read(long);
    assert.equal(items.length, 5000);
    assert.ok(items.every((item, i) => (i % 10 === 0 ? item.parent === undefined : item.parent === items[i - (i % 10)])));
  });

  it('the paragraph above a long list heads all of it', () => {
    const { items } = read(`# A\n\nRollback if:\n\n${Array.from({ length: 600 }, (_, i) => `- [ ] trigger ${String(i)}`).join('\n')}\n`);
    assert.ok(items.every(({ lead, kind }) => lead === 'Rollback if' && kind === 'abort'));
  });

  it('in pieces it reads as the whole does, also after a change', () => {
    const line = fc.constantFrom('# A', '## B', '- [ ] a', '  - [x] b', '```', '<!--', '-->', 'text:', '', '1. [ ] n', '> - [ ] q', '    code', '---', `- ${'x'.repeat(3000)}`);
    const document = fc.array(line, { maxLength: 40 }).map(lines => lines.join('\n'));
    fc.assert(fc.property(document, document, (before, after) => {
      const first = parseMarkdown(sourceOf('a', before));
      const whole = readBlocks(after);
      const parts = parseMarkdown(sourceOf('a', after), first).sections;
      assert.equal(parts.map(section => section.text).join(''), after);
      assert.deepEqual(parts.flatMap(({ offset, blocks }) => starts(blocks).map(start => start + offset)), starts(whole));
    }), { numRuns: 150 });
  });

  it('reading again from what was read gives the same as reading anew', () => {
    const before = read('# A\n- [ ] a\n# B\n- [ ] b\n');
    const after = sourceOf('checklist.md', '# A\n- [ ] a\n- [ ] new\n# B\n- [ ] b\n');
    const fresh = parseChecklist(after);
    assert.deepEqual(parseChecklist(after, before).items.map(({ id, box }) => [id, box]), fresh.items.map(({ id, box }) => [id, box]));
  });
});

describe('damaged text', () => {
  const meant = '# 🚀 Launch\n\n- [ ] Cluster version ≥ 1.29\n- [x] Fertig — schön\n';

  it('is read as it was meant, with places in the text as it is', () => {
    const source = sourceOf('checklist.md', damage(meant));
    const checklist = parseChecklist(source);
    assert.ok(checklist.damaged);
    assert.equal(checklist.title, 'Launch');
    assert.equal(checklist.items[0]?.text, 'Cluster version ≥ 1.29');
    assert.equal(checklist.items[0].parameters['cluster.version.min'], '1.29');
    assert.equal(source.text[checklist.items[1]?.box ?? 0], 'x');
  });

  it('is repaired only on request, box for box', () => {
    const checklist = parseChecklist(sourceOf('checklist.md', damage(meant)));
    assert.equal(applied(checklist.source, repairEdit(checklist)), meant);
    assert.equal(repairEdit(read(meant)).kind, 'refused');
  });

  it('any text comes back from damage; sound text is never taken for damaged', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => {
      assert.equal(repairText(damage(text)), /[^\0-\x7F]/.test(text) ? text : undefined);
    }));
    for (const sound of ['plain', 'größer ≤ 5', 'naïve café', '日本語', '✅']) assert.equal(repairText(sound), undefined, sound);
  });
});
