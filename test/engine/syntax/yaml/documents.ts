import fc from 'fast-check';

type Tree = Scalar | BlockScalar | Collection;

interface Scalar {
  readonly kind: 'scalar';
  readonly text: string;
}

interface BlockScalar {
  readonly kind: 'block scalar';
  readonly header: string;
  readonly lines: readonly string[];
  readonly blank: number;
}

interface Collection {
  readonly kind: 'map' | 'list';
  readonly flow: Flow | undefined;
  /** How far a nested collection stands behind this one's parent. */
  readonly step: number;
  readonly gap: number;
  readonly entries: readonly Entry[];
}

interface Flow {
  readonly lines: boolean;
  readonly padded: boolean;
  readonly trailingComma: boolean;
}

interface Entry {
  readonly key: string;
  readonly value: Tree;
  readonly above: readonly Comment[];
  readonly behind: '' | ' ' | '   ' | '  #' | '\t#';
  readonly below: number | undefined;
  readonly compact: boolean;
  readonly ownLine: boolean;
  readonly anchored: boolean;
  /** Which of the anchors so far stands here instead of the value, where there are any. */
  readonly alias: number | undefined;
}

/** A line above an entry: blank, or a comment shifted from its column. */
type Comment = 'blank' | number;

const PLAIN = [
  'nginx', 'nginx:1.27', 'registry.io/a/b@sha256:0', '8080', '-1', '1.5', 'true', 'false', 'null', '~', '', '100m', '128Mi', 'a b  c',
  'http://x:80/y#z', '--flag=x', "it's", 'say "hi"', 'a\\b', '$(VAR)', '/bin/sh', 'é', 'several\nlines',
];
const QUOTED = ['""', "''", '"a\\tb"', "'it''s'", '"true"', "'8080'", '"# no comment"', "'- x'", '"{}"', "'a: b'", '"\\u263a"', '"several\nlines"'];
const KEYS = ['a', 'b', 'c', 'name', 'image', 'spec', 'x-y', 'k8s.io/app', '"q"', "'s t'", '"on"', 'key with spaces', 'A_B', 'g '];

const flow: fc.Arbitrary<Flow | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.record({ lines: fc.boolean(), padded: fc.boolean(), trailingComma: fc.boolean() }) },
);
const comment = fc.oneof(fc.constant<Comment>('blank'), fc.integer({ min: -3, max: 4 }));

function rarely<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

const { map } = fc.letrec<{ tree: Tree; map: Collection; entry: Entry }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 5, depthSize: 'large', withCrossShrink: true },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('scalar' as const), text: fc.constantFrom(...PLAIN, ...QUOTED) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('block scalar' as const),
        header: fc.constantFrom('|', '|-', '|+', '>', '>-', '|2', '>2+'),
        lines: fc.array(fc.constantFrom('text', 'more text # no comment', '  deeper', '', 'k: v', '- x'), { minLength: 1, maxLength: 3 }),
        blank: fc.integer({ min: 0, max: 2 }),
      }),
    },
    { weight: 3, arbitrary: tie('map') },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('list' as const),
        flow,
        step: fc.integer({ min: 0, max: 4 }),
        gap: rarely(1, 2, 3),
        entries: fc.array(tie('entry'), { maxLength: 4 }),
      }),
    },
  ),
  map: fc.record({
    kind: fc.constant('map' as const),
    flow,
    step: fc.constantFrom(1, 2, 2, 2, 3, 4),
    gap: fc.constant(0),
    entries: fc.uniqueArray(tie('entry'), { maxLength: 4, selector: entry => entry.key.replace(/["']/g, '') }),
  }),
  entry: fc.record({
    key: fc.constantFrom(...KEYS),
    value: tie('tree'),
    above: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(comment, { maxLength: 2 }) }),
    behind: rarely<Entry['behind']>('', ' ', '   ', '  #', '\t#', '  #'),
    below: rarely<number | undefined>(undefined, 0, 1, 3),
    compact: fc.boolean(),
    ownLine: rarely(false, true),
    anchored: rarely(false, true),
    alias: rarely<number | undefined>(undefined, 0, 1, 2),
  }),
}));

const file = fc.record({
  crlf: fc.boolean(),
  mark: fc.boolean(),
  marker: fc.constantFrom('', '---\n', '--- # the first\n', '# head\n', '\n'),
  tail: fc.constantFrom('\n', '', '\n\n', '\n# the end\n', '\n# the end', '\n...\n'),
});

/**
 * Random YAML documents as people write them: block and flow mixed, every indentation, comments everywhere,
 * all quotes, CRLF, a byte order mark, no final newline. Each has a map at its root, with at least one entry.
 */
export const documents = documentsWith(false);

/** The same with anchors, aliases and merges. */
export const documentsWithAnchors = documentsWith(true);

function documentsWith(anchors: boolean): fc.Arbitrary<string> {
  return fc.tuple(map.filter(root => root.entries.length > 0), file).map(([root, { crlf, mark, marker, tail }]) => {
    const writer = new Writer(anchors);
    const body = root.flow === undefined ? writer.lines(root, 0) : writer.flow(root, 0);
    const text = marker + body.replace(/\n$/, '') + tail;
    return (mark ? '\ufeff' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text);
  });
}

/** Writes a tree as text; comments and anchors are numbered, so that each can be found again. */
class Writer {
  readonly #withAnchors: boolean;
  readonly #anchors: { readonly name: string; readonly map: boolean }[] = [];
  #comments = 0;
  #names = 0;

  constructor(withAnchors: boolean) {
    this.#withAnchors = withAnchors;
  }

  /** The lines of a block collection; the first comes with its indentation. */
  lines(tree: Collection, column: number): string {
    return tree.entries
      .map((entry, i) => {
        const head = tree.kind === 'map' ? `${entry.key}:` : '-';
        const above = this.#above(entry, column, i);
        return above + this.#merge(tree, entry, column) + ' '.repeat(column) + head + this.#behind(tree, entry, column);
      })
      .join('');
  }

  /** A merge entry of its own, before a map's entry. */
  #merge(tree: Collection, entry: Entry, column: number): string {
    const maps = this.#anchors.filter(anchor => anchor.map);
    const name = entry.alias === undefined || tree.entries[0] !== entry ? undefined : maps[entry.alias]?.name;
    return tree.kind === 'list' || name === undefined ? '' : `${' '.repeat(column)}<<: *${name}\n`;
  }

  #behind(tree: Collection, entry: Entry, column: number): string {
    const { value } = entry;
    const below = entry.below === undefined ? '' : `${' '.repeat(column + entry.below)}${this.#comment()}\n`;
    const alias = entry.alias === undefined ? undefined : this.#anchors[entry.alias];
    if (alias !== undefined) return ` *${alias.name}${this.#trailing(entry)}\n${below}`;
    const { anchor, close } = this.#anchor(entry);
    const text = anchor + this.#value(tree, entry, column, anchor !== '') + (value.kind === 'block scalar' ? '' : below);
    close();
    return text;
  }

  #anchor({ anchored, value }: Entry): { anchor: string; close: () => void } {
    if (!anchored || !this.#withAnchors) return { anchor: '', close: () => undefined };
    this.#names += 1;
    const name = `n${String(this.#names)}`;
    return { anchor: ` &${name}`, close: () => void this.#anchors.push({ name, map: value.kind === 'map' }) };
  }

  #value(tree: Collection, entry: Entry, column: number, anchored: boolean): string {
    const { value } = entry;
    if (value.kind === 'block scalar') return ` ${value.header}${this.#trailing(entry)}\n${this.#block(value, column)}`;
    const inner = ' '.repeat(column + 2);
    if (value.kind === 'scalar') {
      const text = value.text.replace('\n', `\n${inner}`);
      if (entry.ownLine && text !== '') return `${this.#trailing(entry)}\n${inner}${this.#comment()}\n${inner}${text}\n`;
      return `${text === '' ? '' : ` ${text}`}${text.includes('\n') ? '' : this.#trailing(entry)}\n`;
    }
    if (value.flow !== undefined || value.entries.length === 0) return ` ${this.flow(value, column)}${this.#trailing(entry)}\n`;
    if (tree.kind === 'list' && entry.compact && !anchored) return ' '.repeat(tree.gap) + this.lines(bare(value), column + 1 + tree.gap).trimStart();
    const offset = value.kind === 'list' && tree.kind === 'map' ? value.step : Math.max(1, value.step);
    return `${this.#trailing(entry)}\n${this.lines(value, column + offset)}`;
  }

  #block({ header, lines, blank }: BlockScalar, column: number): string {
    const indent = ' '.repeat(column + 2);
    const first = header.includes('2') ? -1 : lines.findIndex(line => line !== '');
    const body = lines.map((line, i) => (line === '' ? '\n' : `${indent}${i === first ? line.trimStart() : line}\n`)).join('');
    return body + '\n'.repeat(blank);
  }

  /** A flow collection, which begins on a line indented by `column`. */
  flow(tree: Tree, column: number): string {
    if (tree.kind === 'scalar') return /[,[\]{}\n]|^$/.test(tree.text) ? '"flow"' : tree.text;
    if (tree.kind === 'block scalar') return '"block"';
    const [open, close] = tree.kind === 'map' ? ['{', '}'] : ['[', ']'];
    const { lines = false, padded = false, trailingComma = false } = tree.flow ?? {};
    const inner = column + 2;
    const parts = tree.entries.map(entry => (tree.kind === 'map' ? `${entry.key}: ` : '') + this.flow(entry.value, lines ? inner : column));
    const padding = padded ? ' ' : '';
    if (!lines || parts.length === 0) return open + padding + parts.join(', ') + (trailingComma && parts.length > 0 ? ',' : '') + padding + close;
    const body = parts.map((part, i) => this.#flowLine(part, tree.entries[i], inner, i < parts.length - 1 || trailingComma));
    return `${open}\n${body.join('')}${' '.repeat(column + 1)}${close}`;
  }

  #flowLine(part: string, entry: Entry | undefined, column: number, comma: boolean): string {
    const above = entry === undefined ? '' : this.#above(entry, column, 1);
    return `${above}${' '.repeat(column)}${part}${comma ? ',' : ''}${entry === undefined ? '' : this.#trailing(entry)}\n`;
  }

  #above(entry: Entry, column: number, i: number): string {
    return entry.above
      .map(line => (line === 'blank' ? '\n' : `${' '.repeat(Math.max(0, column + line))}${this.#comment()}\n`))
      .filter(line => i > 0 || line !== '\n')
      .join('');
  }

  #trailing({ behind }: Entry): string {
    return behind.endsWith('#') ? behind.slice(0, -1) + this.#comment() : behind;
  }

  #comment(): string {
    this.#comments += 1;
    return `#c${String(this.#comments)} a: {b\tc`;
  }
}

/** The first entry stands behind a dash: nothing can be written above it. */
function bare(tree: Collection): Collection {
  return { ...tree, entries: tree.entries.map((entry, i) => (i === 0 ? { ...entry, above: [], alias: undefined } : entry)) };
}
