import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readBlocks } from '../../../src/engine/syntax/markdown/read.ts';
import { readSimply } from '../../../src/engine/syntax/markdown/simple.ts';

const CORPUS = ['corpus/checklists', 'checklists'].map(folder => join(import.meta.dirname, '..', '..', '..', '..', 'shared', folder));

/** What is read simply is read as the parser reads it. @returns true where it is simple. */
function agrees(text: string): boolean {
  const simple = readSimply(text);
  if (simple !== undefined) assert.deepEqual(simple, readBlocks(text), JSON.stringify(text));
  return simple !== undefined;
}

const indent = fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '   ', '      ', '     ', '\t');
const mark = fc.constantFrom('- ', '- ', '- ', '* ', '+ ', '-  ', '1. ', '2) ', '> ', '# ', '## ', '###### ', '####### ', '#', '');
const box = fc.constantFrom('', '', '[ ] ', '[ ] ', '[x] ', '[X] ', '[ ]', '[] ', '[ ]  ');
const bit = fc.constantFrom(
  'word', 'word', 'a b', 'x', ' ', ' ', '  ', '.', ':', '(', ')', '**', '*', '_', '__', '____', '`', '``', 'code`d`', '<', '>', '< 5', '<= 5 > 3', '<b>', '<!--', '-->', '<!-- note -->', '<!-->', '--',
  '&', '&amp;', '& ', '!', '![', '[', ']', '[a](b)', '\\', '\\_', '#', '-', '---', '===', '~', '|', '✅', 'ü', '5', '10. ', '\u00A0', '{', '@', 'http://a.b', '<a@b.c>', 'LOG_LEVEL', '**Label**', '**Label:**', '**5 a**b', '\uFEFF',
);
const line = fc.tuple(indent, mark, box, fc.array(bit, { maxLength: 7 })).map(([space, own, boxed, bits]) => space + own + boxed + bits.join(''));
const known = fc.constantFrom('', '', '', '# Head', '- [ ] a', '  - [x] b', '    - c', 'Text', '---', '```', '- [ ] **Label**: `x`', '* [ ] star', '- ');
const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const document = fc.array(fc.tuple(fc.oneof(line, known, known), end), { maxLength: 5 }).map(lines => lines.map(pair => pair.join('')).join(''));

describe('the reader of simple Markdown', () => {
  it('reads what checklists are made of', () => {
    for (const text of [
      '# A\n\nSome words.\n\n- [ ] a\n- [x] b\n  - [ ] c\n    - d\n\n  - [X] e\n* other\n\n---\n\n## B\n- [ ] **Label**: `code` and more <!-- seaworthy: image-tag -->\n',
      '- [ ] **Security team:** ________ Date: ________\r\n- [ ] P95 latency < 200 ms & `LOG_LEVEL=INFO`\r\n',
      'Text',
      '',
    ]) assert.ok(agrees(text), text);
  });

  it('leaves all else to the parser', () => {
    for (const text of ['1. a\n', '- a\ngoes on\n', 'a\nb\n', 'a\n---\n', '- [a](b)\n', '- *a*\n', '```\n```\n', '> a\n', '- a\n\n      code\n', '- <b>\n', 'a  \n', '\\- a\n', '| a |\n', '- 1. a\n', '\uFEFF# A\n']) assert.equal(readSimply(text), undefined, text);
  });

  it('agrees with the parser on any text that it takes', () => {
    let simple = 0;
    fc.assert(fc.property(document, text => { if (agrees(text) && text.trim() !== '') simple += 1; }), { numRuns: 6000 });
    assert.ok(simple > 100, String(simple));
  });

  for (const folder of CORPUS) {
    it(`agrees with the parser on every section of ${folder.split('shared')[1] ?? ''}`, { skip: existsSync(folder) ? false : `${folder} is absent` }, () => {
      for (const name of readdirSync(folder).filter(one => one.endsWith('.md'))) {
        for (const section of readFileSync(join(folder, name), 'utf8').split(/^(?=#{1,6} )/m)) agrees(section);
      }
    });
  }
});
