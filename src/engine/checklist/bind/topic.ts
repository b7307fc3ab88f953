import type { ParameterValue } from '../../rules/parameters.ts';
import type { TextParameters } from '../parameters/index.ts';
import type { Direction, Evidence } from './evidence.ts';
import type { Words } from './context.ts';

/** A row of the tables: the noun that names a topic, and what in files, clusters or people speaks of it. */
export interface Topic {
  readonly topic: string;
  /** Looked for in label and statement, lower case, without brackets. */
  readonly noun: RegExp;
  /** Only in this company. */
  readonly when?: (words: Words) => boolean;
  /** What the files can say at best. */
  readonly direction: Direction;
  /** An attribute of something: holds as a declaration though the sentence says `deployed` or `validated`. */
  readonly attribute?: true;
  /** The noun alone is a declaration: `Read-only root filesystems`. */
  readonly bare?: true;
  /** It is about a text: that it was written is the claim. */
  readonly document?: true;
  /** any, where nothing is said (see `Claim`). */
  readonly combine?: 'every' | 'all';
  readonly evidence: readonly Source[];
}

/** Makes a piece of evidence out of the numbers of an item. */
export type Source = (parameters: TextParameters, words: Words) => readonly Evidence[];

/** Which of a rule's parameters take which of the text's: `{ max: 'memory.limit.max' }`, or a fixed value. */
export type Takes = Readonly<Record<string, string | { readonly value: ParameterValue }>>;

export function rule(id: string, takes: Takes = {}): Source {
  return (parameters, { scope }) => [{ kind: 'rule', id, parameters: taken(parameters, takes), scope: PLATFORM_RULES.test(id) ? undefined : narrow(scope) }];
}

/** A rule that only looks at what is stated: no evidence where the text states nothing for it. */
export function stated(id: string, takes: Takes): Source {
  const source = rule(id, takes);
  return (parameters, words) => source(parameters, words).filter(one => Object.keys(one.parameters).length > 0);
}

/** Rules about the platform underneath: their own subject says of what they speak. */
const PLATFORM_RULES = /^(?:db|cache|bucket|sg|lb|iam|ebs|kms|k8s-cluster|log-retention|state-backend|tags|provider|ecs)\b/;

/** An object of one of these Kubernetes kinds is declared. */
export function object(...kinds: readonly string[]): Source {
  return (_, { scope }) => [{ kind: 'repository', id: 'object', parameters: { kind: kinds }, scope: narrowFact(scope) }];
}

/** A Terraform resource of one of these types is declared. */
export function resource(...types: readonly string[]): Source {
  return (_, { scope }) => [{ kind: 'repository', id: 'resource', parameters: { type: types }, scope: ofPlatform(scope) }];
}

/** Any other fact of the repository. */
export function fact(id: string, fixed: Readonly<Record<string, ParameterValue>> = {}, takes: Takes = {}): Source {
  return (parameters, { scope }) => [{ kind: 'repository', id, parameters: { ...fixed, ...taken(parameters, takes) }, scope: narrowFact(scope) }];
}

export function cluster(id: string, takes: Takes = {}): Source {
  return (parameters, { scope }) => [{ kind: 'cluster', id, parameters: taken(parameters, takes), scope: narrow(scope) }];
}

function narrow(scope: Words['scope']): Words['scope'] | undefined {
  // `Database & Storage` names no service that one could tell from the others.
  const subject = scope.subject === 'database' || scope.subject === 'storage' ? undefined : scope.subject;
  return subject === undefined && scope.platform === undefined ? undefined : { subject, platform: scope.platform };
}

/** A type of resource says by itself what it is for. */
function ofPlatform({ platform }: Words['scope']): Words['scope'] | undefined {
  return platform === undefined ? undefined : { subject: undefined, platform };
}

/** Prometheus is who reads such a thing, not what it is about. */
function narrowFact(scope: Words['scope']): Words['scope'] | undefined {
  return narrow(scope.subject === 'prometheus' ? { ...scope, subject: undefined } : scope);
}

function taken(parameters: TextParameters, takes: Takes): Readonly<Record<string, ParameterValue>> {
  return Object.fromEntries(
    Object.entries(takes).flatMap(([name, from]) => {
      if (typeof from !== 'string') return [[name, from.value]];
      const value = parameters[from];
      if (value === undefined || value === '*') return [];
      return [[name, typeof value === 'object' ? value.map(String) : value]];
    }),
  );
}

/** True where the item, or what surrounds it, matches. */
export function near(pattern: RegExp): (words: Words) => boolean {
  return ({ nouns, around }) => pattern.test(nouns) || around.some(text => pattern.test(text));
}

/** True where the item is about one of these. */
export function about(...subjects: readonly string[]): (words: Words) => boolean {
  return ({ scope }) => scope.subject !== undefined && subjects.includes(scope.subject);
}

/** What keeps data, as platforms call it. */
const STORES = {
  database: /\b(?:databases?|db|rds|aurora|postgres\w*|mysql|mariadb)\b/,
  cache: /\b(?:redis|elasticache|valkey|memcached|caches?|caching)\b/,
  bucket: /\b(?:s3|buckets?|object storage)\b/,
  disk: /\b(?:ebs|volumes?|disks?)\b/,
  queue: /\b(?:sqs|queues?|kinesis)\b/,
  table: /\bdynamodb\b/,
} as const;

/** True where the item, or else what stands nearest around it, names this kind of store and no other: of several, all are meant. */
export function onlyAbout(store: keyof typeof STORES): (words: Words) => boolean {
  return ({ nouns, item }) => {
    const texts = [nouns, item.parent?.plain, item.lead, item.headings.at(-1)];
    for (const text of texts) {
      const named = Object.entries(STORES).flatMap(([name, pattern]) => (text !== undefined && pattern.test(text.toLowerCase()) ? [name] : []));
      if (named.length > 0) return named.length === 1 && named[0] === store;
    }
    return false;
  };
}

export function on(...platforms: readonly string[]): (words: Words) => boolean {
  return ({ scope }) => scope.platform !== undefined && platforms.includes(scope.platform);
}
