import { computed, objectOf, plain, quoted, tupleOf } from './nodes.ts';
import { decodeTemplate, heredocAt } from './strings.ts';
import type { Expression, Literal, ObjectEntry, Range, Template, TemplatePart } from './tree.ts';

type Hole = Exclude<TemplatePart, { kind: 'text' }>;

/**
 * The JSON that a heredoc holds, such as the container definitions of an ECS task, as a tree whose places are those of
 * the file. A string with `${ }` in it is a template; a `${ }` that stands for a whole value is its expression.
 * @param text the file's text.
 * @returns undefined where the node is no heredoc, or holds no JSON.
 */
export function jsonIn(text: string, node: Expression): Expression | undefined {
  const isHeredoc = node.form === 'literal' ? node.style === 'literal' : node.form === 'template' && node.heredoc;
  const parts = isHeredoc ? heredocAt(text, node) : undefined;
  if (parts === undefined) return undefined;
  const holes = node.form === 'template' ? node.parts.filter(part => part.kind !== 'text') : [];
  return new JsonReader(text, parts.body, holes).read();
}

const MAXIMUM_DEPTH = 100;
const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])/y;
const WORD = /(?:true|false|null)(?!\w)/y;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Reads strict JSON (RFC 8259) from a stretch of text with holes. */
class JsonReader {
  readonly #text: string;
  readonly #holes: ReadonlyMap<number, Hole>;
  #at: number;
  #depth = 0;

  constructor(text: string, range: Range, holes: readonly Hole[]) {
    this.#text = text.slice(0, range.end);
    this.#at = range.start;
    this.#holes = new Map(holes.map(hole => [hole.start, hole]));
  }

  read(): Expression | undefined {
    const value = this.#value();
    this.#match(SPACE);
    return this.#at === this.#text.length ? value : undefined;
  }

  #value(): Expression | undefined {
    this.#match(SPACE);
    const start = this.#at;
    const hole = this.#holes.get(start);
    if (hole !== undefined) return this.#hole(hole);
    switch (this.#text[start]) {
      case '{':
        return this.#nested(() => this.#object());
      case '[':
        return this.#nested(() => this.#list());
      case '"':
        return this.#string();
      default:
        return this.#plain(start);
    }
  }

  #plain(start: number): Literal | undefined {
    const word = this.#match(WORD);
    if (word !== undefined) return plain(start, this.#at, WORDS[word] ?? null);
    const number = this.#match(NUMBER);
    return number === undefined ? undefined : plain(start, this.#at, Number(number));
  }

  #hole(hole: Hole): Expression | undefined {
    this.#at = hole.end;
    if (hole.kind === 'directive') return undefined;
    return { ...computed(this.#text, hole.start, hole.end), form: 'template', heredoc: false, parts: [hole] };
  }

  #nested(read: () => Expression | undefined): Expression | undefined {
    this.#depth += 1;
    const value = this.#depth > MAXIMUM_DEPTH ? undefined : read();
    this.#depth -= 1;
    return value;
  }

  #object(): Expression | undefined {
    const start = this.#at;
    const entries: ObjectEntry[] = [];
    const read = (): boolean => {
      const key = this.#text[this.#at] === '"' ? this.#string() : undefined;
      this.#match(SPACE);
      const equals = this.#at;
      if (key === undefined || !this.#take(':')) return false;
      const value = this.#value();
      if (value !== undefined) entries.push({ key, value, start: key.start, end: value.end, equals });
      return value !== undefined;
    };
    return this.#all('}', read) ? objectOf(start, this.#at, entries) : undefined;
  }

  #list(): Expression | undefined {
    const start = this.#at;
    const items: Expression[] = [];
    const read = (): boolean => {
      const item = this.#value();
      if (item !== undefined) items.push(item);
      return item !== undefined;
    };
    return this.#all(']', read) ? tupleOf(start, this.#at, items, items) : undefined;
  }

  /** Reads the parts of a collection up to and with its closing bracket. */
  #all(close: string, read: () => boolean): boolean {
    this.#at += 1;
    this.#match(SPACE);
    if (this.#take(close)) return true;
    do {
      this.#match(SPACE);
      if (!read()) return false;
      this.#match(SPACE);
    } while (this.#take(','));
    return this.#take(close);
  }

  #string(): Literal | Template | undefined {
    const start = this.#at;
    const parts: TemplatePart[] = [];
    let from = start + 1;
    const flush = (end: number): boolean => {
      const text = decodeJson(this.#text.slice(from, end));
      if (text !== undefined && end > from) parts.push({ kind: 'text', start: from, end, text });
      return text !== undefined;
    };
    for (let at = from; at < this.#text.length; at += 1) {
      const hole = this.#holes.get(at);
      const char = this.#text[at];
      if (hole !== undefined) {
        if (!flush(at)) return undefined;
        parts.push(hole);
        from = hole.end;
        at = hole.end - 1;
      } else if (char === '\\') at += 1;
      else if (char === '"') {
        this.#at = at + 1;
        return flush(at) ? this.#stringOf(start, parts) : undefined;
      }
    }
    return undefined;
  }

  #stringOf(start: number, parts: readonly TemplatePart[]): Literal | Template {
    if (parts.some(part => part.kind !== 'text')) return { ...computed(this.#text, start, this.#at), form: 'template', heredoc: false, parts };
    const [only] = parts;
    return quoted(start, this.#at, only?.kind === 'text' ? only.text : '');
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    return found;
  }
}

function decodeJson(written: string): string | undefined {
  const text = decodeTemplate(written);
  if (!/[\\\u0000-\u001f]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
