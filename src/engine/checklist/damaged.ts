/** The upper half of Mac Roman, from byte 0x80 on (Apple's ROMAN.TXT; 0xF0 is the Apple logo, U+F8FF). */
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü' +
  '†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ' +
  '‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

const BYTES = new Map(Array.from(MAC_ROMAN, (character, i) => [character, 0x80 + i]));

/** Reads a stretch of text as it was meant. Structure is ASCII, so that it can be read piece by piece. */
export type Reading = (text: string) => string;

/**
 * How to read a text that may be damaged: UTF-8 that was taken for Mac Roman and saved again. Undefined where it is not:
 * every character outside ASCII must take part in a round trip over the whole text that gives valid UTF-8.
 */
export function damagedReading(text: string): Reading | undefined {
  const runs = text.match(NOT_ASCII) ?? [];
  if (runs.length === 0 || runs.some(run => mend(run) === undefined)) return undefined;
  return part => part.replace(NOT_ASCII, run => mend(run) ?? run);
}

/** The text as it was before it was damaged; undefined where it is not damaged. */
export function repairText(text: string): string | undefined {
  return damagedReading(text)?.(text);
}

/** Each damaged stretch of a text with what it was meant to be (UTF-16 offsets, half-open); none where it is not damaged. */
export function damagedStretches(text: string): { readonly start: number; readonly end: number; readonly meant: string }[] {
  const reading = damagedReading(text);
  if (reading === undefined) return [];
  return [...text.matchAll(NOT_ASCII)].map(({ index, 0: run }) => ({ start: index, end: index + run.length, meant: reading(run) }));
}

const NOT_ASCII = /[^\0-\x7F]+/g;

/** Bytes below 0x80 end every sequence of UTF-8, so that a run between them stands for itself. */
function mend(run: string): string | undefined {
  const bytes: number[] = [];
  for (const character of run) {
    const byte = BYTES.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    const mended = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    return damage(mended) === run ? mended : undefined;
  } catch {
    return undefined;
  }
}

/** What became of a text when its UTF-8 was taken for Mac Roman. */
export function damage(text: string): string {
  return text.replace(NOT_ASCII, run =>
    Array.from(new TextEncoder().encode(run), byte => MAC_ROMAN[byte - 0x80] ?? '').join(''),
  );
}
