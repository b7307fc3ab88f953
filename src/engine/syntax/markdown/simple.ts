import type { Block, Inline, ListItem } from './tree.ts';

/**
 * Reads what most lines of checklists are: headings, bullets at any depth with or without a box, paragraphs of one line, rules, all with
 * plain words, strong labels, code and comments. It takes a tenth of the time of a parser of all of Markdown. Undefined for a text
 * that holds anything else, or anything that another line could turn into something else: then nothing is said of it, and the parser
 * reads it. What is read is what the parser reads, to the offset; a test holds the two together.
 */
export function readSimply(text: string): readonly Block[] | undefined {
  // The parser leaves a byte order mark out of its offsets.
  if (text.startsWith('\uFEFF')) return undefined;
  const reader = new Lines(text);
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? text.length : text.charCodeAt(newline - 1) === RETURN && newline > start ? newline - 1 : newline;
    if (!reader.line(start, end)) return undefined;
    start = next;
  }
  return reader.blocks;
}

const RETURN = 13;

const HEADING = /^(#{1,6}) (?=[^\s#])/;
const ITEM = /^( *)([-*+]) (\[[ xX]\] )?(?=\S)/;
/** What begins neither a block of another kind nor, on a line of its own, the underline of a heading. */
const WORD = /^(?:[A-Za-z]|\*\*[A-Za-z\d]|[^\0-\x7F])/;
const RULE = '---';

type Open<T> = { -readonly [K in keyof T]: T[K] };
interface OpenList {
  readonly kind: 'list';
  readonly start: number;
  end: number;
  readonly ordered: false;
  readonly items: OpenItem[];
}
type OpenItem = Omit<Open<ListItem>, 'blocks'> & { readonly blocks: Block[] };

/** An item that the next lines may stand in. */
interface Level {
  /** The column from which on a line is in it. */
  readonly from: number;
  readonly list: OpenList;
  readonly item: OpenItem;
}

class Lines {
  readonly blocks: Block[] = [];
  readonly #text: string;
  #levels: Level[] = [];
  readonly #marks = new WeakMap<OpenList, string>();
  readonly #lists = new WeakMap<Block, OpenList>();
  /** What the line before was: words go on with a paragraph and with an item. */
  #before: 'blank' | 'heading' | 'item' | 'words' = 'blank';

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads one line, without its end. @returns false where it is not simple. */
  line(start: number, end: number): boolean {
    if (start === end) {
      this.#before = 'blank';
      return true;
    }
    const line = this.#text.slice(start, end);
    if (/[\0-\x1F]|[ ]$/.test(line)) return false;
    const heading = HEADING.exec(line);
    if (heading !== null) return this.#heading(heading[1]?.length ?? 1, start, start + heading[0].length, end);
    const item = ITEM.exec(line);
    if (item !== null) return this.#item(item, line, start, end);
    if (this.#before === 'item' || this.#before === 'words') return false;
    if (line === RULE) return this.#top({ kind: 'other', start, end }, 'blank', this.#before === 'blank');
    const inlines = WORD.test(line) ? inlinesOf(this.#text, start, end) : undefined;
    return inlines !== undefined && this.#top({ kind: 'paragraph', start, end, inlines }, 'words');
  }

  #heading(depth: number, start: number, words: number, end: number): boolean {
    const inlines = this.#text.charAt(end - 1) === '#' ? undefined : inlinesOf(this.#text, words, end);
    return inlines !== undefined && this.#top({ kind: 'heading', start, end, depth, inlines }, 'heading');
  }

  #top(block: Block, as: 'heading' | 'words' | 'blank', isSimple = true): boolean {
    this.#levels = [];
    this.blocks.push(block);
    this.#before = as;
    return isSimple;
  }

  #item([lead = '', indent = '', mark = '', box]: readonly (string | undefined)[], line: string, start: number, end: number): boolean {
    while (this.#levels.length > 0 && (this.#levels.at(-1)?.from ?? 0) > indent.length) this.#levels.pop();
    const within = this.#levels.at(-1);
    const at = start + indent.length;
    const words = at + 2;
    // Further in it is code, or goes on with the words above.
    if (indent.length - (within?.from ?? 0) > 3 || (box === undefined && !WORD.test(line.slice(lead.length)))) return false;
    const inlines = inlinesOf(this.#text, box === undefined ? words : words + 3, end);
    if (inlines === undefined) return false;
    const item: OpenItem = { start: at, end, box: box === undefined ? undefined : { at: words + 1, ticked: box.charAt(1) !== ' ' }, blocks: [{ kind: 'paragraph', start: words, end, inlines }] };
    const list = this.#listIn(within?.item.blocks ?? this.blocks, mark, at);
    list.items.push(item);
    this.#levels.push({ from: indent.length + 2, list, item });
    for (const level of this.#levels) level.list.end = level.item.end = end;
    this.#before = 'item';
    return true;
  }

  /** The list that an item belongs to: the one above it, where it has the same mark. */
  #listIn(blocks: Block[], mark: string, start: number): OpenList {
    const last = blocks.at(-1);
    const known = last === undefined ? undefined : this.#lists.get(last);
    if (known !== undefined && this.#marks.get(known) === mark) return known;
    const list: OpenList = { kind: 'list', start, end: start, ordered: false, items: [] };
    blocks.push(list);
    this.#lists.set(list, list);
    this.#marks.set(list, mark);
    return list;
  }
}

/** Runs of a line. A `_` between spaces or between letters, a `<` that nothing closes: no markup. */
const PLAIN = /(?:[^\0-\x1F*_[\]<&!\\`]|(?<![^ ])_+(?![^ ])|(?<=[A-Za-z\d])_+(?=[A-Za-z\d])|[<](?![^>]*>)|[&](?= )|!(?!\[))+/y;
const STRONG = /\*\*([A-Za-z\d](?:[A-Za-z\d ,.()/+-]*[A-Za-z\d])?)\*\*(?!\*)|\*\*([A-Za-z\d][A-Za-z\d ,./+-]*:)\*\*(?= |$)/y;
const CODE = /`([^`\0-\x1F ](?:[^`\0-\x1F]*[^`\0-\x1F ])?)`(?!`)/y;
const COMMENT = /<!--(?!-?>)(?:(?!--)[^\0-\x1F])*-->/y;

function inlinesOf(text: string, from: number, to: number): readonly Inline[] | undefined {
  const line = text.slice(from, to);
  const inlines: Inline[] = [];
  let at = 0;
  const take = (pattern: RegExp, kind: Inline['kind'], strong: boolean, margin: number): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (match === null) return false;
    const start = from + at + margin;
    at = pattern.lastIndex;
    inlines.push({ kind, start: kind === 'code' ? start - margin : start, end: from + at - (kind === 'code' ? 0 : margin), strong, text: match[1] ?? match[2] ?? match[0] });
    return true;
  };
  while (at < line.length) {
    if (!take(PLAIN, 'text', false, 0) && !take(STRONG, 'text', true, 2) && !take(CODE, 'code', false, 1) && !take(COMMENT, 'html', false, 0)) return undefined;
  }
  return inlines;
}
