import type { Build, Container } from '../model/container.ts';
import { isAbsent, known } from '../model/field.ts';
import { isMoving, parseImage } from '../model/values/image.ts';
import type { Finding } from './rule.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { isDynamic, judgement } from './support/judgement.ts';

const FIRST_TAG = '1.0.0';

export const buildAndImage = rule({
  id: 'build-and-image',
  subject: 'container',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'image',
    summary: 'An image that is built here has a name that stays, and it is said whether it is built or pulled.',
    why: `Three things are said of an image that Compose builds, or nobody knows later what ran.

- **A name.** Without \`image\` it is called after the project and the service, with the tag \`latest\`, and \`docker compose push\` leaves it out: no other host can run it, and there is nothing to go back to.
- **A tag that stays.** Under \`latest\` each build takes the name from the one before.
- **Which counts.** With \`build\` and \`image\` and no \`pull_policy\`, Compose looks in the registry first and builds only where it finds nothing: what runs is then not what stands in the folder. \`pull_policy: build\` builds, any other word is a decision as well.

A tag that only the environment gives is left alone.

The fixes are to be looked at, and \`fix\` does not apply them unasked: \`pull_policy: build\` changes what runs wherever the registry's image and the folder differ, and hosts without the source cannot build; a name is for a person to choose.`,
    references: [
      'https://docs.docker.com/reference/compose-file/build/#using-build-and-image',
      'https://docs.docker.com/reference/compose-file/build/#publishing-built-images',
      'https://docs.docker.com/reference/compose-file/services/#pull_policy',
    ],
    alsoKnownAs: { dclint: ['no-build-and-image'] },
  },
  check(container) {
    const { build } = container;
    if (build === undefined) return 'not-applicable';
    const findings = isAbsent(build.name) ? [unnamed(container, build)] : [...moving(container, build), ...undecided(container, build)];
    return judgement(findings, isDynamic(build.name) || isDynamic(build.isPreferred));
  },
  examples: {
    kubernetes: { notApplicable: 'Kubernetes builds no images.' },
    compose: [
      {
        title: 'No name, and two sources',
        file: `
services:
  web:
    build: ./web
#   ^^^^^ Service web builds an image without a name: it cannot be pushed, and no build can be told from another.
  api:
    build:
      context: ./api
    image: example.com/api:1.4.2
    #      ^^^^^^^^^^^^^^^^^^^^^ Service api has a build and an image: it is pulled where a registry has it, and built only where none does.
`,
        fixed: `
services:
  web:
    build: ./web
    image: web:1.0.0
    pull_policy: build
  api:
    build:
      context: ./api
    image: example.com/api:1.4.2
    pull_policy: build
`,
      },
      {
        title: 'A tag that moves',
        file: `
services:
  worker:
    build: ./worker
    image: example.com/worker:latest
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^ Service worker builds under a name that moves: each build takes it from the one before.
    pull_policy: build
`,
      },
      {
        title: 'Named and decided, or not built here',
        file: `
services:
  web:
    build: ./web
    image: example.com/web:1.4.2
    pull_policy: build
  api:
    build: ./api
    image: example.com/api:\${TAG:?}
    pull_policy: missing
  cache:
    image: redis:7.4.1
`,
      },
    ],
    terraform: { notApplicable: 'Terraform describes what runs an image, and builds none here.' },
    ecs: { notApplicable: 'Terraform describes what runs an image, and builds none here.' },
  },
});

function unnamed(container: Container, { span, name, isPreferred }: Build): Finding {
  const proposed = `${container.name}:${FIRST_TAG}`;
  return {
    span,
    message: `${describe(container)} builds an image without a name: it cannot be pushed, and no build can be told from another.`,
    fixes: [{ title: `Name the image of ${container.name}: choose the name (proposed ${proposed})`, safety: 'fill-in', changes: () => [name.set(proposed), ...(isAbsent(isPreferred) ? [isPreferred.set(true)] : [])] }],
  };
}

function moving(container: Container, { name }: Build): Finding[] {
  const image = parseImage(known(name) ?? '');
  if (image.kind === 'error' || !isMoving(image)) return [];
  return [{ span: name.value.span, message: `${describe(container)} builds under a name that moves: each build takes it from the one before.` }];
}

function undecided(container: Container, { name, isPreferred }: Build): Finding[] {
  if (!isAbsent(isPreferred)) return [];
  return [
    {
      span: name.value.span,
      message: `${describe(container)} has a build and an image: it is pulled where a registry has it, and built only where none does.`,
      fixes: [{ title: `Build the image of ${container.name} always`, safety: 'review', changes: () => [isPreferred.set(true)] }],
    },
  ];
}
