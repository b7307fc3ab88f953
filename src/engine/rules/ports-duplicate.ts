import type { Container, ContainerPort, Publication } from '../model/container.ts';
import { known } from '../model/field.ts';
import type { Workload } from '../model/workload.ts';
import { describe } from './support/describe.ts';
import { joinJudgements } from './support/judgement.ts';
import { judgeValue } from './support/judge-value.ts';
import { neighboursBefore } from './support/neighbours.ts';
import { rule } from './rule.ts';
import type { Fix } from './rule.ts';

const HIGHEST_PORT = 65_535;

export const portsDuplicate = rule({
  id: 'ports-duplicate',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'No two services take the same port of the host.',
    why: `A port of one interface is given to one container. The second that asks for it does not start ("port is already allocated"), and which of the two is the second may differ from one start to the next.

An address that is not written, \`0.0.0.0\` and \`::\` mean every interface and so meet each other address of their kind; TCP and UDP do not meet. A range of host ports for one port of the container lets Docker choose a free one, and is left alone. Services that no profile starts together, and those on the network of their host, are not compared.

The fix keeps the address. One that everybody reached on 80 or 443 is then asked by \`ports-bind\` whether its new port is for everybody too.`,
    references: ['https://docs.docker.com/reference/compose-file/services/#ports', 'https://docs.docker.com/engine/network/port-publishing/'],
    alsoKnownAs: { dclint: ['no-duplicate-exported-ports'] },
  },
  check(container) {
    const all = takenIn(container);
    if (all.length === 0) return 'not-applicable';
    const { workload } = container;
    const others = takenBy(neighboursBefore(workload));
    return joinJudgements(all.map((taken, i) => judgeValue(taken.publication.port.value, published => {
      if (published === undefined || taken.ports === undefined) return 'good';
      const own = all.slice(0, i).find(other => meets(taken, other) && known(other.port.number) !== known(taken.port.number));
      const other = own ?? others.find(one => meets(taken, one));
      if (other === undefined) return 'good';
      const asWell = other === own ? 'more than once' : `as ${describe(other.container)} does`;
      return { message: `${describe(container)} publishes port ${published}, ${asWell}: only one of them can have it.`, fixes: moved(taken, takenBy(workload.neighbours ?? [])) };
    })));
  },
  examples: {
    kubernetes: { notApplicable: 'Pods that ask for one port of a node are put on several nodes; host-port reports that they ask.' },
    compose: [
      {
        title: 'Two services, one port, however it is written',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - 8080:80
      - 9000-9002:9000-9002
  api:
    image: example.com/api:1.4.2
    ports:
      - "127.0.0.1:8080:8080"
      #            ^^^^ Service api publishes port 8080, as Service web does: only one of them can have it.
      - target: 9100
        published: "9001"
        #          ^^^^^^ Service api publishes port 9001, as Service web does: only one of them can have it.
        host_ip: 127.0.0.1
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - 8080:80
      - 9000-9002:9000-9002
  api:
    image: example.com/api:1.4.2
    ports:
      - "127.0.0.1:8081:8080"
      - target: 9100
        published: "9003"
        host_ip: 127.0.0.1
`,
      },
      {
        title: 'The port that is proposed is one that nobody has, and its interface stays',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - "[::1]:8080:80"
  api:
    image: example.com/api:1.4.2
    ports:
      - "[::1]:8080:8080/tcp"
      #        ^^^^ Service api publishes port 8080, as Service web does: only one of them can have it.
  admin:
    image: example.com/admin:1.4.2
    ports:
      - 127.0.0.1:8081-8083:8081-8083
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - "[::1]:8080:80"
  api:
    image: example.com/api:1.4.2
    ports:
      - "[::1]:8084:8080/tcp"
  admin:
    image: example.com/admin:1.4.2
    ports:
      - 127.0.0.1:8081-8083:8081-8083
`,
      },
      {
        title: 'Other interfaces, other protocols, a range to choose from, or never at the same time',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    ports:
      - 127.0.0.1:8080:80
      - 53:53/udp
      - 9000-9009:9000
  api:
    image: example.com/api:1.4.2
    ports:
      - 10.0.0.5:8080:80
      - 127.0.0.1:53:53/tcp
      - 9000-9009:9000
      - "[::1]:8080:80"
      - \${PORT}:80
  web-test:
    image: example.com/web:1.4.2
    profiles: [test]
    ports:
      - 127.0.0.1:8080:80
  agent:
    image: example.com/agent:1.4.2
    network_mode: host
    ports:
      - 8080:80
`,
      },
    ],
    terraform: { notApplicable: 'Pods that ask for one port of a node are put on several nodes; host-port reports that they ask.' },
    ecs: { notApplicable: 'Tasks that ask for one port of an instance are put on several instances; host-port reports that they ask.' },
  },
});

/** Ports of the host that a container is to have, as numbers with both ends included; undefined where not all of them are taken, or not known. */
interface Taken {
  readonly container: Container;
  readonly port: ContainerPort;
  readonly publication: Publication;
  readonly ports: { readonly first: number; readonly last: number } | undefined;
}

/** Kept: those of each container are compared with those of all others. A table of all that publish none costs the collector dearly. */
const TAKEN = new WeakMap<Container, readonly Taken[]>();

function takenIn(container: Container): readonly Taken[] {
  if (!container.ports.some(({ publication }) => publication !== undefined)) return [];
  let taken = TAKEN.get(container);
  if (taken === undefined) {
    taken = readTaken(container);
    TAKEN.set(container, taken);
  }
  return taken;
}

function readTaken(container: Container): Taken[] {
  if (container.workload.hostNetwork.value.kind === 'dynamic' || known(container.workload.hostNetwork) === true) return [];
  return container.ports.flatMap(port => (port.publication === undefined ? [] : [{ container, port, publication: port.publication, ports: portsOf(port, port.publication) }]));
}

function portsOf({ number }: ContainerPort, { port }: Publication): Taken['ports'] {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(known(port) ?? '') ?? [];
  if (first === undefined || (last !== undefined && known(number) !== undefined)) return undefined;
  return { first: Number(first), last: Number(last ?? first) };
}

function takenBy(workloads: readonly Workload[]): Taken[] {
  return workloads.flatMap(({ containers }) => containers.flatMap(takenIn));
}

function meets(one: Taken, other: Taken): boolean {
  if (one.ports === undefined || other.ports === undefined || one.port.protocol !== other.port.protocol) return false;
  if (one.ports.first > other.ports.last || other.ports.first > one.ports.last) return false;
  const [a, b] = [one, other].map(({ publication }) => addressOf(publication));
  return a !== undefined && b !== undefined && (a === '' || b === '' || a === b || isAnyOfKind(a, b) || isAnyOfKind(b, a));
}

/** Empty for every interface; undefined where it is not known. */
function addressOf({ address }: Publication): string | undefined {
  return address.value.kind === 'absent' ? '' : known(address)?.replace(/^\[(.*)\]$/, '$1');
}

function isAnyOfKind(any: string, address: string): boolean {
  return (any === '0.0.0.0' && !address.includes(':')) || (any === '::' && address.includes(':'));
}

/** The next port that none of these takes: a person may know a better one, and who else must be told. */
function moved({ publication, ports }: Taken, others: readonly Taken[]): Fix[] {
  if (ports === undefined || ports.first !== ports.last) return [];
  const isTaken = (port: number): boolean => others.some(other => other.ports !== undefined && other.ports.first <= port && port <= other.ports.last);
  let free = ports.first + 1;
  while (free <= HIGHEST_PORT && isTaken(free)) free += 1;
  if (free > HIGHEST_PORT) return [];
  return [{ title: `Publish it on another port (proposed ${String(free)})`, safety: 'review', changes: () => [publication.port.set(String(free))] }];
}
