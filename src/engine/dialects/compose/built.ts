import type { ImageOverrideFacts } from '../../model/facts.ts';
import { parseImage } from '../../model/values/image.ts';
import { joinPath } from '../../text/paths.ts';
import type { Document } from '../../syntax/tree.ts';
import { readDockerfile } from './dockerfile.ts';
import type { ImageSettings } from './dockerfile.ts';
import { folderFor } from './place.ts';
import type { Place } from './place.ts';
import { Spot } from './spot.ts';
import type { MapTree } from './tree.ts';

/** What an image that is built here says of its containers; why it is not known yet; or undefined where nothing here says it. */
export type KnownImageSettings = ImageSettings | { readonly because: string } | undefined;

/** The images that a project builds. */
export class BuiltImages {
  readonly #builders: ReadonlyMap<string, Spot>;
  readonly #place: Place;
  readonly #settings = new Map<Spot['tree'], KnownImageSettings>();

  constructor(services: Iterable<MapTree>, own: Document, place: Place) {
    const builders = [...services].map(tree => new Spot(tree, own)).filter(service => service.at('build').isWritten);
    this.#builders = new Map(builders.flatMap(service => (service.at('image').text === undefined ? [] : [[service.at('image').text ?? '', service] as const])));
    this.#place = place;
  }

  /** The service that builds what this one runs: itself, or another that gives its image that name. */
  builderOf(service: Spot): Spot | undefined {
    return service.at('build').isWritten ? service : this.#builders.get(service.at('image').text ?? '');
  }

  /** The names of the images, as they are written; those that nobody names are Compose's own. */
  get names(): readonly string[] {
    return [...this.#builders.keys()];
  }

  /**
   * What the image of a service says of its containers. A Dockerfile that is not in the workspace, or that a variable names,
   * says nothing.
   */
  settingsOf(service: Spot): KnownImageSettings {
    const builder = this.builderOf(service);
    if (builder === undefined) return undefined;
    if (!this.#settings.has(builder.tree)) this.#settings.set(builder.tree, this.#read(builder.at('build')));
    return this.#settings.get(builder.tree);
  }

  #read(build: Spot): KnownImageSettings {
    const [inline, target] = [build.at('dockerfile_inline'), build.at('target')];
    if (target.isWritten && target.text === undefined) return undefined;
    if (inline.isWritten) return inline.text === undefined ? undefined : readDockerfile(inline.text, target.text);
    const path = this.#dockerfileOf(build);
    if (path === undefined || this.#place.files.isAbsent(path)) return undefined;
    const text = this.#place.files.text(path);
    return text === undefined ? { because: 'its Dockerfile is still being read' } : readDockerfile(text, target.text);
  }

  /** Beside the project, or beside the file of another one that the service extends. */
  #dockerfileOf(build: Spot): string | undefined {
    const written = build.tree?.kind === 'scalar' ? build : build.at('context');
    const [context, name] = [written, build.at('dockerfile')].map((spot, i) => (spot.isWritten ? spot.text : ['.', 'Dockerfile'][i]));
    if (context === undefined || name === undefined || context.includes(':')) return undefined;
    const file = written.span?.source.uri ?? build.span?.source.uri ?? '';
    const inside = joinPath(folderFor(file, this.#place), context);
    return inside === undefined ? undefined : joinPath(inside, name);
  }
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
