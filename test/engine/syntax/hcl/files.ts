import fc from 'fast-check';
import type { Json } from '../yaml/oracle.ts';

/** A generated file: its text, and what it says. What an expression makes is said as `expr:` and its text. */
export interface Generated {
  readonly text: string;
  readonly value: Json;
  /** True where `terraform fmt` would leave the text alone. */
  readonly formatted: boolean;
}

type Value =
  | { readonly kind: 'scalar'; readonly text: string; readonly value: Json }
  | { readonly kind: 'heredoc'; readonly flush: boolean; readonly lines: readonly string[] }
  | { readonly kind: 'object'; readonly oneLine: boolean; readonly commas: boolean; readonly entries: readonly { readonly key: string; readonly value: Value; readonly comment: string | undefined }[] }
  | { readonly kind: 'tuple'; readonly oneLine: boolean; readonly trailing: boolean; readonly items: readonly Value[] }
  | { readonly kind: 'encoded'; readonly value: Value };

interface Item {
  readonly name: string;
  readonly value: Value | undefined;
  readonly body: readonly Item[];
  readonly labels: readonly string[];
  readonly comment: string | undefined;
  readonly above: string | undefined;
  readonly blank: boolean;
  readonly oneLine: boolean;
}

const scalars = fc.constantFrom<Value>(
  { kind: 'scalar', text: '1', value: 1 },
  { kind: 'scalar', text: '-2.5', value: -2.5 },
  { kind: 'scalar', text: 'true', value: true },
  { kind: 'scalar', text: 'null', value: null },
  { kind: 'scalar', text: '""', value: '' },
  { kind: 'scalar', text: '"x-y"', value: 'x-y' },
  { kind: 'scalar', text: '"é 🎉"', value: 'é 🎉' },
  { kind: 'scalar', text: '"a\\"b\\\\ \\n"', value: 'a"b\\ \n' },
  { kind: 'scalar', text: '"$${x} %%{y} 100%"', value: '${x} %{y} 100%' },
  { kind: 'scalar', text: 'var.x', value: 'expr:var.x' },
  { kind: 'scalar', text: 'merge(local.a, var.b)', value: 'expr:merge(local.a, var.b)' },
  { kind: 'scalar', text: '"v-${var.x["k"]}"', value: 'expr:"v-${var.x["k"]}"' },
  { kind: 'scalar', text: 'var.on ? 1 : 2', value: 'expr:var.on ? 1 : 2' },
);
const comments = fc.option(fc.constantFrom('# note', '// note', '# é 🎉'), { nil: undefined, freq: 3 });
const heredocs = fc.record({ kind: fc.constant('heredoc' as const), flush: fc.boolean(), lines: fc.array(fc.constantFrom('one', '  two', '', '# three'), { minLength: 1, maxLength: 3 }) });
const keys = fc.constantFrom('app', 'b', 'long_name', 'x/y', 'for');

const values = fc.letrec<{ value: Value }>(tie => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 5, arbitrary: scalars },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('object' as const),
        oneLine: fc.boolean(),
        commas: fc.boolean(),
        entries: fc.uniqueArray(fc.record({ key: keys, value: tie('value'), comment: comments }), { selector: ({ key }) => key, maxLength: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('tuple' as const), oneLine: fc.boolean(), trailing: fc.boolean(), items: fc.array(tie('value'), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('encoded' as const), value: tie('value').map(collection) }) },
  ),
})).value;

/** What is encoded is a collection: to encode a scalar says nothing. */
function collection(value: Value): Value {
  return value.kind === 'object' || value.kind === 'tuple' ? value : { kind: 'tuple', oneLine: true, trailing: false, items: [value] };
}

const items = fc.letrec<{ items: readonly Item[] }>(tie => ({
  items: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'body' },
    fc.constant<readonly Item[]>([]),
    fc.tuple(
      fc.uniqueArray(item(fc.constantFrom('name', 'a', 'replicas', 'force_destroy'), fc.oneof({ weight: 5, arbitrary: values }, { weight: 1, arbitrary: heredocs }), fc.constant([])), { selector: ({ name }) => name, maxLength: 4 }),
      fc.array(item(fc.constantFrom('blk_a', 'blk_b'), fc.constant(undefined), tie('items')), { maxLength: 3 }),
    ).map(([attributes, blocks]) => [...attributes, ...blocks]),
  ),
})).items;

function item(name: fc.Arbitrary<string>, value: fc.Arbitrary<Value | undefined>, body: fc.Arbitrary<readonly Item[]>): fc.Arbitrary<Item> {
  return fc.record({
    name,
    value,
    body,
    labels: fc.constant([]),
    comment: comments,
    above: comments,
    blank: fc.boolean(),
    oneLine: fc.boolean(),
  });
}

interface Layout {
  readonly unit: string;
  readonly eol: string;
  readonly aligned: boolean;
  readonly final: boolean;
  readonly mark: boolean;
}

/** Files as people write them: most as `terraform fmt` leaves them, some not. */
export const files: fc.Arbitrary<Generated> = fc
  .tuple(
    fc.array(item(fc.constantFrom('blk_resource', 'blk_a'), fc.constant(undefined), items), { minLength: 1, maxLength: 3 }),
    fc.record<Layout>({ unit: fc.constantFrom('  ', '  ', '    ', '\t'), eol: fc.constantFrom('\n', '\n', '\r\n'), aligned: fc.constantFrom(true, true, false), final: fc.boolean(), mark: fc.constantFrom(false, false, true) }),
  )
  .map(([all, layout]) => {
    const blocks = all.map(one => ({ ...one, labels: one.name === 'blk_resource' ? ['kind', 'x y'] : [] }));
    const rows = body(blocks, '', layout);
    const text = rendered(rows, layout).join(layout.eol) + (layout.final ? layout.eol : '');
    return { text: (layout.mark ? '\ufeff' : '') + text, value: meaning(blocks, layout.eol), formatted: layout.aligned && layout.unit === '  ' };
  });

/** One line: what `terraform fmt` would see as its three cells. */
interface Row {
  readonly lead: string;
  readonly assign: string | undefined;
  readonly comment: string | undefined;
  /** The lines of a heredoc that starts here: they belong to this one. */
  readonly heredoc?: readonly string[];
}

function body(all: readonly Item[], indent: string, layout: Layout): Row[] {
  return all.flatMap((one, i) => [
    ...(one.blank && i > 0 ? [row('')] : []),
    ...(one.above === undefined ? [] : [row(indent + one.above)]),
    ...(one.value === undefined ? block(one, indent, layout) : cell(indent + one.name, one.value, indent, layout, one.comment)),
  ]);
}

function block(one: Item, indent: string, layout: Layout): Row[] {
  const head = indent + [one.name, ...one.labels.map(label => JSON.stringify(label))].join(' ');
  const [only] = one.body;
  if (only === undefined && one.oneLine) return [row(`${head} {}`, one.comment)];
  if (one.body.length === 1 && only?.value !== undefined && one.oneLine && fits(only.value)) return [row(`${head} { ${only.name} = ${inline(only.value)} }`, one.comment)];
  return [row(`${head} {`, one.comment), ...body(one.body, indent + layout.unit, layout), row(`${indent}}`)];
}

/** `lead = value`, on as many lines as it takes. */
function cell(lead: string, value: Value, indent: string, layout: Layout, comment: string | undefined, behind = ''): Row[] {
  const [first = row(''), ...rest] = lines(value, indent, layout, behind);
  if (value.kind === 'heredoc') return [{ lead, assign: `= ${first.lead}`, comment: undefined, heredoc: rest.map(one => one.lead) }];
  if (rest.length === 0) return [{ lead, assign: `= ${first.lead}`, comment }];
  return [row(`${lead} = ${first.lead}`, comment), ...rest];
}

function lines(value: Value, indent: string, layout: Layout, behind: string): Row[] {
  const inner = indent + layout.unit;
  if (value.kind === 'heredoc') return [row(`<<${value.flush ? '-' : ''}EOT`), ...value.lines.map(line => row((value.flush && line !== '' ? inner : '') + line)), row((value.flush ? indent : '') + 'EOT')];
  if (fits(value)) return [row(inline(value) + behind)];
  if (value.kind === 'encoded') {
    const [first = row(''), ...rest] = lines(value.value, indent, layout, `)${behind}`);
    return [row(`jsonencode(${first.lead}`), ...rest];
  }
  if (value.kind === 'object') {
    const rows = value.entries.flatMap(one => cell(inner + keyText(one.key), one.value, inner, layout, one.comment, value.commas ? ',' : ''));
    return [row('{'), ...rows, row(`${indent}}${behind}`)];
  }
  if (value.kind !== 'tuple') return [];
  const rows = value.items.flatMap((one, i) => {
    const [first = row(''), ...rest] = lines(one, inner, layout, i < value.items.length - 1 || value.trailing ? ',' : '');
    return [{ ...first, lead: inner + first.lead }, ...rest];
  });
  return [row('['), ...rows, row(`${indent}]${behind}`)];
}

function row(lead: string, comment?: string): Row {
  return { lead, assign: undefined, comment: lead.trim() === '' ? undefined : comment };
}

function fits(value: Value): boolean {
  if (value.kind === 'scalar') return true;
  if (value.kind === 'object') return value.entries.length === 0 || (value.oneLine && value.entries.every(one => fits(one.value)));
  if (value.kind === 'tuple') return value.items.length === 0 || (value.oneLine && value.items.every(fits));
  return value.kind === 'encoded' && fits(value.value);
}

function inline(value: Value): string {
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'tuple') return `[${value.items.map(inline).join(', ')}]`;
  if (value.kind === 'encoded') return `jsonencode(${inline(value.value)})`;
  if (value.kind !== 'object' || value.entries.length === 0) return '{}';
  return `{ ${value.entries.map(one => `${keyText(one.key)} = ${inline(one.value)}`).join(', ')} }`;
}

function keyText(key: string): string {
  return key === 'for' || key.includes('/') ? JSON.stringify(key) : key;
}

function rendered(rows: readonly Row[], layout: Layout): string[] {
  const leads = padded(rows, row => row.assign !== undefined, row => row.lead, layout.aligned);
  const bodies = rows.map((row, i) => (row.assign === undefined ? row.lead : `${leads[i] ?? ''} ${row.assign}`));
  const withComments = rows.map((row, i) => ({ ...row, lead: bodies[i] ?? '' }));
  const texts = padded(withComments, row => row.comment !== undefined, row => row.lead, layout.aligned);
  return rows.flatMap((row, i) => [row.comment === undefined ? (bodies[i] ?? '') : `${texts[i] ?? ''} ${row.comment}`, ...(row.heredoc ?? [])]);
}

/** The leads of neighbouring rows of one kind, padded to one length. */
function padded(rows: readonly Row[], belongs: (row: Row) => boolean, lead: (row: Row) => string, aligned: boolean): string[] {
  const width = (text: string): number => [...new Intl.Segmenter().segment(text)].length;
  return rows.map((row, i) => {
    if (!belongs(row) || !aligned) return lead(row);
    let [first, last] = [i, i];
    for (let before = rows[first - 1]; before !== undefined && belongs(before); before = rows[first - 1]) first -= 1;
    for (let next = rows[last + 1]; next !== undefined && belongs(next); next = rows[last + 1]) last += 1;
    const most = Math.max(...rows.slice(first, last + 1).map(one => width(lead(one))));
    return lead(row) + ' '.repeat(most - width(lead(row)));
  });
}

function meaning(all: readonly Item[], eol: string): Json {
  const result: Record<string, Json> = {};
  for (const one of all) {
    if (one.value !== undefined) result[one.name] = valueOf(one.value, eol);
    else {
      const list = result[one.name];
      const inner = meaning(one.body, eol);
      if (Array.isArray(list)) list.push(inner);
      else result[one.name] = [inner];
    }
  }
  return result;
}

function valueOf(value: Value, eol: string): Json {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'encoded') return valueOf(value.value, eol);
  if (value.kind === 'tuple') return value.items.map(one => valueOf(one, eol));
  if (value.kind === 'object') return Object.fromEntries(value.entries.map(one => [one.key, valueOf(one.value, eol)]));
  const least = value.flush ? Math.min(...value.lines.filter(line => line !== '').map(line => (/^ */.exec(line)?.[0] ?? '').length)) : 0;
  return value.lines.map(line => (line === '' ? line : line.slice(Number.isFinite(least) ? least : 0)) + eol).join('');
}
