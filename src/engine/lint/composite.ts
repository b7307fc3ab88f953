import { nameOf } from '../model/subject.ts';
import type { Subject } from '../model/subject.ts';
import type { Terms } from '../model/terms.ts';
import type { Fix, Safety, Topic } from '../rules/rule.ts';
import type { Candidate } from './judge.ts';
import { pushTo } from '../text/lists.ts';

/** One fix for the findings of one subject and one topic that are mended together. */
export interface CompositeFix extends Fix {
  readonly topic: Topic;
  readonly findings: readonly Candidate[];
}

/**
 * The composite fixes of some findings: one for each subject and topic with two or more findings that have a fix. Each
 * takes its findings' first fixes; the writer merges them, so that a parent which several need is created once.
 */
export function compositesOf(findings: readonly Candidate[]): CompositeFix[] {
  const groups = new Map<Subject, Map<Topic, Candidate[]>>();
  for (const finding of findings) {
    if (finding.fixes === undefined || finding.fixes.length === 0) continue;
    const { subject, active } = finding;
    const topics = groups.get(subject) ?? new Map<Topic, Candidate[]>();
    pushTo(topics, active.rule.meta.topic, finding);
    groups.set(subject, topics);
  }
  return [...groups].flatMap(([subject, topics]) =>
    [...topics].flatMap(([topic, members]) => (members.length < 2 ? [] : [compositeOf(subject, topic, members)])),
  );
}

function compositeOf(subject: Subject, topic: Topic, findings: readonly Candidate[]): CompositeFix {
  const fixes = findings.flatMap(({ fixes: [first] = [] }) => (first === undefined ? [] : [first]));
  return {
    topic,
    findings,
    title: `${titleOf(subject, topic, findings)}: ${String(findings.length)} findings`,
    safety: leastSafe(fixes),
    changes: () => fixes.flatMap(fix => fix.changes()),
  };
}

/** From the safest to the least safe. */
const SAFETIES: readonly Safety[] = ['safe', 'review', 'fill-in'];

function leastSafe(fixes: readonly Fix[]): Safety {
  return fixes.map(({ safety }) => safety).reduce((a, b) => (SAFETIES.indexOf(a) < SAFETIES.indexOf(b) ? b : a), 'safe');
}

function titleOf(subject: Subject, topic: Topic, findings: readonly Candidate[]): string {
  const { name, container } = nameOf(subject);
  const what = container ?? name;
  const terms = termsOf(subject);
  const added = ADDED[topic];
  const adds = added !== undefined && findings.every(({ active }) => added.rules.test(active.rule.id));
  return adds ? `Add ${added.what(terms)} to ${what}` : `${phrase(topic, terms)} ${what}`;
}

/** What is no workload has none of its own: the platform underneath. */
const NEUTRAL: Pick<Terms, 'probes' | 'request' | 'security'> = { probes: 'probes', request: 'request', security: 'security' };

function termsOf(subject: Subject): typeof NEUTRAL {
  if (subject.subject === 'container') return subject.workload.terms;
  return subject.subject === 'workload' ? subject.terms : NEUTRAL;
}

function phrase(topic: Topic, { probes, request, security }: typeof NEUTRAL): string {
  switch (topic) {
    case 'probes':
      return `Mend the ${probes} of`;
    case 'resources':
      return `Mend the ${request}s and limits of`;
    case 'security':
      return `Harden the ${security} of`;
    default:
      return TITLES[topic];
  }
}

/** Rules that say that something is missing: their composite adds it. */
const ADDED: Partial<Record<Topic, { readonly rules: RegExp; readonly what: (terms: typeof NEUTRAL) => string }>> = {
  probes: { rules: /^(liveness|readiness|startup)-probe$/, what: ({ probes }) => probes },
  resources: { rules: /^(cpu|memory)-(limit|request)$/, what: ({ request }) => `${request}s and limits` },
};

const TITLES: Readonly<Record<Exclude<Topic, 'probes' | 'resources' | 'security'>, string>> = {
  lifecycle: 'Mend the lifecycle of',
  host: 'Take back the host access of',
  availability: 'Spread and protect the replicas of',
  schedule: 'Bound the schedule of',
  image: 'Pin the image of',
  environment: 'Mend the environment of',
  secrets: 'Mend the secrets of',
  network: 'Mend the network of',
  storage: 'Mend the storage of',
  metadata: 'Mend the labels of',
  cluster: 'Mend the references of',
  data: 'Protect the data of',
  edge: 'Harden the way in through',
  identity: 'Mend the rights of',
  operation: 'Make ready for operation:',
  code: 'Mend the declaration of',
};
