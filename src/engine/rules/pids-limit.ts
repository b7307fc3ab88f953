import { describe } from './support/describe.ts';
import { judgeValue } from './support/judge-value.ts';
import { rule } from './rule.ts';

/** Threads count as well: a Java or Node program has dozens without doing anything. */
const PROPOSED = 512;

export const pidsLimit = rule({
  id: 'pids-limit',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'resources',
    summary: 'Containers may have so many processes, and no more.',
    why: `A container that starts processes without end, by a fork bomb or by a leak of threads, takes the process table of its host: nothing else on it can start a process then, not even a shell to look.

\`pids_limit\` or \`deploy.resources.limits.pids\` bounds them; 0 and -1 mean no bound. Each thread counts, so that the number should be several times what the program has when it is busy.`,
    references: [
      'https://docs.docker.com/reference/compose-file/services/#pids_limit',
      'https://docs.docker.com/reference/compose-file/deploy/#pids',
      'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    alsoKnownAs: { kics: ['221e0658-cb2a-44e3-b08a-db96a341d6fa'], 'compose-lint': ['CL-0012'] },
  },
  check(container) {
    const { processLimit: field } = container;
    if (field === undefined) return 'not-applicable';
    return judgeValue(field.value, limit => {
      if (limit !== undefined && limit > 0) return 'good';
      return {
        message: limit === undefined ? `${describe(container)} has no limit of processes.` : `${describe(container)} has a limit of ${String(limit)} processes, which is none.`,
        fixes: [{ title: `Bound the processes of ${container.name} (proposed ${String(PROPOSED)})`, safety: 'review', changes: () => [field.set(PROPOSED)] }],
      };
    });
  },
  examples: {
    kubernetes: { notApplicable: 'The kubelet bounds the processes of every pod on its node (`podPidsLimit`); no manifest does.' },
    compose: [
      {
        title: 'None, or one that is none; in the spelling that the service uses',
        file: `
services:
  web:
# ^^^ Service web has no limit of processes.
    image: example.com/web:1.4.2
    mem_limit: 512m
  api:
# ^^^ Service api has no limit of processes.
    image: example.com/api:1.4.2
    deploy:
      resources:
        limits:
          memory: 512m
  worker:
    image: example.com/worker:1.4.2
    pids_limit: -1
    #           ^^ Service worker has a limit of -1 processes, which is none.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 512m
    pids_limit: 512
  api:
    image: example.com/api:1.4.2
    deploy:
      resources:
        limits:
          memory: 512m
          pids: 512
  worker:
    image: example.com/worker:1.4.2
    pids_limit: 512
`,
      },
      {
        title: 'Bounded, or by a variable',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    pids_limit: 200
  api:
    image: example.com/api:1.4.2
    deploy:
      resources:
        limits:
          pids: \${PIDS}
`,
      },
    ],
    terraform: { notApplicable: 'The kubelet bounds the processes of every pod on its node (`podPidsLimit`); no resource does.' },
    ecs: { notApplicable: 'Container definitions bound processes by ulimits alone, which count those of a user.' },
  },
});
