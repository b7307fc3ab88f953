import type { Container } from './container.ts';
import { known } from './field.ts';
import type { Subject } from './subject.ts';
import { knownImage } from './values/known-images.ts';

/** Whether a subject is one of what is meant; maybe, where its name says so and its image does not. */
export type Membership = 'yes' | 'maybe' | 'no';

interface Software {
  /** What well-known images of it contain. */
  readonly products: readonly string[];
  /** What names of other images and objects have in them. */
  readonly hint: RegExp;
}

/** Software that checklists speak of by its kind; any other word is the name of a service. */
const SOFTWARE: Readonly<Partial<Record<string, Software>>> = {
  redis: { products: ['Redis', 'Valkey'], hint: /redis|valkey|cache/i },
  postgres: { products: ['PostgreSQL'], hint: /postgres|pgsql|(?:^|-)pg(?:-|$)|(?:^|-)db(?:-|$)|database/i },
  mysql: { products: ['MySQL', 'MariaDB'], hint: /mysql|mariadb|(?:^|-)db(?:-|$)|database/i },
  prometheus: { products: ['Prometheus'], hint: /prometheus/i },
  nginx: { products: ['nginx'], hint: /nginx/i },
  queue: { products: ['RabbitMQ', 'Kafka', 'Redpanda', 'NATS', 'Mosquitto'], hint: /rabbit|kafka|queue|broker|nats/i },
};

/** @param of the software or the name of a service: `redis`, `checkout`. */
export function membershipOf(subject: Subject, of: string): Membership {
  const software = Object.hasOwn(SOFTWARE, of) ? SOFTWARE[of] : undefined;
  if (subject.subject === 'container') return software === undefined ? byName(of, subject.name, subject.workload.name) : bySoftware(subject, software, of);
  if (subject.subject !== 'workload') return software === undefined ? byName(of, subject.name) : (byName(of, subject.name) === 'yes' || software.hint.test(subject.name) ? 'maybe' : 'no');
  if (software === undefined && subject.name === of) return 'yes';
  const members = subject.containers.filter(({ role }) => role === 'main' || role === 'sidecar').map(container => membershipOf(container, of));
  return members.find(one => one === 'yes') ?? members.find(one => one === 'maybe') ?? 'no';
}

function byName(of: string, ...names: readonly string[]): Membership {
  return names.includes(of) ? 'yes' : 'no';
}

/** The image decides where it is well known. What a template decides may be anything. */
function bySoftware({ image, name, workload }: Container, { products, hint }: Software, of: string): Membership {
  const reference = known(image);
  const product = reference === undefined ? undefined : knownImage(reference)?.product;
  if (product !== undefined) return products.includes(product) ? 'yes' : 'no';
  if (name === of) return 'yes';
  return reference === undefined || hint.test(reference) || hint.test(name) || hint.test(workload.name) ? 'maybe' : 'no';
}
