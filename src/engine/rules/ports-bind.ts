import type { ContainerPort, Publication } from '../model/container.ts';
import { known } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { joinJudgements } from './support/judgement.ts';
import { judgeValue } from './support/judge-value.ts';
import { rule } from './rule.ts';

const LOOPBACK = '127.0.0.1';

export const portsBind = rule({
  id: 'ports-bind',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'host',
    summary: 'Published ports name the interface that they listen on.',
    why: `A port that is published without an address listens on every interface of the host, the public one as well, and Docker opens it in front of the host's own firewall: rules of \`ufw\` and \`firewalld\` do not hold for it. Databases and admin pages are found within hours. Services of one project reach each other without any published port.

Ports that are meant for everybody, 80 and 443 unless \`public\` says otherwise, are left alone, and so is one whose address is written, be it \`0.0.0.0\`: somebody has decided. A service on its host's network publishes nothing.

The fix listens on the loopback interface. It is one to look at, and \`fix\` does not apply it unasked: a load balancer, another host or a colleague may be using the port, which no file here says.`,
    references: ['https://docs.docker.com/engine/network/port-publishing/', 'https://docs.docker.com/engine/network/packet-filtering-firewalls/#docker-and-ufw'],
    alsoKnownAs: { kics: ['451d79dc-0588-476a-ad03-3c7f0320abb3'], dclint: ['no-unbound-port-interfaces'], 'compose-lint': ['CL-0005'] },
  },
  parameters: {
    public: { type: 'list', default: ['80', '443'], description: 'Ports of the host that may be reached from everywhere.' },
  },
  check(container, { public: open }) {
    const { hostNetwork } = container.workload;
    const published = container.ports.flatMap(port => (port.publication === undefined ? [] : [{ port, publication: port.publication }]));
    if (published.length === 0 || known(hostNetwork) === true) return 'not-applicable';
    if (hostNetwork.value.kind === 'dynamic') return 'unknown';
    return joinJudgements(published.map(({ port, publication }) => judgeValue(publication.address.value, address => {
      if (address !== undefined || open.includes(known(publication.port) ?? '')) return 'good';
      return {
        message: `${describe(container)} publishes ${nameOf(port, publication)} on every interface.`,
        fixes: [{ title: `Publish it on ${LOOPBACK} only`, safety: 'review', changes: () => [publication.address.set(LOOPBACK)] }],
      };
    })));
  },
  examples: {
    kubernetes: { notApplicable: 'Nothing is published by a pod itself; host-port reports the ports that it takes of its node.' },
    compose: [
      {
        title: 'Short and long, with a port of the host and without',
        file: `
services:
  db:
    image: example.com/db:1.4.2
    ports:
      - "5432:5432"
      # ^^^^^^^^^^^ Service db publishes port 5432 on every interface.
      - target: 9187
        published: 9188
        #          ^^^^ Service db publishes port 9188 on every interface.
  web:
    image: example.com/web:1.4.2
    ports:
      - 8080
      # ^^^^ Service web publishes port 8080 on every interface.
      - \${PORT:-3000}:3000/tcp
      # ^^^^^^^^^^^^^^^^^^^^^^ Service web publishes port 3000 on every interface.
`,
        fixed: `
services:
  db:
    image: example.com/db:1.4.2
    ports:
      - "127.0.0.1:5432:5432"
      - target: 9187
        published: 9188
        host_ip: 127.0.0.1
  web:
    image: example.com/web:1.4.2
    ports:
      - 127.0.0.1::8080
      - 127.0.0.1:\${PORT:-3000}:3000/tcp
`,
      },
      {
        title: 'An address, a port for everybody, one that is not known, only exposed, or the network of the host',
        file: `
services:
  db:
    image: example.com/db:1.4.2
    ports:
      - 127.0.0.1:5432:5432
      - "[::1]:5433:5432"
      - target: 9187
        published: 9187
        host_ip: 10.0.0.5
  edge:
    image: example.com/edge:1.4.2
    ports:
      - 80:8080
      - 443:8443
      - \${ADMIN}:9000
    expose:
      - 9100
  agent:
    image: example.com/agent:1.4.2
    network_mode: host
    ports:
      - 9100:9100
`,
      },
    ],
    terraform: { notApplicable: 'Nothing is published by a pod itself; host-port reports the ports that it takes of its node.' },
    ecs: { notApplicable: 'Ports are not bound to addresses; host-port reports those that are taken of an instance.' },
  },
});

/** The port on the host; the container's where any free one is taken. */
function nameOf({ number }: ContainerPort, { port }: Publication): string {
  const [published, target] = [known(port), known(number)];
  return published !== undefined ? `port ${published}` : target === undefined ? 'a range of ports' : `port ${String(target)}`;
}
