import { Cursor } from '../../syntax/cursor.ts';
import type { Document } from '../../syntax/tree.ts';
import { spanOf } from '../../syntax/tree.ts';
import { parseYaml } from '../../syntax/yaml/document.ts';
import type { Problem, Source } from '../../text/source.ts';
import type { Identity } from '../identity.ts';
import type { BoxRecord } from './fields.ts';
import { FIELDS, RECORD_VERSION, UNDER } from './fields.ts';

/** An entry of the record. */
export interface StoredBox extends Identity {
  readonly id: string;
  readonly record: BoxRecord;
}

/** `.seaworthy/progress.yaml` as it is read. */
export interface RecordFile {
  readonly source: Source;
  readonly document: Document;
  readonly boxes: readonly StoredBox[];
  /** The date of going live, by checklist. */
  readonly goLive: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** Why nothing may be written to it; undefined where it may. */
  readonly readOnly: string | undefined;
}

/** Reads the record; an empty text is an empty record. What cannot be read is a problem, and nothing is overwritten then. */
export function readRecord(source: Source): RecordFile {
  const document = parseYaml(source);
  const reader = new Reader(document);
  const blocking = reader.blocking();
  if (blocking !== undefined) return { source, document, boxes: [], goLive: new Map(), problems: [blocking], readOnly: blocking.message };
  return { source, document, boxes: reader.boxes(), goLive: reader.goLive(), problems: reader.problems, readOnly: undefined };
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?:[ \r\n]|$)/m;

class Reader {
  readonly problems: Problem[] = [];
  readonly #document: Document;
  readonly #root: Cursor;

  constructor(document: Document) {
    this.#document = document;
    this.#root = Cursor.root(document);
  }

  /** What forbids to read on, and to write. */
  blocking(): Problem | undefined {
    const { source, problems, root } = this.#document;
    const conflict = CONFLICT.exec(source.text);
    if (conflict !== null) {
      const end = conflict.index + conflict[0].trimEnd().length;
      return { span: { source, start: conflict.index, end }, message: 'The record has conflict markers of a merge: keep what is right and remove them. Nothing is written to it until then.' };
    }
    const [problem] = problems;
    if (problem !== undefined) return { span: problem.span, message: `The record cannot be read: ${problem.message}. Nothing is written to it until it can.` };
    if (root === undefined) return undefined;
    if (root.kind !== 'map') return { span: spanOf(this.#document, root), message: 'The record is not a map of `version` and `boxes`.' };
    return this.#newer();
  }

  #newer(): Problem | undefined {
    const version = this.#root.at('version');
    const text = version.node?.kind === 'scalar' ? version.node.text : undefined;
    if (text === undefined || Number(text) === RECORD_VERSION) return undefined;
    const message = Number(text) > RECORD_VERSION ? `The record has version ${text}, which a newer Seaworthy wrote. Nothing is written to it.` : `The record has the version ${text}, which is none.`;
    return { span: version.span ?? { source: this.#document.source, start: 0, end: 0 }, message };
  }

  boxes(): StoredBox[] {
    return this.#root.at('boxes').entries().flatMap(({ key, keyNode, value }) => {
      const file = textAt(value, 'file');
      const text = textAt(value, 'text');
      if (file === undefined || text === undefined) {
        this.problems.push({ span: spanOf(this.#document, keyNode), message: 'This entry says neither its file nor its text: its box cannot be found.' });
        return [];
      }
      const under = textAt(value, 'under');
      const occurrence = Number(textAt(value, 'occurrence') ?? 1);
      return [{ id: key, file, text, under: under === undefined || under === '' ? [] : under.split(UNDER), occurrence: Number.isInteger(occurrence) ? occurrence : 1, record: recordAt(value) }];
    });
  }

  goLive(): ReadonlyMap<string, string> {
    return new Map(
      this.#root.at('go-live').entries().flatMap(({ key, value }) => (value.node?.kind === 'scalar' ? [[key, value.node.text] as const] : [])),
    );
  }
}

function textAt(cursor: Cursor, key: string): string | undefined {
  const { node } = cursor.at(key);
  return node?.kind === 'scalar' ? node.text : undefined;
}

function recordAt(cursor: Cursor): BoxRecord {
  const record: Record<string, string | readonly string[]> = {};
  for (const { key, property, type } of FIELDS) {
    const value = cursor.at(key);
    const items = value.items().flatMap(({ node }) => (node?.kind === 'scalar' ? [node.text] : []));
    const text = textAt(cursor, key) ?? (items.length > 0 ? items.join(', ') : undefined);
    if (text !== undefined && text !== '') record[property] = type === 'list' ? text.split(/,\s+/) : text;
  }
  return record;
}
