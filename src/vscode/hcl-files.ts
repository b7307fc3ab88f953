import * as vscode from 'vscode';
import type { WorkspaceOptions } from '../workspace/index.ts';
import type { Log } from './output.ts';

type HclFiles = NonNullable<WorkspaceOptions['hclFiles']>;

/** The WebAssembly that reads Terraform, out of the extension's own folder, which may be on a server. */
export function hclFiles(extension: vscode.Uri, log: Log): HclFiles {
  return async () => {
    try {
      const [runtime, grammar] = await Promise.all(['web-tree-sitter.wasm', 'tree-sitter-hcl.wasm'].map(name => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', name))));
      if (runtime === undefined || grammar === undefined) throw new Error('A file is missing.');
      return { runtime, grammar };
    } catch (error) {
      log.error('Terraform files are not checked: what reads them cannot be loaded.', error instanceof Error ? error : String(error));
      throw error;
    }
  };
}
