import { rule } from './rule.ts';
import { judgeValue } from './support/judge-value.ts';

export const composeProjectName = rule({
  id: 'compose-project-name',
  subject: 'description',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'cluster',
    summary: 'A Compose project has a name of its own.',
    why: `Containers, networks and volumes are called after the project, and a project without a name is called after the folder that it happens to lie in. Checked out under another name it starts beside the old one, with empty volumes; two checkouts in folders of one name take each other's containers.

\`name\` at the top of the file says it, or \`COMPOSE_PROJECT_NAME\` in the \`.env\` file beside it. Parts of other files take the name of these and are left alone, and so are files for Swarm, which is told the name on its command line. The name that is proposed is the folder's: with it, what runs already stays the same project.`,
    references: ['https://docs.docker.com/compose/how-tos/project-name/', 'https://docs.docker.com/reference/compose-file/version-and-name/'],
    alsoKnownAs: { dclint: ['require-project-name-field'] },
  },
  check({ projectName: field, folder }) {
    if (field === undefined) return 'not-applicable';
    return judgeValue(field.value, name => {
      if (name !== undefined) return 'good';
      const proposed = (folder ?? 'app').toLowerCase().replace(/[^a-z0-9_-]/g, '').replace(/^[_-]+/, '') || 'app';
      return { message: 'This project is called after the folder that it lies in.', fixes: [{ title: `Name the project: choose the name (proposed ${proposed})`, safety: 'fill-in', changes: () => [field.set(proposed)] }] };
    });
  },
  examples: {
    kubernetes: { notApplicable: 'Objects have names of their own.' },
    compose: [
      {
        file: `
services:
# <^^^^^^^^ This project is called after the folder that it lies in.
  web:
    image: example.com/web:1.4.2
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
name: app
`,
      },
      {
        title: 'Named in the file',
        file: `
name: shop
services:
  web:
    image: example.com/web:1.4.2
`,
      },
      {
        title: 'Named beside it',
        file: `
services:
  web:
    image: example.com/web:1.4.2
`,
        beside: { '.env': 'COMPOSE_PROJECT_NAME=shop\n' },
      },
    ],
    terraform: { notApplicable: 'Resources have names of their own.' },
    ecs: { notApplicable: 'Resources have names of their own.' },
  },
});
