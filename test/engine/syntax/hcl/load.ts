import { loadHcl } from '../../../../src/engine/syntax/hcl/parse.ts';
import type { HclDocument } from '../../../../src/engine/syntax/hcl/document.ts';
import { sourceOf } from '../../../../src/engine/text/source.ts';
import { wasmFiles } from './wasm.ts';

export const hcl = await loadHcl(wasmFiles);

export function parse(text: string): HclDocument {
  return hcl.parse(sourceOf('main.tf', text));
}
