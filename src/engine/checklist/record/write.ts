import { Cursor } from '../../syntax/cursor.ts';
import type { Document } from '../../syntax/tree.ts';
import { parseYaml } from '../../syntax/yaml/document.ts';
import type { Change, PlainValue } from '../../text/change.ts';
import { write } from '../../text/change.ts';
import type { Edit } from '../../text/edit.ts';
import { applyToSource } from '../../text/edit.ts';
import { sourceOf } from '../../text/source.ts';
import type { Item } from '../item.ts';
import type { BoxRecord } from './fields.ts';
import { FIELDS, RECORD_VERSION, UNDER } from './fields.ts';
import type { Joined, PresentBox } from './join.ts';
import { readRecord } from './read.ts';

/** What is to be kept of a box: fields that are set, and fields (undefined) that are taken out. */
export interface BoxChange {
  readonly item: Item;
  readonly set: { readonly [K in keyof BoxRecord]: BoxRecord[K] | undefined };
}

const HEAD = `# What Seaworthy keeps beside the boxes of the checklists: the tick itself stands in the Markdown.\nversion: ${String(RECORD_VERSION)}\n`;

/**
 * Writes changes into the record. Every box of the checklists at hand gets an entry, sorted by id, so that what two people
 * write about two boxes stands apart and merges; entries of boxes that were reworded or moved say where they are now.
 * All other text, comments among it, stays. Refused where the record must not be written.
 */
export function recordEdit(joined: Joined, changes: readonly BoxChange[]): Edit {
  const { source, readOnly } = joined.file;
  if (readOnly !== undefined) return { kind: 'refused', because: readOnly };
  const started = source.text.trim() === '' ? HEAD : joined.file.document.root === undefined ? `${source.text.trimEnd()}\n${HEAD}` : source.text;
  const updated = update(started, joined, changes);
  if (typeof updated !== 'string') return updated;
  const text = addEntries(updated, joined.present.filter(({ stored }) => stored === undefined), changes);
  return isAsWanted(text, joined, changes) ? difference(source, text) : { kind: 'refused', because: 'the record is not in a form that can be written to: its boxes are not one entry under another' };
}

/** Sets the date of going live of a checklist. */
export function goLiveEdit({ file }: Joined, path: string, date: string): Edit {
  if (file.readOnly !== undefined) return { kind: 'refused', because: file.readOnly };
  const { source } = file;
  const document = parseYaml(sourceOf(source.uri, file.document.root === undefined ? HEAD : source.text));
  const edit = write([{ kind: 'set', writer: document, path: ['go-live', path], value: date }]);
  return edit.kind === 'refused' ? edit : difference(source, applyToSource(document.source, edit.edits));
}

/** Changes what is there: fields of entries, and where they say that they are. */
function update(text: string, joined: Joined, changes: readonly BoxChange[]): string | Extract<Edit, { kind: 'refused' }> {
  const document = parseYaml(sourceOf('', text));
  const wanted = new Map(changes.map(({ item, set }) => [item, set]));
  const edit = write(joined.present.flatMap(box => (box.stored === undefined ? [] : changesOf(document, box, wanted.get(box.item) ?? {}))));
  return edit.kind === 'refused' ? edit : applyToSource(document.source, edit.edits);
}

function changesOf(document: Document, { id, stored, ...now }: PresentBox, set: BoxChange['set']): Change[] {
  const path = (key: string): readonly string[] => ['boxes', id, key];
  const changes: Change[] = [];
  const put = (key: string, value: PlainValue): void => void changes.push({ kind: 'set', writer: document, path: path(key), value });
  if (stored?.file !== now.file) put('file', now.file);
  if (stored?.under.join(UNDER) !== now.under.join(UNDER)) put('under', now.under.join(UNDER));
  if (stored?.text !== now.text) put('text', now.text);
  if (stored !== undefined && stored.occurrence !== now.occurrence && now.occurrence > 1) put('occurrence', now.occurrence);
  for (const { key, property } of FIELDS) {
    if (!(property in set)) continue;
    const value = plain(set[property]);
    if (value !== undefined) put(key, value);
    else if (stored?.record[property] !== undefined) changes.push({ kind: 'remove', writer: document, path: path(key) });
  }
  return changes;
}

/** A field is one line. */
function plain(value: string | readonly string[] | undefined): string | undefined {
  const text = typeof value === 'object' ? value.join(', ') : value;
  const line = text?.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  return line === '' ? undefined : line;
}

/** Adds entries where their ids belong. */
function addEntries(text: string, added: readonly PresentBox[], changes: readonly BoxChange[]): string {
  if (added.length === 0) return text;
  const wanted = new Map(changes.map(({ item, set }) => [item, set]));
  const entries = added.map(box => ({ id: box.id, lines: entryLines(box, wanted.get(box.item) ?? {}) })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const document = parseYaml(sourceOf('', text));
  const present = Cursor.root(document).at('boxes').entries();
  const first = present[0]?.keyNode.start;
  if (first === undefined) return `${withEnd(withoutEmptyBoxes(text), eol)}boxes:${eol}${entries.flatMap(({ lines }) => lines).join(eol)}${eol}`;
  const indent = ' '.repeat(first - lineStart(text, first) - 2);
  const keys = present.map(({ key, keyNode }) => ({ key, at: aboveComments(text, lineStart(text, keyNode.start)) }));
  const end = endOfEntries(text, Math.max(...present.map(({ keyNode, value }) => Math.max(keyNode.end, value.node?.end ?? 0))));
  const inserts = new Map<number, string[]>();
  let next = 0;
  for (const { id, lines } of entries) {
    while (next < keys.length && (keys[next]?.key ?? '') < id) next += 1;
    const at = keys[next]?.at ?? end;
    inserts.set(at, [...(inserts.get(at) ?? []), ...lines.map(line => indent + line)]);
  }
  return insert(text, inserts, eol);
}

function insert(text: string, inserts: ReadonlyMap<number, readonly string[]>, eol: string): string {
  let result = '';
  let from = 0;
  for (const [at, lines] of [...inserts].sort(([a], [b]) => a - b)) {
    result = withEnd(result + text.slice(from, at), eol) + lines.join(eol) + eol;
    from = at;
  }
  return result + text.slice(from);
}

/** The entry as lines, indented by two: the YAML writer quotes what must be. */
function entryLines({ id, file, under, text, occurrence }: PresentBox, set: BoxChange['set']): string[] {
  const own = FIELDS.flatMap(({ key, property }) => {
    const value = plain(set[property]);
    return value === undefined ? [] : [[key, value] as const];
  });
  const entry = { file, ...(under.length > 0 ? { under: under.join(UNDER) } : {}), text, ...(occurrence > 1 ? { occurrence } : {}), ...Object.fromEntries(own) };
  const document = parseYaml(sourceOf('', 'version: 1\n'));
  const edit = write([{ kind: 'set', writer: document, path: ['boxes', id], value: entry }]);
  const written = edit.kind === 'refused' ? '' : applyToSource(document.source, edit.edits);
  return written.trimEnd().split('\n').slice(2);
}

function withEnd(text: string, eol: string): string {
  return text === '' || /[\r\n]$/.test(text) ? text : text + eol;
}

/** `boxes:` with nothing, or `{}`, makes room for the entries. */
function withoutEmptyBoxes(text: string): string {
  return text.replace(/^boxes:[ \t]*(?:\{[ \t]*\}|null|~)?[ \t]*(?:\r?\n|$)/m, '');
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

/** Comments right above an entry are its own. */
function aboveComments(text: string, start: number): number {
  let at = start;
  for (;;) {
    const before = lineStart(text, at - 1);
    if (at === 0 || !/^[ \t]+#/.test(text.slice(before, at))) return at;
    at = before;
  }
}

function endOfEntries(text: string, end: number): number {
  const newline = text.indexOf('\n', end > 0 && text[end - 1] === '\n' ? end - 1 : end);
  return newline < 0 ? text.length : newline + 1;
}

function isAsWanted(text: string, joined: Joined, changes: readonly BoxChange[]): boolean {
  const { boxes, readOnly } = readRecord(sourceOf('', text));
  const byId = new Map(boxes.map(box => [box.id, box]));
  const kept = joined.file.boxes.every(({ id }) => byId.has(id)) && joined.present.every(({ id, text: own }) => byId.get(id)?.text === own);
  const set = changes.every(({ item, set: fields }) => FIELDS.every(({ property }) => !(property in fields) || plain(byId.get(joined.idOf(item))?.record[property]) === plain(fields[property])));
  return readOnly === undefined && kept && set && boxes.length === new Set(boxes.map(({ id }) => id)).size;
}

/** One edit from the first character that differs to the last. */
function difference(source: Joined['file']['source'], text: string): Edit {
  const old = source.text;
  if (old === text) return { kind: 'edits', edits: [] };
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start += 1;
  let tail = 0;
  while (tail < old.length - start && tail < text.length - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  return { kind: 'edits', edits: [{ span: { source, start, end: old.length - tail }, newText: text.slice(start, text.length - tail) }] };
}
