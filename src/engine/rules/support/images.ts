import type { Container } from '../../model/container.ts';
import type { Facts, ImageOverrideFacts } from '../../model/facts.ts';
import type { Project } from '../../model/project.ts';
import { parseImage } from '../../model/values/image.ts';
import type { Image, ImagePart } from '../../model/values/image.ts';
import type { Span } from '../../text/source.ts';
import { partOf } from '../../text/source.ts';

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

/** The question whether a kustomization settles the tag, the digest or the name of an image. */
export function askOverrides(name: string): ImageOverrideFacts {
  return { type: 'image-override', kind: 'Image', name, namespace: undefined, newName: undefined, newTag: undefined, digest: undefined };
}

/** What the kustomizations of the repository make of the image that `askOverrides` asks about. */
export function overridesOf(about: Facts, project: Project): readonly ImageOverrideFacts[] {
  return about.type === 'image-override' ? project.imageOverridesOf(about.name) : [];
}

/** True where a kustomization gives the image a digest or a tag that stays. */
export function isSettled(about: Facts, project: Project): boolean {
  return overridesOf(about, project).some(({ newTag, digest }) => digest !== undefined || (newTag !== undefined && newTag !== 'latest'));
}
