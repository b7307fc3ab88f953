import { known } from '../model/field.ts';
import { knownImage } from '../model/values/known-images.ts';
import type { ImageRole } from '../model/values/known-images.ts';
import type { Workload } from '../model/workload.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';

/** What holds data that nobody outside is to ask for. */
const INNER: readonly ImageRole[] = ['database', 'cache', 'broker', 'search'];

export const networkSegmentation = rule({
  id: 'network-segmentation',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'network',
    summary: 'A database is not on the network that the edge is on.',
    why: `The proxy at the edge talks to the whole world and needs the application alone. On one network with the database, whoever breaks into the proxy is one step from the data. Two networks keep them apart: the application is on both.

Databases, caches, brokers and search engines are known by their images, and so is the edge: a web server or proxy that publishes a port. An application that publishes a port itself is no edge by this rule, since it must reach its database. Services that are known by neither, or on the network of their host, are left alone.`,
    references: ['https://docs.docker.com/compose/how-tos/networking/#specify-custom-networks'],
  },
  check(workload) {
    const { networks, neighbours = [] } = workload;
    const role = roleOf(workload);
    if (networks === undefined || networks.kind === 'none' || role === undefined || !INNER.includes(role)) return 'not-applicable';
    const edges = neighbours.filter(isEdge);
    if (edges.length === 0) return 'not-applicable';
    if (networks.kind === 'unknown' || edges.some(edge => edge.networks?.kind === 'unknown')) return 'unknown';
    for (const edge of edges) {
      const shared = edge.networks?.kind === 'named' ? edge.networks.names.find(name => networks.names.includes(name)) : undefined;
      if (shared !== undefined) return [{ span: workload.span, message: `${describe(workload)} is on the network ${shared} with ${edge.name}, which faces the world.` }];
    }
    return [];
  },
  examples: {
    kubernetes: { notApplicable: 'All pods are on one network; network-policy asks who may reach whom.' },
    compose: [
      {
        file: `
services:
  edge:
    image: nginx:1.29.3
    ports:
      - 443:443
  web:
    image: example.com/web:1.4.2
  db:
# ^^ Service db is on the network default with edge, which faces the world.
    image: postgres:17.6
`,
      },
      {
        title: 'Kept apart',
        file: `
services:
  edge:
    image: nginx:1.29.3
    ports:
      - 443:443
    networks:
      - outer
  web:
    image: example.com/web:1.4.2
    networks:
      - outer
      - inner
  db:
    image: postgres:17.6
    networks:
      - inner
networks:
  outer:
  inner:
`,
      },
    ],
    terraform: { notApplicable: 'All pods are on one network; network-policy asks who may reach whom.' },
    ecs: { notApplicable: 'Security groups say who may reach a task.' },
  },
});

function roleOf({ containers: [container] }: Workload): ImageRole | undefined {
  return knownImage(known(container?.image) ?? '')?.role;
}

function isEdge(workload: Workload): boolean {
  return roleOf(workload) === 'web server' && workload.containers.some(({ ports }) => ports.some(({ publication }) => publication !== undefined));
}
