import type { Container } from '../../model/container.ts';
import type { Facts, ImageOverrideFacts } from '../../model/facts.ts';
import type { Project } from '../../model/project.ts';
import { parseImage } from '../../model/values/image.ts';
import type { Image, ImagePart } from '../../model/values/image.ts';
import type { Span } from '../../text/source.ts';
import { partOf } from '../../text/source.ts';
import type { Standing } from '../rule.ts';

/** A container's image as rules see it. */
export type ContainerImage =
  | { readonly kind: 'image'; readonly image: Image; readonly span: Span; readonly text: string; /** Without tag and digest, as written. */ readonly name: string }
  | { readonly kind: 'invalid'; readonly message: string; readonly span: Span }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' };

/** What a person or a program puts the image in place of: `$IMAGE`, `<image>`, `__IMAGE__`, `IMAGE`, `app:TAG`, `ko://path`. */
const PLACEHOLDER = /[$<>%]|__[A-Z]|^ko:\/\/|^[A-Z0-9_]+$|:[A-Z_]{3,}$/;

/** Reads a container's image. What another program fills in is unknown, whether or not it is a reference by itself. */
export function imageOf({ image: field }: Container): ContainerImage {
  const { value } = field;
  if (value.kind === 'absent') return { kind: 'absent' };
  if (value.kind === 'dynamic' || PLACEHOLDER.test(value.value)) return { kind: 'unknown' };
  const { span, value: text } = value;
  const image = parseImage(text);
  if (image.kind === 'error') return { kind: 'invalid', message: image.message, span: partOf(span, text, image.start, image.end) };
  return { kind: 'image', image, span, text, name: text.slice(0, image.repository.end) };
}

/** Where a part of an image stands, or the whole image where it has no such part. */
export function spanOfPart({ span, text }: { readonly span: Span; readonly text: string }, part: ImagePart | undefined): Span {
  return part === undefined ? span : partOf(span, text, part.start, part.end);
}

/** The question whether something else in the repository decides about the image of a container: a kustomization, or who builds it. */
export function askOverrides({ workload: { facts } }: Container, { name, image: { tag } }: Pick<Extract<ContainerImage, { kind: 'image' }>, 'name' | 'image'>): ImageOverrideFacts {
  const { outsideCluster } = facts;
  return { type: 'image-override', kind: 'Image', name, namespace: undefined, newName: undefined, newTag: tag?.text, digest: undefined, ...(outsideCluster === undefined ? {} : { outsideCluster }) };
}

/** What decides about the image that `askOverrides` asks about. */
export function overridesOf(about: Facts, project: Project): readonly ImageOverrideFacts[] {
  return about.type === 'image-override' ? project.imageOverridesOf(about) : [];
}

/** False where a kustomization gives the image a digest or a tag that stays; unknown where the repository builds it. */
export function tagStands(about: Facts, project: Project): Standing {
  if (isBuilt(about, project)) return 'unknown';
  return !overridesOf(about, project).some(({ newTag, digest }) => digest !== undefined || (about.outsideCluster !== true && newTag !== undefined && newTag !== 'latest'));
}

/** True where the repository builds the image itself, under the tag that is asked about: what runs is what was built last, not what a registry has. */
export function isBuilt(about: Facts, project: Project): boolean {
  if (about.type !== 'image-override' || about.outsideCluster !== true) return false;
  return overridesOf(about, project).some(({ newTag }) => (newTag ?? 'latest') === (about.newTag ?? 'latest'));
}
