/** What an item's words come to, by the key that reports use: `memory.limit.max`, `replicas.min`. */
export type TextParameters = Readonly<Record<string, TextParameter>>;
export type TextParameter = string | number | boolean | readonly (string | number)[];

/** The words that parameters are read from. */
export interface Wording {
  /** Without markup. */
  readonly plain: string;
  /** Without its label. */
  readonly statement: string;
  readonly label: string | undefined;
  readonly codes: readonly string[];
  /** The label, the group and the headings around it. */
  readonly context: string;
}

/** A pattern over the statement, and the parameters that a match stands for. */
export interface Pattern {
  readonly match: RegExp;
  readonly read: (groups: readonly string[], wording: Wording) => TextParameters;
}

/** All that the patterns find, the first of a key first. */
export function readPatterns(patterns: readonly Pattern[], wording: Wording): TextParameters {
  let found: TextParameters = {};
  for (const { match, read } of patterns) {
    const groups = match.exec(wording.statement);
    if (groups !== null) found = { ...read(groups.map((group: string | undefined) => group ?? ''), wording), ...found };
  }
  return found;
}

/** `1,000.5` as a number. */
export function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''));
}

/** The parts of an enumeration: `ELK/Loki/CloudWatch`, `AOF + RDB`, `Slack, PagerDuty, email`. */
export function partsOf(list: string): string[] {
  return list
    .split(/\s*(?:[,/+]|\bor\b|\band\b)\s*/)
    .map(part => part.trim())
    .filter(part => part !== '' && !/^(?:etc\.?|similar|other\w*)$/i.test(part));
}
