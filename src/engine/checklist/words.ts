/** Text as it is read aloud: emoji and other symbols out, white space collapsed. */
export function withoutSymbols(text: string): string {
  return text
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\uFE0F\u200D\u20E3\uFFFD]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lower case, letters and numbers only: what two wordings of the same thing have in common. */
export function normalise(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** How alike two texts are by their words, from 0 to 1 (Dice over multisets). */
export function similarity(a: string, b: string): number {
  const words = normalise(a).split(' ').filter(word => word !== '');
  const others = normalise(b).split(' ').filter(word => word !== '');
  if (words.length + others.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (words.length + others.length);
}

/** Nobody means one thing by more characters than this. */
const MOST_READ = 2000;

/** What is read of a text for what it means: patterns that look ahead would take very long over more. */
export function readable(text: string): string {
  return text.length > MOST_READ ? text.slice(0, MOST_READ) : text;
}
