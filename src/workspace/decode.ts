/** A file's bytes as text. Editors show no byte order mark, so the text has none and offsets agree; `bom` remembers it. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly bom: boolean }
  | { readonly kind: 'not-text'; readonly because: string };

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Reads bytes as UTF-8. Never throws: bytes that are no UTF-8 are a value. */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return { kind: 'text', text: UTF8.decode(bytes), bom: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf };
  } catch {
    return { kind: 'not-text', because: 'It is not UTF-8 text.' };
  }
}

/** The bytes of a text, with the byte order mark that `decode` found. */
export function encode(text: string, bom: boolean): Uint8Array {
  return new TextEncoder().encode(bom ? `\ufeff${text}` : text);
}
