import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change, Path, PlainValue } from '../../../../src/engine/text/change.ts';
import { applyToSource } from '../../../../src/engine/text/edit.ts';
import { parse } from './load.ts';

/** A change without its document: `set('resource.0.spec.0.replicas', 2)`. */
export type Wish =
  | { readonly kind: 'set'; readonly path: Path; readonly value: PlainValue }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'append'; readonly path: Path; readonly length: number; readonly value: PlainValue }
  | { readonly kind: 'append-document'; readonly value: PlainValue };

export function set(path: string | Path, value: PlainValue): Wish {
  return { kind: 'set', path: steps(path), value };
}

export function remove(path: string | Path): Wish {
  return { kind: 'remove', path: steps(path) };
}

/** A new item of a list that has `length`. */
export function item(path: string | Path, length: number, value: PlainValue): Wish {
  return { kind: 'append', path: steps(path), length, value };
}

export function append(value: PlainValue): Wish {
  return { kind: 'append-document', value };
}

/** The text of a template, without its first line break and the indentation of its first line. */
export function text(strings: TemplateStringsArray): string {
  const body = (strings.raw[0] ?? '').replace(/^\n/, '').replaceAll('\\`', '`').replaceAll('\\${', '${');
  const indent = /^ */.exec(body)?.[0] ?? '';
  return body.replaceAll(new RegExp(`^${indent}`, 'gm'), '').replace(/ +$/, '');
}

/** A test: what a person wrote, what is wanted, and what it must become, to the byte. */
export function becomes(name: string, before: string, wishes: Wish | readonly Wish[], after: string): void {
  test(name, () => {
    assert.equal(written(before, wishes), after);
  });
}

/** A test: nothing is written, and the reason says why. */
export function refuses(name: string, before: string, wishes: Wish | readonly Wish[], because: RegExp): void {
  test(name, () => {
    assert.match(written(before, wishes), new RegExp(`^refused: .*${because.source}`));
  });
}

export function written(before: string, wishes: Wish | readonly Wish[]): string {
  const document = parse(before);
  const all: readonly Wish[] = 'kind' in wishes ? [wishes] : wishes;
  const edit = document.write(all.map((wish): Change => ({ ...wish, writer: document })));
  return edit.kind === 'refused' ? `refused: ${edit.because}` : applyToSource(document.source, edit.edits);
}

function steps(path: string | Path): Path {
  return typeof path === 'string' ? path.split('.').map(step => (/^\d+$/.test(step) ? Number(step) : step)) : path;
}
