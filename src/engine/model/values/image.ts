/** A part of an image reference with its place in the reference's text (UTF-16, half-open). */
export interface ImagePart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** An image reference that every container runtime accepts. */
export interface Image {
  readonly kind: 'ok';
  /** As written, port included; absent where Docker Hub is meant silently. */
  readonly registry?: ImagePart;
  /** Without registry, tag and digest, as written: `nginx`, `bitnami/redis`. */
  readonly repository: ImagePart;
  readonly tag?: ImagePart;
  /** Algorithm included: `sha256:...`. */
  readonly digest?: ImagePart;
  /** `docker.io` where none, or one of its old names, is written. */
  readonly normalizedRegistry: string;
  /** With `library/` where Docker Hub adds it silently. */
  readonly normalizedRepository: string;
}

/** A text that is no image reference, with the part that is wrong. */
export interface InvalidImage {
  readonly kind: 'error';
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

const REGISTRY = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[a-fA-F0-9:]+\])(?::\d+)?$/;
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const DOCKER_HUB = new Set(['docker.io', 'index.docker.io']);
const LONGEST_NAME = 255;

/** Reads an image reference by the grammar of github.com/distribution/reference, as Docker and Kubernetes do. */
export function parseImage(text: string): Image | InvalidImage {
  if (last?.text !== text) last = { text, image: readImage(text) };
  return last.image;
}

/** Several rules ask about one container's image, one after the other. */
let last: { readonly text: string; readonly image: Image | InvalidImage } | undefined;

function readImage(text: string): Image | InvalidImage {
  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : part(text, at + 1, text.length);
  const named = at < 0 ? text.length : at;
  const slash = text.lastIndexOf('/', named - 1);
  const colon = text.indexOf(':', slash + 1);
  const tag = colon < 0 || colon >= named ? undefined : part(text, colon + 1, named);
  const nameEnd = tag === undefined ? named : colon;
  const registryEnd = registryLength(text.slice(0, nameEnd));
  const registry = registryEnd === undefined ? undefined : part(text, 0, registryEnd);
  const repository = part(text, registryEnd === undefined ? 0 : registryEnd + 1, nameEnd);
  return wrong(text, registry, repository, tag, digest) ?? {
    kind: 'ok',
    ...(registry && { registry }),
    repository,
    ...(tag && { tag }),
    ...(digest && { digest }),
    ...normalize(registry, repository),
  };
}

/** Whether the same reference may be another image tomorrow: `latest` or no tag. A digest settles it whatever the tag says. */
export function isMoving(image: Image): boolean {
  return image.digest === undefined && (image.tag === undefined || image.tag.text === 'latest');
}

/** A first component is a registry when it could not be a Docker Hub account: it has a dot, a port or a capital, or is `localhost`. */
function registryLength(name: string): number | undefined {
  const slash = name.indexOf('/');
  if (slash < 0) return undefined;
  const head = name.slice(0, slash);
  return /[.:A-Z]/.test(head) || head === 'localhost' ? slash : undefined;
}

function normalize(registry: ImagePart | undefined, repository: ImagePart): Pick<Image, 'normalizedRegistry' | 'normalizedRepository'> {
  const hub = registry === undefined || DOCKER_HUB.has(registry.text);
  return {
    normalizedRegistry: hub ? 'docker.io' : registry.text,
    normalizedRepository: hub && !repository.text.includes('/') ? `library/${repository.text}` : repository.text,
  };
}

function wrong(
  text: string,
  registry: ImagePart | undefined,
  repository: ImagePart,
  tag: ImagePart | undefined,
  digest: ImagePart | undefined,
): InvalidImage | undefined {
  if (text === '') return refuse('The image reference is empty.', repository);
  const space = /\s/.exec(text);
  if (space !== null) return refuse('An image reference has no spaces.', part(text, space.index, space.index + 1));
  if (registry && !REGISTRY.test(registry.text)) return refuse(`'${registry.text}' is no registry host.`, registry);
  const wrongName = wrongRepository(text, registry, repository);
  if (wrongName) return wrongName;
  if (tag && !TAG.test(tag.text)) return refuse(`'${tag.text}' is no tag: letters, digits, '_', '.' and '-', at most 128.`, tag);
  if (digest && !DIGEST.test(digest.text)) return refuse(`'${digest.text}' is no digest, such as sha256: and 64 hexadecimal digits.`, digest);
  return undefined;
}

function wrongRepository(text: string, registry: ImagePart | undefined, repository: ImagePart): InvalidImage | undefined {
  if (repository.text === '') return refuse('The image has no name.', part(text, 0, text.length));
  if (/[A-Z]/.test(repository.text)) return refuse(`The image name '${repository.text}' must be lower case.`, repository);
  if (!repository.text.split('/').every((component) => COMPONENT.test(component))) {
    return refuse(`'${repository.text}' is no image name.`, repository);
  }
  if (/^[a-f0-9]{64}$/.test(text)) return refuse('64 hexadecimal digits are an image id, not a name.', repository);
  return normalize(registry, repository).normalizedRepository.length > LONGEST_NAME
    ? refuse(`An image name has at most ${String(LONGEST_NAME)} characters.`, repository)
    : undefined;
}

function part(text: string, start: number, end: number): ImagePart {
  return { text: text.slice(start, end), start, end };
}

function refuse(message: string, { start, end }: ImagePart): InvalidImage {
  return { kind: 'error', message, start, end };
}
