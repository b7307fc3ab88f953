import type { ImageOverrideFacts } from '../../model/facts.ts';
import { parseImage } from '../../model/values/image.ts';
import type { Document } from '../../syntax/tree.ts';
import { Spot } from './spot.ts';
import type { MapTree } from './tree.ts';

/** The names of the images that services build, as they are written; those that nobody names are Compose's own. */
export function builtImages(services: Iterable<MapTree>, own: Document): readonly string[] {
  return [...services].flatMap(tree => {
    const service = new Spot(tree, own);
    return service.at('build').isWritten ? (service.at('image').text ?? []) : [];
  });
}

/** What other projects of the repository are told of them: they run what is built here, and pull nothing. */
export function builtImageFacts(images: readonly string[]): ImageOverrideFacts[] {
  return images.flatMap(text => {
    const image = parseImage(text);
    if (image.kind === 'error') return [];
    const name = text.slice(0, image.repository.end);
    return [{ type: 'image-override', kind: 'Service', name, namespace: undefined, newName: undefined, newTag: image.tag?.text, digest: undefined, outsideCluster: true }];
  });
}
