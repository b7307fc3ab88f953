/**
 * Makes text safe to show on a terminal: control characters would move the cursor or set colours, and directional ones
 * would show a line in another order than it is in. C0 controls become their pictures, others U+FFFD.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, character => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** Controls (C0, DEL, C1), line and paragraph separators, directional formatting, and halves of surrogate pairs. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

/** How many columns a terminal gives to one character (a code point): 0, 1 or 2. */
export function columnsOf(character: string): number {
  if (character <= '~') return 1;
  if (/^[\p{M}\u200b-\u200d\ufe00-\ufe0f]/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** East Asian wide and full-width characters and emoji, by Unicode's EastAsianWidth in blocks. */
const WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}/u;
