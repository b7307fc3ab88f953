import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { WorkspaceOptions } from '../workspace/index.ts';
import { tell } from './terminal.ts';

type HclFiles = NonNullable<WorkspaceOptions['hclFiles']>;

/** The WebAssembly that reads Terraform: beside the bundle, else in the packages that it comes from. */
export const hclFiles: HclFiles = async () => {
  try {
    const [runtime, grammar] = await Promise.all([
      readFile(fileOf('web-tree-sitter.wasm', 'web-tree-sitter')),
      readFile(fileOf('tree-sitter-hcl.wasm', '@tree-sitter-grammars/tree-sitter-hcl')),
    ]);
    return { runtime, grammar };
  } catch (error) {
    tell(`Terraform files are not checked: what reads them cannot be loaded. ${error instanceof Error ? error.message : String(error)}`);
    throw error;
  }
};

function fileOf(name: string, from: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`${from}/${name}`);
}
