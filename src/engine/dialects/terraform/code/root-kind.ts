import type { Block, Module } from '../module/types.ts';
import { isAtOrBelow } from '../../../text/paths.ts';

/**
 * True for a root module that somebody applies: it configures providers, says where its state is, or has values of its
 * own (Terraform, "Providers Within Modules": a module that others are to call configures none), and it is no example, nor a test,
 * of the modules that it calls.
 */
export function isApplied(module: Module): boolean {
  if (module.calls.some(({ module: called }) => called !== undefined && isExampleOf(module.folder, called.folder))) return false;
  return module.blocks('provider').length > 0 || backendsOf(module).length > 0 || module.documents.some(({ source }) => /\.tfvars(\.json)?$/.test(source.uri));
}

/** The blocks that say where the state is. */
export function backendsOf(module: Module): readonly Block[] {
  return module.blocks('terraform').flatMap(block => [...block.blocks('backend', 1), ...block.blocks('cloud')]);
}

/** What stands for a module as a whole: where something that is missing is underlined. */
export function anchorOf(module: Module): Block | undefined {
  return ['terraform', 'provider', 'resource', 'module', 'data', 'variable', 'locals', 'output'].flatMap(type => module.blocks(type).slice(0, 1))[0];
}

/** True where a file of a module is broken: what is missing may be hidden by the error. */
export function isDamaged(module: Module): boolean {
  return module.documents.some(({ damage }) => damage !== undefined);
}

/** It lies in the folder of the module that it calls, or in the folder for examples beside it (Terraform, "Standard Module Structure"). */
function isExampleOf(folder: string, called: string): boolean {
  if (folder !== called && isAtOrBelow(called, folder)) return true;
  const [, home = '', shelf = ''] = /^(?:(.*?)\/)??(examples?|tests?)(?:\/|$)/.exec(folder) ?? [];
  return shelf !== '' && isAtOrBelow(home, called) && !isAtOrBelow(home === '' ? shelf : `${home}/${shelf}`, called);
}
