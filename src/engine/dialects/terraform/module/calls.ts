import { joinPath } from '../../../text/paths.ts';
import type { Problem } from '../../../text/source.ts';
import type { WrittenBlock } from './block.ts';

/** Modules inside modules inside modules: no honest one goes deeper. */
const MAXIMUM_CALLS = 20;

/** A folder of the machine, which Terraform copies. */
const ABSOLUTE = /^(\/|~\/|[A-Za-z]:[\\/]|file:)/;
const LOCAL = new RegExp(`^\\.\\.?(/|$)|${ABSOLUTE.source}`);

/** Where a call leads: a folder, nowhere that is read, or nowhere at all. */
export type Target = { readonly folder: string } | { readonly problem: Problem } | undefined;

/**
 * The folder that a `module` block names (Terraform, "Module Sources": local paths begin with `./` or `../`). What comes
 * from a registry or a repository is not read.
 * @param chain the folders of the modules around it, the root first.
 */
export function targetOf(call: WrittenBlock, chain: readonly string[], isThere: (folder: string) => boolean): Target {
  const source = call.get('source');
  if (source.kind !== 'scalar' || typeof source.value !== 'string' || !LOCAL.test(source.value)) return undefined;
  const { document, start, end } = source.place;
  const problem = (message: string): Target => ({ problem: { span: { source: document.source, start, end }, message } });
  const folder = ABSOLUTE.test(source.value) ? undefined : joinPath(chain.at(-1) ?? '', source.value);
  if (folder === undefined) return problem(`${source.value} lies outside the workspace: this module is not read.`);
  if (chain.includes(folder)) return problem(`${source.value} is a module that calls itself: ${[...chain.slice(chain.indexOf(folder)), folder].map(name).join(' → ')}.`);
  if (chain.length > MAXIMUM_CALLS) return problem('This module lies too deep in others: it is not read.');
  return isThere(folder) ? { folder } : problem(`There is no module in ${source.value}: no .tf file is there.`);
}

function name(folder: string): string {
  return folder === '' ? 'the top folder' : folder;
}
