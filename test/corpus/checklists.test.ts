import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { damagedReading } from '../../src/engine/checklist/damaged.ts';
import { bind, evaluate, parseChecklist, tickEdit } from '../../src/engine/checklist/index.ts';
import type { Answer, Binding, Checklist, Item } from '../../src/engine/checklist/index.ts';
import { applyToSource } from '../../src/engine/text/edit.ts';
import { LineIndex } from '../../src/engine/text/lines.ts';
import { sourceOf } from '../../src/engine/text/source.ts';

const shared = join(import.meta.dirname, '..', '..', '..', 'shared');
const labelled = join(shared, 'checklists');
const corpus = join(shared, 'corpus', 'checklists');
const skipLabelled = existsSync(labelled) ? false : '../shared/checklists is absent';
const skipCorpus = existsSync(corpus) ? false : '../shared/corpus/checklists is absent';

/** A row of labels.jsonl: what people say of a box. */
interface Label {
  readonly file: string;
  readonly line: number;
  readonly ordered: boolean;
  readonly headings: readonly string[];
  readonly parent: string | null;
  readonly text: string;
  readonly class: string;
  readonly also: readonly string[];
  readonly topics: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly note: string;
}

interface Row {
  readonly label: Label;
  readonly item: Item | undefined;
  readonly line: number;
  readonly reading: (text: string) => string;
}

function labels(): Label[] {
  return readFileSync(join(labelled, 'labels.jsonl'), 'utf8').trim().split('\n').map(line => JSON.parse(line) as Label);
}

/** Each label beside the item that was read in its place: the first beside the first, file by file. */
function rows(): Row[] {
  const all = labels();
  return [...new Set(all.map(({ file }) => file))].flatMap(file => {
    const text = readFileSync(join(labelled, file), 'utf8');
    const { items } = parseChecklist(sourceOf(file, text));
    const lines = new LineIndex(text);
    const own = all.filter(label => label.file === file);
    assert.equal(items.length, own.length, file);
    return own.map((label, i) => {
      const item = items[i];
      return { label, item, line: item === undefined ? 0 : lines.positionAt(item.box).line + 1, reading: damagedReading(text) ?? (part => part) };
    });
  });
}

function checklistsIn(folder: string): Checklist[] {
  return readdirSync(folder).filter(name => name.endsWith('.md')).map(name => parseChecklist(sourceOf(name, readFileSync(join(folder, name), 'utf8'))));
}

test('all labelled boxes are read with their line, text, nesting and headings', { skip: skipLabelled }, () => {
  const spoken = (text: string): string => text.replace(/\p{Extended_Pictographic}|\uFE0F/gu, '').replace(/\s+/g, ' ').trim();
  for (const { label, item, line, reading } of rows()) {
    const expected = { line: label.line, text: reading(label.text), parent: label.parent === null ? undefined : reading(label.parent), headings: label.headings.map(heading => spoken(reading(heading))), ordered: label.ordered };
    assert.deepEqual({ line, text: item?.text, parent: item?.parent?.text, headings: item?.headings, ordered: item?.ordered }, expected);
  }
});

test('the number of items is that of another GFM parser, in every file', { skip: skipCorpus }, () => {
  const other = new MarkdownIt('commonmark');
  for (const { source, items } of checklistsIn(corpus)) {
    const tokens = other.parse(source.text, {});
    const boxes = tokens.filter(({ type, content }, i) => type === 'inline' && tokens[i - 2]?.type === 'list_item_open' && /^\[[ xX]\](?:\n|[ \t]+\S)/.test(content));
    assert.equal(items.length, boxes.length, source.uri);
  }
});

test('every box toggled and back leaves every file as it was, byte for byte', { skip: skipCorpus === false ? skipLabelled : skipCorpus }, () => {
  for (const checklist of [...checklistsIn(corpus), ...checklistsIn(labelled)]) {
    const { source, items } = checklist;
    for (const { box } of items) assert.match(source.text.slice(box - 1, box + 2), /^\[[ xX]\]$/);
    // Files write a tick as x or X: the way back writes what was there.
    const marks = items.map(({ box }) => source.text.charAt(box));
    const turned = parseChecklist(sourceOf(source.uri, flip(checklist)));
    assert.deepEqual(turned.items.map(({ ticked }) => ticked), items.map(({ ticked }) => !ticked), source.uri);
    const back = flip(turned);
    const capital = marks.reduce((text, mark, i) => (mark === 'X' ? replaceAt(text, items[i]?.box ?? 0, 'X') : text), back);
    assert.equal(capital, source.text, source.uri);
  }
});

/** Turns each box by an edit of its own; groups that would follow are left, so that each edit is one character. */
function flip({ source, items }: Checklist): string {
  const edits = items.flatMap(item => {
    const edit = tickEdit([{ ...item, parent: undefined, children: [] }], !item.ticked);
    return edit.kind === 'edits' ? edit.edits : assert.fail(edit.because);
  });
  assert.ok(edits.every(({ span, newText }) => span.end - span.start === 1 && newText.length === 1));
  return applyToSource(source, edits);
}

function replaceAt(text: string, at: number, mark: string): string {
  return text.slice(0, at) + mark + text.slice(at + 1);
}

const GOOD: Answer = { kind: 'tally', examined: 1, found: 0, unknown: 0, at: [] };
const BAD: Answer = { kind: 'tally', examined: 1, found: 1, unknown: 0, at: [] };

/** Parameters that say more about the text than about what is to be proved. */
const DESCRIPTIVE = /^(?:optional|tools|schedule|receivers|issuer|workloads|subnets$|alert\.severity$|capabilities\.drop$|file$)/;

function rightKind({ label, item }: Row): boolean {
  const classes = new Set([label.class, ...label.also]);
  const polarity = label.params['polarity'];
  switch (item?.kind) {
    case 'group':
    case 'signoff':
      return classes.has(item.kind);
    case 'abort':
    case 'target':
      return classes.has('criterion') && (polarity === undefined || polarity === item.kind);
    case 'recurring':
      return label.params['recurring'] === true;
    default:
      return label.params['recurring'] !== true && ['static', 'repo', 'cluster', 'command', 'manual'].some(one => classes.has(one)) && label.class !== 'criterion';
  }
}

function topicsOf({ claims }: Binding): string[] {
  return claims.flatMap(({ topic, evidence }) => [topic, ...evidence.filter(({ kind }) => kind === 'rule').map(({ id }) => id)]);
}

/** The labelled numbers that neither the item nor its evidence has. */
function missingParameters({ label, item }: Row, { claims }: Binding): string[] {
  const carried = claims.flatMap(({ evidence }) => evidence.flatMap(({ parameters }) => Object.values(parameters).map(String)));
  return Object.entries(label.params).flatMap(([key, value]) => {
    if (DESCRIPTIVE.test(key)) return [];
    const same = JSON.stringify(item?.parameters[key] ?? null).toLowerCase() === JSON.stringify(value).toLowerCase();
    return same && carried.includes(String(Array.isArray(value) ? value.map(String) : value)) ? [] : [`${key}=${JSON.stringify(value)}`];
  });
}

test('against the labels: kinds, topics, numbers, and no false pass', { skip: skipLabelled }, t => {
  const misses: string[] = [];
  const miss = (what: string, { label, item }: Row, more: string): void => void misses.push(`${what}: ${label.file}:${String(label.line)} [${[label.class, ...label.also].join('+')}] ${item?.text ?? ''} -- ${more}`);
  const count = { boxes: 0, kinds: 0, statics: 0, topics: 0, allTopics: 0, parameters: 0, both: 0, decidable: 0, met: 0, falsePasses: 0, falseRefutations: 0 };
  for (const row of rows()) {
    const { label, item } = row;
    if (item === undefined) continue;
    count.boxes += 1;
    if (rightKind(row)) count.kinds += 1;
    else miss('kind', row, item.kind);
    const binding = bind(item);
    const best = evaluate(binding, () => GOOD).verdict.kind;
    const worst = evaluate(binding, () => BAD).verdict.kind;
    const allowed = [label.class, ...label.also];
    if (best === 'met') count.met += 1;
    if (best === 'met' && !allowed.includes('static') && !allowed.includes('repo')) {
      count.falsePasses += 1;
      miss('FALSE PASS', row, topicsOf(binding).join(' '));
    }
    if (worst === 'unmet' && !allowed.includes('static')) {
      count.falseRefutations += 1;
      miss('false refutation', row, topicsOf(binding).join(' '));
    }
    if (label.class !== 'static') continue;
    count.statics += 1;
    const topics = topicsOf(binding);
    const hit = label.topics.some(topic => topics.includes(topic));
    const missing = missingParameters(row, binding);
    if (hit) count.topics += 1;
    else miss('topic', row, `${label.topics.join(' ')} / ${topics.join(' ')}`);
    if (label.topics.every(topic => topics.includes(topic))) count.allTopics += 1;
    else if (hit) miss('some of its topics only', row, `${label.topics.filter(topic => !topics.includes(topic)).join(' ')} / ${topics.join(' ')}`);
    if (missing.length === 0) count.parameters += 1;
    else miss('numbers', row, missing.join(' '));
    if (hit && missing.length === 0) count.both += 1;
    if (best === 'met' || worst === 'unmet') count.decidable += 1;
    else miss('nothing could be concluded', row, `${topics.join(' ')} ${binding.because ?? ''}`);
  }
  const percent = (part: number, whole: number): string => `${String(part)} of ${String(whole)} (${((100 * part) / whole).toFixed(1)} %)`;
  const report = [
    `kind right: ${percent(count.kinds, count.boxes)}`,
    `static items with a right topic: ${percent(count.topics, count.statics)}; with all of them: ${percent(count.allTopics, count.statics)}`,
    `static items with the right numbers: ${percent(count.parameters, count.statics)}; with topic and numbers: ${percent(count.both, count.statics)}`,
    `static items about which something can be concluded: ${percent(count.decidable, count.statics)}`,
    `items that a perfect repository meets: ${String(count.met)}; false passes: ${String(count.falsePasses)}; false refutations: ${String(count.falseRefutations)}`,
  ];
  for (const line of report) t.diagnostic(line);
  const out = join(import.meta.dirname, '..', '..', 'out');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'checklist-binding.txt'), [...report, '', ...misses.sort(), ''].join('\n'));
  assert.ok(count.kinds / count.boxes >= 0.97, report[0]);
  assert.ok(count.both / count.statics >= 0.95, report[2]);
  assert.equal(count.falsePasses, 0, misses.filter(line => line.startsWith('FALSE')).join('\n'));
});
