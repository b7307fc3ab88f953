import type { ListField } from '../model/field.ts';
import { known } from '../model/field.ts';
import type { Finding } from './rule.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { isDynamic, judgement } from './support/judgement.ts';

/** What each option lets happen, in words. */
const LIFTED: ReadonlyMap<string, string> = new Map([
  ['exec', 'programs be run from'],
  ['suid', 'programs change their user in'],
  ['dev', 'devices be opened in'],
]);

export const tmpfsExec = rule({
  id: 'tmpfs-exec',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'security',
    summary: 'File systems in memory keep the protections that they are mounted with.',
    why: `Docker mounts a \`tmpfs\` with \`noexec\`, \`nosuid\` and \`nodev\`: whoever breaks into the program can put a file there, and not run it. The options \`exec\`, \`suid\` and \`dev\` take one of these away each. On a read-only root file system it is often the only place that can be written to at all, and so the first that an attacker looks for.

It is a warning and no error, unlike a folder of the host: nothing is open by it alone, and some programs unpack libraries there and load them (JNA, JAX, PyInstaller): say so in a suppression, and point them at a folder of its own. No fix is offered, since somebody wrote it on purpose.`,
    references: ['https://docs.docker.com/engine/storage/tmpfs/', 'https://docs.docker.com/reference/compose-file/services/#tmpfs'],
    alsoKnownAs: { 'compose-lint': ['CL-0022'] },
  },
  check(container) {
    const mounts = container.mounts.flatMap(({ path, options }) => (options === undefined ? [] : [{ path, options }]));
    if (mounts.length === 0) return 'not-applicable';
    const findings = mounts.flatMap(({ path, options }) => lifted(options).map(([span, what]): Finding => ({ span, message: `${describe(container)} lets ${what} ${known(path) ?? 'its file system in memory'}.` })));
    return judgement(findings, mounts.some(({ options }) => isDynamic(options)));
  },
  examples: {
    kubernetes: { notApplicable: 'An emptyDir takes no mount options.' },
    compose: [
      {
        title: 'One, or two of a list',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    tmpfs: /tmp:exec,size=64m
    #           ^^^^ Service web lets programs be run from /tmp.
  api:
    image: example.com/api:1.4.2
    tmpfs:
      - /run
      - "/var/cache:size=1g,suid,dev"
      #                     ^^^^ Service api lets programs change their user in /var/cache.
      #                          ^^^ Service api lets devices be opened in /var/cache.
`,
      },
      {
        title: 'As Docker mounts it',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    tmpfs: /tmp
  api:
    image: example.com/api:1.4.2
    tmpfs:
      - /run:noexec,size=64m
      - \${SCRATCH}
`,
      },
    ],
    terraform: { notApplicable: 'An emptyDir takes no mount options.' },
    ecs: { notApplicable: 'The mount options of tmpfs are not read.' },
  },
});

function lifted(options: ListField): (readonly [ReturnType<ListField['spanOf']>, string])[] {
  return (known(options) ?? []).flatMap((option, i) => {
    const what = LIFTED.get(option);
    return what === undefined ? [] : [[options.spanOf(i), what] as const];
  });
}
