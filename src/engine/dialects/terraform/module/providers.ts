import type { WrittenBlock } from './block.ts';
import type { WrittenModule } from './module.ts';
import type { WrittenResource } from './resource.ts';
import type { Block } from './types.ts';

/**
 * The `provider` block that a resource uses: the one it names, else the one its type begins with; from its own module, or
 * from what its caller passes or has (Terraform, "The provider Meta-Argument", "Providers Within Modules").
 */
export function providerOf(resource: WrittenResource, module: WrittenModule): Block | undefined {
  const [name = '', alias] = (resource.wordsOf('provider') ?? providerNameOf(resource.kind)).split('.');
  return find(name, alias, module, 0);
}

/** The name of the provider that a type of resource begins with. */
export function providerNameOf(kind: string): string {
  return kind.replace(/_.*$/, '');
}

function find(name: string, alias: string | undefined, module: WrittenModule, depth: number): Block | undefined {
  const own = module.blocks('provider').find(block => block.labels[0] === name && aliasOf(block) === alias);
  const { caller } = module;
  if (own !== undefined || caller === undefined || depth > 20) return own;
  const passed = passedBy(caller.block, alias === undefined ? name : `${name}.${alias}`);
  if (passed !== undefined) {
    const [outer = '', outerAlias] = passed.split('.');
    return find(outer, outerAlias, caller.module, depth + 1);
  }
  return alias === undefined ? find(name, undefined, caller.module, depth + 1) : undefined;
}

function aliasOf(block: WrittenBlock): string | undefined {
  const alias = block.get('alias');
  return alias.kind === 'scalar' ? String(alias.value) : undefined;
}

/** What `providers = { aws.west = aws.usw2 }` says of a name. */
function passedBy(call: WrittenBlock, name: string): string | undefined {
  const node = call.expression('providers')?.node;
  if (node?.kind !== 'map') return undefined;
  for (const { key, value } of node.entries) {
    if (key.kind === 'scalar' && value.kind === 'scalar' && bare(key.text) === name) return bare(value.text);
  }
  return undefined;
}

function bare(text: string): string {
  return text.replace(/^\$\{(.*)\}$/, '$1');
}
