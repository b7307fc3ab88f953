import { isBody } from '../../../syntax/hcl/children.ts';
import { nestedBlock, WrittenBlock } from './block.ts';
import type { Nested } from './block.ts';
import { labelled, layerOf } from './declarations.ts';
import type { Layer } from './declarations.ts';
import { instancesOf } from './instances.ts';
import { withNames } from './scope.ts';
import type { Scope } from './scope.ts';
import { entriesOf, mapping } from './values.ts';

/** The blocks that a `dynamic` block makes (Terraform, "dynamic Blocks"). */
export function expandDynamic(type: string, layer: Layer, scope: Scope): Nested {
  const block = nestedBlock('dynamic', [type], layer, scope);
  const content = contentOf(layer);
  if (content === undefined) return { blocks: [], open: 'a dynamic block makes them' };
  const written = block.expression('iterator')?.node;
  const iterator = written?.kind === 'scalar' ? written.text.replace(/^\$\{(.*)\}$/, '$1') : type;
  const { instances, open } = instancesOf(block.get('for_each'));
  const blocks = instances.map(({ key, value }) => {
    const place = value.place;
    const names = new Map([[iterator, mapping(entriesOf(new Map([['key', key], ['value', value]])), place)]]);
    return new WrittenBlock(type, [], content, [content], withNames(scope, names));
  });
  return open === undefined ? { blocks, open } : { blocks: [], open };
}

function contentOf(layer: Layer): Layer | undefined {
  const { document, body, path } = layer;
  if (isBody(body)) {
    const found = body.blocks.find(block => block.type.text === 'content');
    return found === undefined ? undefined : { ...layerOf(document, found, path), head: layer.head };
  }
  const found = body.entries.find(({ key }) => key.kind === 'scalar' && key.text === 'content');
  return found === undefined ? undefined : labelled(document, 'content', [], found.value, found.key, [...path, 'content'], 0)[0]?.layers[0];
}
