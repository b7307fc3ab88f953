/** A link that runs a command, for Markdown that may run it. */
export function link(text: string, command: string, given: readonly unknown[]): string {
  return `[${text.replace(/[[\]\\]/g, '\\$&')}](command:${command}?${encodeURIComponent(JSON.stringify(given))})`;
}

/** The first sentence of a text in Markdown. A full stop inside a word or an abbreviation ends none. */
export function firstSentence(text: string): string {
  const paragraph = text.split('\n\n')[0] ?? '';
  return /^.*?[.!?](?=\s+[A-Z`])/s.exec(paragraph)?.[0] ?? paragraph;
}
