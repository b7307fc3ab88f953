import type { StructureFault } from '../model/description.ts';
import type { Finding } from './rule.ts';
import { rule } from './rule.ts';

export const schema = rule({
  id: 'schema',
  subject: 'description',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'cluster',
    summary: 'A file says nothing that its format does not allow.',
    why: `\`docker compose\` refuses a file with an attribute that it does not know, a list where it wants a map, or a word that is none of its own: nothing of the project starts, and the one who finds it out is whoever deploys. A misspelt attribute under \`x-\` or in a fragment is not refused and does nothing.

A Compose file is compared with the JSON schema of the Compose specification, each file of a project by itself. What a variable decides and what \`!reset\` takes back is not judged, nor names that begin with \`x-\`. A text that reads as a number counts as one, since Compose converts it. What is required, and the value of a key without one, may stand in another file of the project and is asked of the first alone.

A network that a service is on and that the project does not declare, and a service to be waited for that it does not have, are refused alike. They are looked for in all files of the project and in those that it includes; a file that may be meant to be read on top of others is not asked.

So are attributes that contradict each other, in one file or in several: \`network_mode\` beside \`networks\`, \`dockerfile\` beside \`dockerfile_inline\`, a \`platform\` that is not built, and \`scale\`, \`cpus\`, \`mem_limit\`, \`mem_reservation\` or \`pids_limit\` beside another value in \`deploy\`, or beside none where \`deploy\` sets others. A project for Swarm, which reads \`deploy\` alone, is not asked.`,
    references: ['https://github.com/compose-spec/compose-spec/blob/main/spec.md', 'https://docs.docker.com/reference/compose-file/'],
    alsoKnownAs: { dclint: ['invalid-schema'] },
  },
  check({ faults }) {
    return faults?.map(finding) ?? 'unknown';
  },
  examples: {
    kubernetes: { notApplicable: 'Manifests are not compared with the schema of the API.' },
    compose: [
      {
        title: 'Misspelt, and in the wrong place',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    comand: serve --port 8080
  # ^^^^^^ Compose knows no comand in services.web; the nearest that it knows is command.
    depends_on:
      db:
        condition: service_healty
        #          ^^^^^^^^^^^^^^ services.web.depends_on.db.condition is service_healty; Compose takes service_started, service_healthy or service_completed_successfully.
  db:
    image: example.com/db:1.4.2
owner: team-shop
# <^^^^^ Compose knows no owner at the top of a file; what is one's own begins with x-.
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    command: serve --port 8080
    depends_on:
      db:
        condition: service_healthy
  db:
    image: example.com/db:1.4.2
x-owner: team-shop
`,
      },
      {
        title: 'Of another kind than is asked for',
        file: `
services:
  db:
    image: example.com/db:1.4.2
    healthcheck:
      test: pg_isready
      interval: 30
      #         ^^ services.db.healthcheck.interval must be a text, not a whole number.
    labels:
  # ^^^^^^ services.db.labels must be a map or a list, not nothing.
    #  com.example.team: shop
    environment:
      - POSTGRES_DB: shop
      # ^^^^^^^^^^^^^^^^^ services.db.environment[0] must be a text, not a map.
`,
      },
      {
        title: 'A network that is not there',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    networks: [front, bakc]
    #                 ^^^^ Service web is on network bakc, which the project does not declare; the nearest is back.
networks:
  front:
  back:
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    networks: [front, back]
networks:
  front:
  back:
`,
      },
      {
        title: 'A service that is not there',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    depends_on: [cache]
    #            ^^^^^ Service web depends on cache, which is no service of the project.
`,
      },
      {
        title: 'Two attributes that refuse each other',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    network_mode: host
  # ^^^^^^^^^^^^ Service web sets network_mode and networks: Compose takes one of them.
    networks: [front]
    mem_limit: 512m
  # ^^^^^^^^^ Service web sets mem_limit and deploy.resources.limits.memory to different values: Compose refuses that.
    cpus: 0.5
  # ^^^^ Service web sets cpus beside deploy.resources.limits, which sets no cpus: Compose refuses that.
    deploy:
      resources:
        limits:
          memory: 1g
networks:
  front:
`,
      },
      {
        title: 'A test that does not say what runs it',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    healthcheck:
      test: [curl, --fail, 'http://127.0.0.1:8080/healthz']
      #      ^^^^ Service web has a healthcheck.test that begins with curl: Compose takes CMD, CMD-SHELL or NONE there.
`,
      },
      {
        title: 'A test that says it with a word that Compose does not know',
        file: `
services:
  db:
    image: example.com/db:1.4.2
    healthcheck:
      test:
        - CMD_SHELL
        # ^^^^^^^^^ Service db has a healthcheck.test that begins with CMD_SHELL: Compose takes CMD, CMD-SHELL or NONE there.
        - pg_isready --username shop
`,
        fixed: `
services:
  db:
    image: example.com/db:1.4.2
    healthcheck:
      test:
        - CMD-SHELL
        - pg_isready --username shop
`,
      },
      {
        title: 'One value in two spellings',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    mem_limit: 512m
    cpus: \${CPUS:-2}
    scale: 2
    network_mode: host
    networks: []
    deploy:
      replicas: 2
      resources:
        limits:
          memory: 0.5g
          cpus: '1'
`,
      },
      {
        title: 'Variables, extensions, what is taken back, and a file that adds to another',
        file: `
x-common: &common
  restart: always
services:
  web:
    <<: *common
    image: example.com/web:\${TAG}
    privileged: \${PRIVILEGED:-no}
    restart: no
    ports: !reset []
    x-owner: team-shop
    cpus: '0.5'
    command:
    environment:
      LOG_LEVEL:
`,
      },
    ],
    terraform: { notApplicable: 'Terraform itself compares resources with the schema of their provider.' },
    ecs: { notApplicable: 'Terraform itself compares resources with the schema of their provider.' },
  },
});

function finding({ span, message, meant }: StructureFault): Finding {
  if (meant === undefined) return { span, message };
  return { span, message, fixes: [{ title: `Write ${meant.word} for ${meant.written}`, safety: 'review', changes: () => [meant.write()] }] };
}
