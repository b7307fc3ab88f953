import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { HclDocument } from '../../../../src/engine/syntax/hcl/document.ts';
import type { Body } from '../../../../src/engine/syntax/hcl/tree.ts';
import { sourceOf } from '../../../../src/engine/text/source.ts';
import { modules } from '../../../support/hcl-modules.ts';
import { files } from './files.ts';
import { hcl, parse } from './load.ts';

const RUNS = Number(process.env['EDIT_RUNS'] ?? 300);

/** What people type, paste and leave half done. */
const TYPED = ['x', ' ', '\n', '"', '{', '}', '[', ']', '(', ')', '=', '#', '/*', '*/', '//', '${', '%{', '<<EOT\n', 'EOT', 'EOT\n', '\r\n', '1', '1e3', '.', ',', '?', ':', '*', '\ufeff', 'é🎉', 'a = 1\n', 'b {\n}\n', 'name = "x" # why\n', 'resource "kind" "x y" {\n  name = var.x\n}\n', '(c) = 1\n', '{ a = 1 }\n', ' = b\n', 't = <<-EOT\n  x\n  EOT\n'];

const edit = fc.record({ at: fc.nat(), drop: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 200 })), typed: fc.oneof(fc.constant(''), fc.constantFrom(...TYPED)), line: fc.boolean() });
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function edited(text: string, { at, drop, typed, line }: Edit): string {
  const somewhere = at % (text.length + 1);
  const start = line ? text.lastIndexOf('\n', somewhere) + 1 : somewhere;
  return text.slice(0, start) + typed + text.slice(start + drop);
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && 'form' in value && value.form === 'body';
}

/** All that a document says. What a body lists besides its items is made of them. */
function said(document: HclDocument): string {
  const { root, partial, isWhole, damage, problems } = document;
  const places = problems.map(({ message, span: { start, end } }) => ({ message, start, end }));
  return JSON.stringify({ root, comments: document.comments(), places, partial, isWhole, damage }, (_, value: unknown) => (isBody(value) ? { start: value.start, end: value.end, items: value.items } : value));
}

test('a text that is read again after edits is what it is when it is read anew', () => {
  let reused = 0;
  const property = fc.property(fc.oneof(modules, files.map(({ text }) => text)), fc.array(edit, { minLength: 1, maxLength: 8 }), (first, edits) => {
    let document = parse(first);
    for (const one of edits) {
      const text = edited(document.source.text, one);
      const known = new Set<object>(document.root.items);
      document = hcl.parse(sourceOf('main.tf', text), document);
      assert.ok(said(document) === said(parse(text)), text);
      if (document.root.items.some(item => known.has(item))) reused += 1;
    }
  });
  fc.assert(property, { numRuns: RUNS, ...(process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) }) });
  assert.ok(reused > RUNS / 4, `only ${String(reused)} readings kept anything`);
});
