/** Where a person types in a file of keys: found by indentation, since what is being typed is seldom YAML yet. */
export interface TypingPlace {
  /** The word under way, up to its end: UTF-16 offsets, half-open. */
  readonly start: number;
  readonly end: number;
  /** The keys that lead here, the outermost first; behind a colon, that colon's key too. */
  readonly path: readonly string[];
  /** True behind a colon. */
  readonly value: boolean;
  /** The other keys of the same map. */
  readonly siblings: readonly string[];
}

/** A line as far as its key: `column` is where the key stands, behind the dashes of a list. */
interface Row {
  readonly column: number;
  readonly key: string;
  /** True behind a dash: the line begins an item, so its map begins here. */
  readonly first: boolean;
}

const ROW = /^(?<lead>[ ]*(?:-[ ]+)*)(?<key>[A-Za-z][\w-]*)[ ]*:(?=\s|$)/;

export function placeAt(text: string, offset: number): TypingPlace {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  const end = offset + (/^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0);
  const rows = text.slice(0, lineStart).split(/\r?\n/).flatMap(rowOf);
  const behind = ROW.exec(before);
  if (behind?.groups !== undefined) {
    const own = behind.groups['key'] ?? '';
    const word = /[^\s]*$/.exec(before.slice(behind[0].length))?.[0] ?? '';
    const column = behind.groups['lead']?.length ?? 0;
    return { start: offset - word.length, end, path: [...parents(rows, column, isItem(before)), own], value: true, siblings: [] };
  }
  const lead = /^[ ]*(?:-[ ]+)*/.exec(before)?.[0] ?? '';
  const below = text.slice(end).split(/\r?\n/).slice(1).flatMap(rowOf);
  const first = isItem(before);
  return {
    start: lineStart + lead.length,
    end,
    path: parents(rows, lead.length, first),
    value: false,
    siblings: [...(first ? [] : siblings(rows.toReversed(), lead.length, true)), ...siblings(below, lead.length, false)],
  };
}

function rowOf(line: string): Row[] {
  const { lead, key } = ROW.exec(line)?.groups ?? {};
  return lead === undefined || key === undefined ? [] : [{ column: lead.length, key, first: isItem(line) }];
}

function isItem(line: string): boolean {
  return /^[ ]*-/.test(line);
}

/** The keys above a column, by ever smaller columns. A list may stand as far left as the key that it belongs to. */
function parents(rows: readonly Row[], column: number, item: boolean): string[] {
  const path: string[] = [];
  let limit = item ? column - 1 : column;
  for (const row of rows.toReversed()) {
    if (row.column >= limit) continue;
    path.unshift(row.key);
    limit = row.first ? row.column - 1 : row.column;
    if (limit <= 0) break;
  }
  return path;
}

/** The keys at the same column, nearest first, as far as the map goes. */
function siblings(rows: readonly Row[], column: number, upwards: boolean): string[] {
  const found: string[] = [];
  for (const row of rows) {
    if (row.column < column || (!upwards && row.column === column && row.first)) break;
    if (row.column === column) found.push(row.key);
    if (row.column === column && row.first) break;
  }
  return found;
}
