import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadHcl } from '../../../../src/engine/syntax/hcl/parse.ts';
import type { HclDocument } from '../../../../src/engine/syntax/hcl/document.ts';
import { sourceOf } from '../../../../src/engine/text/source.ts';

const require = createRequire(import.meta.url);

/** The two WebAssembly files, from the packages that ship them. */
export function wasmFiles(): { runtime: Uint8Array; grammar: Uint8Array } {
  return {
    runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    grammar: readFileSync(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm')),
  };
}

export const hcl = await loadHcl(wasmFiles);

export function parse(text: string): HclDocument {
  return hcl.parse(sourceOf('main.tf', text));
}
