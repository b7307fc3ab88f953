import { looksLikeSecret } from '../model/values/secret.ts';
import { rule } from './rule.ts';

/** Files that show what is to be filled in. */
const SAMPLE = /example|sample|template|\bdist\b|default/i;

export const envFileCommitted = rule({
  id: 'env-file-committed',
  subject: 'environment-file',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'secrets',
    summary: 'Env files with credentials are ignored by Git.',
    why: `An env file that Git does not ignore is in the repository, or will be with the next \`git add .\`: its passwords are then read by everybody who can read the repository or its history, and are to be changed.

The env files that services name are looked at, and the \`.env\` that \`docker compose\` takes its variables from. Only what is certainly a credential counts, as for plaintext-secret-env, and a file whose name says that it is an example is left alone. Whether Git ignores a file is known where the folder that is open holds the repository; else nothing is said.`,
    references: ['https://docs.docker.com/compose/how-tos/environment-variables/best-practices/', 'https://git-scm.com/docs/gitignore'],
  },
  check({ name, span, isIgnored, variables }) {
    if (variables === undefined || SAMPLE.test(name)) return 'not-applicable';
    if (isIgnored === undefined) return 'unknown';
    const secrets = isIgnored ? [] : [...variables].flatMap(([key, value]) => (looksLikeSecret(key, value) === undefined ? [] : [key]));
    if (secrets.length === 0) return [];
    const more = secrets.length > 1 ? ` and ${String(secrets.length - 1)} more` : '';
    return [{ span, message: `${name} holds credentials (${secrets[0] ?? ''}${more}), and Git does not ignore it.` }];
  },
  examples: {
    kubernetes: { notApplicable: 'Manifests name no env files.' },
    compose: [
      {
        title: 'Named, and not ignored',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    env_file:
      - web.env
      # ^^^^^^^ web.env holds credentials (DB_PASSWORD and 1 more), and Git does not ignore it.
      - local.env
      - sample.env
`,
        beside: {
          'web.env': 'LOG_LEVEL=info\nDB_PASSWORD=tr0ub4dor\nAPI_TOKEN=8f14e45fceea167a\n',
          'local.env': 'DB_PASSWORD=tr0ub4dor\n',
          'sample.env': 'DB_PASSWORD=tr0ub4dor\n',
          '.gitignore': 'local.env\n',
        },
      },
      {
        title: 'Taken for granted',
        file: `
services:
# <^^^^^^^^ .env holds credentials (DB_PASSWORD), and Git does not ignore it.
  web:
    image: example.com/web:1.4.2
`,
        beside: { '.env': 'DB_PASSWORD=tr0ub4dor\n', '.gitignore': 'dist/\n' },
      },
      {
        title: 'Where nobody knows what Git ignores, and without a credential',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    env_file: web.env
`,
        beside: { 'web.env': 'DB_PASSWORD=tr0ub4dor\n' },
      },
      {
        file: `
services:
  web:
    image: example.com/web:1.4.2
    env_file: web.env
`,
        beside: { 'web.env': 'DB_PASSWORD=changeme\nLOG_LEVEL=info\n', '.gitignore': 'dist/\n' },
      },
    ],
    terraform: { notApplicable: 'Resources name no env files.' },
    ecs: { notApplicable: 'An environmentFile lies in a bucket, and not in the repository.' },
  },
});
