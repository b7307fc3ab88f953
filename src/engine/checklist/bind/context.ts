import type { Item } from '../item.ts';
import { readable } from '../words.ts';
import type { Platform, Subject } from './evidence.ts';

/** The words of an item with what surrounds it, for the tables of topics. */
export interface Words {
  readonly item: Item;
  /** Label and statement without brackets and code: what the nouns are looked for in. Lower case. */
  readonly nouns: string;
  /** The statement without brackets and code, as written: what the verb is looked for in. */
  readonly sentence: string;
  /** The texts around it, the nearest first: the group, the paragraph above, the headings. Lower case. */
  readonly around: readonly string[];
  readonly scope: { readonly subject: Subject | undefined; readonly platform: Platform | undefined };
}

export function wordsOf(item: Item): Words {
  const bare = (text: string): string => readable(text).replace(/\([^)]*\)/g, ' ').replace(/\s+/g, ' ').trim();
  const around = lower([item.parent?.plain, item.lead, ...[...item.headings].reverse()]);
  const sentence = bare(item.statement);
  const nouns = [readable(item.label ?? ''), sentence].join(' : ').toLowerCase();
  const here = [...lower([item.plain]), ...around];
  const near = lower([item.plain, item.parent?.plain, item.lead, item.headings.at(-1)]);
  return { item, nouns, sentence, around, scope: { subject: firstOf(SUBJECTS, near), platform: firstOf(PLATFORMS, here) } };
}

function lower(texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap(text => (text === undefined ? [] : [readable(text).toLowerCase()]));
}

const SUBJECTS: readonly (readonly [Subject, RegExp])[] = [
  ['redis', /\bredis\b|\belasticache\b/],
  ['postgres', /\bpostgres(?:ql)?\b|\brds\b/],
  ['mysql', /\b(?:mysql|mariadb)\b/],
  ['database', /\bdatabases?\b|\bdb\b/],
  ['prometheus', /\bprometheus\b/],
  ['nginx', /\bnginx\b/],
  ['queue', /\b(?:rabbitmq|kafka|sqs|message queues?)\b/],
  ['storage', /\b(?:s3|buckets?|object storage)\b/],
];

const PLATFORMS: readonly (readonly [Platform, RegExp])[] = [
  ['compose', /\b(?:docker[- ]compose|compose|docker|containers? (?:running|started))\b/],
  ['kubernetes', /\b(?:kubernetes|k8s|pods?|helm|namespaces?|kubectl|hpa|configmaps?|ingress)\b/],
  ['terraform', /\b(?:terraform|aws|rds|s3|vpc|iam|ecs|eks|cloudfront|elasticache|lambda)\b/],
  ['host', /\b(?:operating system|ufw|iptables|ssh|systemd|linux|ubuntu|firewall)\b/],
];

/** The first that any of the texts names, the nearest text first. */
function firstOf<T>(table: readonly (readonly [T, RegExp])[], texts: readonly string[]): T | undefined {
  for (const text of texts) {
    const found = table.find(([, pattern]) => pattern.test(text));
    if (found !== undefined) return found[0];
  }
  return undefined;
}
