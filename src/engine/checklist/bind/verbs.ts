/**
 * What kind of claim a sentence makes; its verb decides, not its noun.
 * declared: a state that files declare. act: something done to a cluster, an account or a host, which files do not show.
 * attested: tested, reviewed, working ...: only a person can say it. document: that a text exists. bare: no verb at all.
 */
export type Claimed = 'declared' | 'act' | 'attested' | 'document' | 'bare';

type Worded = Exclude<Claimed, 'bare'>;

/** Participles and states, as they end a sentence or stand before "and". The stricter ones first. */
const WORDS: readonly (readonly [Worded, RegExp])[] = [
  ['attested', words(`
    tested test completed? passed passing passes working works? functional functioning functions operational accessible reachable
    responding responds? responsive verified validated confirmed checked reviewed audited assessed analy[sz]ed notified informed
    announced communicated briefed trained understood monitored tracked tracking watched observed scheduled planned performed
    conducted executed exercised rehearsed optimi[sz]ed tuned minimi[sz]ed met meeting healthy stable normal active activated clean
    secured? trusted maintained rotated updated current up[-\\s]to[-\\s]date prepared ready established identified assigned agreed
    acceptable appropriate\\sfor sufficient valid visible displaying showing reporting collected collecting firing detected
    effective resolved fixed closed known loaded imported pulled built pushed merged obtained registered purchased renewed
    customi[sz]ed migrated restored recovered switched warmed restarted captured recorded sent published satisfied measured
    calculated determined practi[sc]ed synced leaked good correct done (?<!\\bports?\\s)open opened online`)],
  ['document', words('documented written')],
  ['act', words('created applied deployed provisioned installed exposed running runs started launched supported available attached bound generated scaled in\\splace')],
  ['declared', words(`
    configured enabled set defined declared specified enforced implemented dropped drop disabled restricted limited protected stored
    used using added required mounted pinned tagged encrypted automated separated isolated hardened removed denied blocked allowed
    running\\sas runs?\\sas spread\\sacross points?\\sto stored\\sin set\\sup setup turned\\so(?:n|ff) terminated`)],
];

function words(list: string): RegExp {
  return new RegExp(`\\b(?:${list.trim().split(/\s+/).join('|')})\\b`);
}

/** At the start of a sentence that tells what to do. */
const IMPERATIVES: readonly (readonly [Worded, RegExp])[] = [
  ['attested', /^(?:verify|check|confirm|ensure|validate|notify|inform|perform|conduct|assess|investigate|identify|analy[sz]e|optimi[sz]e|obtain|purchase|prepare|observe|restore|migrate)\b/],
  ['act', /^(?:deploy|create|apply|install|provision)\b/],
  ['document', /^(?:document|write|describe)\b/],
  ['declared', /^(?:configure|enable|set|add|use|define|implement|enforce|restrict|limit|disable|require|turn on|specify|declare|drop|pin|store|mount|remove|deny|run (?:as|on))\b/],
];

/** The same, where the word may also be a noun: `Update strategy: RollingUpdate`, `Load balancer configured`. */
const NOUN_OR_VERB: readonly (readonly [Worded, RegExp])[] = [
  ['attested', /^(?:test|review|monitor|watch|update|run|execute|measure|track|audit|train|brief|schedule|plan|rotate|clean|stop|switch|load|restart|back ?up|get|send|record|merge|push|build|tune)\b/],
  ['act', /^(?:start|launch|expose|scale|attach|generate)\b/],
];

/** What is declared though one of its words is one of acts or judgements. */
const DECLARED = /\b(?:running as|runs? as|run (?:as|on)|spread across|points? to|stored in|set up|setup)\b/;

/** What a sentence claims. The stricter verb of two wins: `configured and tested` is tested. */
export function claimOf(sentence: string): Claimed {
  return deciding(sentence)?.[0] ?? 'bare';
}

/** The words that decided, for people. */
export function decidingWord(sentence: string): string | undefined {
  return deciding(sentence)?.[1];
}

function deciding(sentence: string): readonly [Worded, string] | undefined {
  const text = sentence.toLowerCase().trim();
  if (text.endsWith('?')) return ['attested', 'a question'];
  const order = find(IMPERATIVES, text);
  if (order !== undefined && order[0] !== 'declared') return order;
  const verb = find(WORDS, text.replace(DECLARED, ' ')) ?? find(WORDS, text);
  if (verb !== undefined) return verb;
  return order ?? (text.includes(':') ? undefined : find(NOUN_OR_VERB, text));
}

function find(table: readonly (readonly [Worded, RegExp])[], text: string): readonly [Worded, string] | undefined {
  for (const [claimed, pattern] of table) {
    const match = pattern.exec(text);
    if (match !== null) return [claimed, match[0]];
  }
  return undefined;
}

/** "all", "no", "only": one counter-example refutes it, and no look at some files proves it. */
export function isUniversal(sentence: string): boolean {
  return /\b(?:all|every|each|any|no|none|never|only|unnecessary|least privileges?|minimal (?:privileges?|permissions?)|everywhere|always)\b/i.test(sentence);
}

/** "properly", "strong": presence may be reported, whether it is enough may not. A number that follows says what is enough. */
export function isQuality(sentence: string): boolean {
  return /\b(?:properly|proper|correctly|appropriately|appropriate|adequate(?:ly)?|sufficient(?:ly)?|reasonabl[ey]|strong|comprehensive|robust|secure(?:ly)?|optimal(?:ly)?|sensible|realistic(?:ally)?|match(?:es)?)\b/i.test(sentence);
}
