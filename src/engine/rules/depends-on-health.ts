import type { Dependency } from '../model/dependency.ts';
import { isAbsent } from '../model/field.ts';
import type { Workload } from '../model/workload.ts';
import { describe } from './support/describe.ts';
import { isDynamic, judgement } from './support/judgement.ts';
import { rule } from './rule.ts';
import type { Finding } from './rule.ts';

export const dependsOnHealth = rule({
  id: 'depends-on-health',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'lifecycle',
    summary: 'What depends on another service waits until that one is healthy.',
    why: `\`depends_on\` with names alone waits until the other container has been started, not until the program in it answers. A database that is still recovering when its clients connect makes them fail, on a good day only once: after each restart of the host.

Only a dependency with a healthcheck in these files can be waited for. A condition that is written, be it \`service_started\`, is somebody's decision and left alone. Swarm starts services in any order: files for \`docker stack\` are left alone, known by their name or by an overlay network.

The fix makes a list of names into the long form; the other names keep what they meant, \`service_started\`, unless they have a healthcheck as well.`,
    references: [
      'https://docs.docker.com/compose/how-tos/startup-order/',
      'https://docs.docker.com/reference/compose-file/services/#depends_on',
    ],
  },
  check(workload) {
    const { dependencies = [] } = workload;
    if (dependencies.length === 0) return 'not-applicable';
    const hasty = dependencies.filter(({ condition, hasHealthcheck }) => isAbsent(condition) && hasHealthcheck === true);
    const isPartlyUnknown = dependencies.some(({ condition, hasHealthcheck }) => isDynamic(condition) || (isAbsent(condition) && hasHealthcheck === undefined));
    return judgement(hasty.map(one => finding(workload, one, hasty)), isPartlyUnknown);
  },
  examples: {
    kubernetes: { notApplicable: 'Pods start in any order; readiness probes keep those that are not ready out of their Service.' },
    compose: [
      {
        title: 'A list of names, in which two can be waited for',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    depends_on:
      # the data first
      - db
      # ^^ Service web does not wait until db is healthy.
      - mail   # sends no answers
      - cache
      # ^^^^^ Service web does not wait until cache is healthy.
  db:
    image: postgres:17.2
    healthcheck:
      test: [CMD, pg_isready, -U, postgres]
  cache:
    image: redis:7.4.1
    healthcheck:
      test: redis-cli ping
  mail:
    image: example.com/mail:1.4.2
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    depends_on:
      # the data first
      db:
        condition: service_healthy
      mail:   # sends no answers
        condition: service_started
      cache:
        condition: service_healthy
  db:
    image: postgres:17.2
    healthcheck:
      test: [CMD, pg_isready, -U, postgres]
  cache:
    image: redis:7.4.1
    healthcheck:
      test: redis-cli ping
  mail:
    image: example.com/mail:1.4.2
`,
      },
      {
        title: 'In brackets',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    depends_on: [db]
    #            ^^ Service web does not wait until db is healthy.
  db:
    image: postgres:17.2
    healthcheck:
      test: [CMD, pg_isready, -U, postgres]
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    depends_on: {db: {condition: service_healthy}}
  db:
    image: postgres:17.2
    healthcheck:
      test: [CMD, pg_isready, -U, postgres]
`,
      },
      {
        title: 'A condition is written, or nothing in the files says when the other one is healthy',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    depends_on:
      db:
        condition: service_healthy
      cache:
        condition: service_started
  worker:
    image: example.com/web:1.4.2
    depends_on: [mail, search, queue]
  db:
    image: postgres:17.2
    healthcheck:
      test: [CMD, pg_isready, -U, postgres]
  cache:
    image: redis:7.4.1
    healthcheck:
      test: redis-cli ping
  mail:
    image: example.com/mail:1.4.2
  search:
    image: example.com/search:1.4.2
    healthcheck:
      interval: 5s
  queue:
    image: example.com/queue:1.4.2
    healthcheck:
      disable: true
`,
      },
      {
        title: 'Swarm waits for nobody',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    depends_on: [db]
  db:
    image: postgres:17.2
    healthcheck:
      test: [CMD, pg_isready, -U, postgres]
networks:
  default:
    driver: overlay
`,
      },
    ],
    terraform: { notApplicable: 'Pods start in any order; readiness probes keep those that are not ready out of their Service.' },
    ecs: { notApplicable: 'dependsOn names its condition: there is none that Amazon ECS would take by itself.' },
  },
});

function finding(workload: Workload, { name, condition }: Dependency, hasty: readonly Dependency[]): Finding {
  const conditions = Object.fromEntries(hasty.map(one => [one.name, 'healthy' as const]));
  return {
    span: condition.value.span,
    message: `${describe(workload)} does not wait until ${name} is healthy.`,
    fixes: [{ title: `Let ${workload.name} wait until what it depends on is healthy`, safety: 'safe', changes: () => [condition.set(conditions)] }],
  };
}
