import { known } from '../model/field.ts';
import type { Field } from '../model/field.ts';
import type { Workload } from '../model/workload.ts';
import { describe } from './support/describe.ts';
import { judgeValue } from './support/judge-value.ts';
import { neighboursBefore } from './support/neighbours.ts';
import { rule } from './rule.ts';
import type { Fix } from './rule.ts';

export const containerName = rule({
  id: 'container-name',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'availability',
    summary: 'No two containers are given the same name.',
    why: `A container's name is unique on its host. Of two services with the same \`container_name\` one does not start, and a service of several replicas that states one is refused by Compose as a whole.

Services that no profile starts together are not compared. Swarm names containers itself: files for \`docker stack\`, known by their name or by an overlay network, are left alone. Without \`container_name\` Compose makes a name from the project, the service and a number; within the project a service is reached by its own name in any case.`,
    references: [
      'https://docs.docker.com/reference/compose-file/services/#container_name',
      'https://docs.docker.com/reference/compose-file/deploy/#replicas',
    ],
    alsoKnownAs: { dclint: ['no-duplicate-container-names'] },
  },
  check(workload) {
    const { containerName: field } = workload;
    if (field === undefined) return 'not-applicable';
    return judgeValue(field.value, name => {
      if (name === undefined) return 'not-applicable';
      const replicas = known(workload.replicas) ?? 1;
      if (replicas > 1) return { message: `${describe(workload)} has ${String(replicas)} replicas, and one name for all: ${name}.`, fixes: [withoutName(workload, field)] };
      const other = neighboursBefore(workload).find(one => known(one.containerName) === name);
      return other === undefined ? 'good' : { message: `${describe(workload)} names its container ${name}, as ${describe(other)} does: only one of them can start.`, fixes: [withoutName(workload, field)] };
    });
  },
  examples: {
    kubernetes: { notApplicable: 'The API refuses a pod in which two containers have one name, and pods name themselves.' },
    compose: [
      {
        title: 'One name for two services, and for two replicas',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    container_name: shop
  api:
    image: example.com/api:1.4.2
    container_name: shop
    #               ^^^^ Service api names its container shop, as Service web does: only one of them can start.
    ports:
      - 127.0.0.1:8080:8080
  worker:
    image: example.com/worker:1.4.2
    container_name: worker
    #               ^^^^^^ Service worker has 2 replicas, and one name for all: worker.
    deploy:
      replicas: 2
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    container_name: shop
  api:
    image: example.com/api:1.4.2
    ports:
      - 127.0.0.1:8080:8080
  worker:
    image: example.com/worker:1.4.2
    deploy:
      replicas: 2
`,
      },
      {
        title: 'Profiles that are started one or the other, and names that variables make',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    container_name: shop
    profiles: [production]
  web-test:
    image: example.com/web:1.4.2
    container_name: shop
    profiles: [test]
  api:
    image: example.com/api:1.4.2
    container_name: shop-\${SUFFIX}
  worker:
    image: example.com/api:1.4.2
    container_name: shop-\${SUFFIX}
`,
      },
      {
        title: 'Swarm names them itself',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    container_name: web
    deploy:
      replicas: 2
networks:
  default:
    driver: overlay
`,
      },
    ],
    terraform: { notApplicable: 'The API refuses a pod in which two containers have one name, and pods name themselves.' },
    ecs: { notApplicable: 'Amazon ECS refuses a task definition in which two containers have one name, and names what runs by itself.' },
  },
});

function withoutName({ name }: Workload, field: Field<string>): Fix {
  return { title: `Let Compose name the container of ${name}`, safety: 'review', changes: () => [field.remove()] };
}
