import type { Due } from './schedule.ts';
import { COMPARISON } from './parameters/index.ts';

/**
 * group: its children are the work. signoff: a person's approval. abort: a trigger for a rollback, an alarm when ticked.
 * target: a value to be measured. recurring: done again and again. task: all the rest.
 */
export type Kind = 'task' | 'group' | 'signoff' | 'abort' | 'target' | 'recurring';

/** What the kind of an item is read from. */
export interface Evident {
  readonly plain: string;
  readonly text: string;
  readonly label: string | undefined;
  readonly statement: string;
  /** What stands nearest above it: the group it is in, else the paragraph above its list, else the last heading. */
  readonly above: string;
  /** All that stands above it. */
  readonly context: string;
  readonly hasChildren: boolean;
  readonly due: Due | undefined;
}

export function kindOf(item: Evident): Kind {
  if (item.hasChildren) return 'group';
  if (isSignOff(item)) return 'signoff';
  if (isAbort(item)) return 'abort';
  if (isTarget(item)) return 'target';
  return item.due?.kind === 'recurring' ? 'recurring' : 'task';
}

const BLANK = /(?:\\?_){3,}/;
const ROLE = /\b(?:leads?|engineers?|managers?|owners?|teams?|officers?|directors?|architects?|administrators?|admins?|dbas?|c[eti]o|ciso|stakeholders?|sponsors?|reviewers?|approvers?|signatures?|signed|name|sign-?off|approv(?:al|ed))\b/i;
const SIGNING = /\bsign(?:ed)?[- ]?offs?\b|\bapprovals?\b|\bauthori[sz]ations?\b|\bgo[- ]live decision\b/i;

/** A line to sign, a role under a heading that asks for signatures, or the word that it was approved. */
function isSignOff({ plain, text, label, statement, above, context }: Evident): boolean {
  if (BLANK.test(text)) return ROLE.test(label ?? plain) || /\bdate\b/i.test(plain) || SIGNING.test(context);
  if (/^approved\b/i.test(plain) || /\b(?:stakeholders?|owners?|teams?|leads?|managers?|approvers?) have (?:all )?approved\b|\bapproved (?:for|by|the) (?:production|release|launch|go-?live|deployment)/i.test(statement)) return true;
  return label !== undefined && SIGNING.test(above) && ROLE.test(label);
}

const TRIGGERS = /\b(?:roll(?:ing)?[- ]?back|abort|revert|back[- ]?out|kill switch|no-?go|stop the (?:release|deployment))\b.*\b(?:if|when|criteria|criterion|triggers?|conditions?|thresholds?)\b|\b(?:triggers?|criteria|conditions|reasons) (?:for|to) (?:a |the |an )?(?:immediate )?(?:roll[- ]?back|abort|revert)/i;
/** What is done ahead of time: criteria that are `defined` or `documented` are work, not triggers. */
const PREPARED = /\b(?:defined|documented|agreed|established|configured|tested|identified|communicated|reviewed|approved|understood|prepared|monitored|set up|in place|ready)\b/i;

function isAbort({ statement, above }: Evident): boolean {
  return TRIGGERS.test(above) && !PREPARED.test(statement);
}

/** The words of work: where one of them stands, the comparison qualifies it. */
const WORK =
  /\b(?:configur\w*|enabl\w*|implement\w*|complet\w*|test(?:ed|ing)|verif\w*|validat\w*|passing|passed|pass|met|meet(?:ing|s)?|reviewed|set ?up|monitor(?:ed|ing)?|check(?:ed)?|install\w*|required|provid\w*|deploy\w*|clean|creat\w*|obtain\w*|automat\w*|definir|configurar)\b/i;

/** A bare comparison (`P95 latency < 100ms`), or a count that must be none or all (`0 data breaches`). */
function isTarget({ plain, statement, above }: Evident): boolean {
  if (/\balert/i.test(above) && !/\btargets?\b|\bcriteria\b/i.test(above)) return false;
  if (/\b(?:replicas?|version|coverage|cores?|nodes?|retention)\b/i.test(statement)) return false;
  const outside = statement.replace(/\([^)]*\)/g, ' ');
  if (COMPARISON.test(outside)) return !WORK.test(outside);
  if (/^(?:0|zero) \p{L}/iu.test(statement) || /^100% (?!traffic)\p{L}.*\b(?:success|uptime|availability|rate)\b/iu.test(statement)) return !WORK.test(plain);
  return false;
}

const OPTIONAL = /\b(?:if|where|when|as) (?:required|applicable|needed|necessary|private|configured|used|available|relevant|desired|enabled|appropriate)\)?[.]?\s*$|\((?:optional|recommended|nice to have|if [^)]*)\)|\boptional\b(?: but recommended)?\)?\s*$|^\(?optional\)?[:\s-]/i;

/** The words that make a text optional: `(if required)`, `(Optional)`, `(Recommended)`. */
export function optionalWords(plain: string): string | undefined {
  if (/\bready\b[^.]*\bif needed\)?$/i.test(plain)) return undefined;
  return OPTIONAL.exec(plain)?.[0].replace(/^[\s(]+|[\s).:-]+$/g, '');
}

/** What a heading or a group says of all that stands below it. */
export function optionalHeading(plain: string): string | undefined {
  return /^option\b/i.test(plain) ? undefined : /\((optional[^)]*|recommended|nice to have)\)\s*$/i.exec(plain)?.[1];
}

/** True under headings that tell what to do in case of a rollback, and for commands that roll back. */
export function isConditional(headings: readonly string[], lead: string | undefined, plain: string): boolean {
  const [last = '', ...above] = [...headings, ...(lead === undefined ? [] : [lead])].reverse();
  const inRollback = above.some(heading => ROLLBACK_PLAN.test(heading)) && /\b(?:execution|executing|during|steps?)\b/i.test(last);
  return inRollback || (/\broll[- ]?back (?:procedure|steps|execution)\b/i.test(last) && !PREPARED.test(plain)) || /^if (?:rolling back|rollback)/i.test(last);
}

const ROLLBACK_PLAN = /\broll[- ]?back\b/i;
