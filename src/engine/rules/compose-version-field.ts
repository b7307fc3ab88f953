import { rule } from './rule.ts';
import { judgeValue } from './support/judge-value.ts';

export const composeVersionField = rule({
  id: 'compose-version-field',
  subject: 'description',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'cluster',
    summary: 'A Compose file states no version of its format.',
    why: `\`docker compose\` has not read \`version\` since it became one format in 2020; it warns about it at every start, and whoever reads \`version: '2'\` looks for differences that are not there.

Files for \`docker stack deploy\` are left alone: Swarm still reads it. They are known by their name (\`docker-stack.yml\`) or by an overlay network.`,
    references: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
    alsoKnownAs: { dclint: ['no-version-field'] },
  },
  check({ formatVersion: field }) {
    if (field === undefined) return 'not-applicable';
    return judgeValue(field.value, version =>
      version === undefined ? 'good' : { message: `Nothing reads version ${version} any more.`, fixes: [{ title: 'Remove the version', safety: 'safe', changes: () => [field.remove()] }] },
    );
  },
  examples: {
    kubernetes: { notApplicable: 'Every manifest must state its apiVersion; deprecated-api judges which.' },
    compose: [
      {
        file: `
version: '3.8'
#        ^^^^^ Nothing reads version 3.8 any more.
services:
  web:
    image: example.com/web:1.4.2
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
`,
      },
      {
        title: 'Without one, and for Swarm',
        file: `
services:
  web:
    image: example.com/web:1.4.2
`,
      },
      {
        file: `
version: '3.8'
services:
  web:
    image: example.com/web:1.4.2
networks:
  shop:
    driver: overlay
`,
      },
    ],
    terraform: { notApplicable: 'The type of a resource says which version of the API it is of.' },
    ecs: { notApplicable: 'Task definitions have no version field.' },
  },
});
