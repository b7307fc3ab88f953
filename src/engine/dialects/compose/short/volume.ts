/** A short volume, `[source:]target[:options]`, taken apart. */
export interface ShortVolume {
  /** A path of the host or the name of a volume; undefined for an anonymous one. */
  readonly source: string | undefined;
  readonly isBind: boolean;
  readonly target: string;
  readonly options: readonly string[];
}

/** A drive letter is no part of its own: `C:\data:/data`. */
const PART = /^([a-zA-Z]:[\\/][^:]*|[^:]*)(?::|$)/;

/** Reads a short volume (Compose specification, "Short syntax" of volumes). */
export function parseVolume(text: string): ShortVolume {
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const [whole = rest, part = rest] = PART.exec(rest) ?? [];
    parts.push(part);
    rest = rest.slice(whole.length);
  }
  const [first = '', second, options = ''] = parts;
  if (second === undefined) return { source: undefined, isBind: false, target: first, options: [] };
  return { source: first, isBind: isHostPath(first), target: second, options: options === '' ? [] : options.split(',') };
}

/** Compose takes what begins like a path for one, and anything else for the name of a volume. */
export function isHostPath(source: string): boolean {
  return /^([./\\~]|[a-zA-Z]:[\\/])/.test(source);
}
