import { Language, Parser } from 'web-tree-sitter';
import type { Source } from '../../text/source.ts';
import { sourceOf } from '../../text/source.ts';
import { readFile } from './bodies.ts';
import { HclDocument } from './document.ts';
import type { Read } from './document.ts';
import { Numbering } from './nodes.ts';
import { mended, pieces } from './recover.ts';
import { changedLines, withChanged } from './reuse.ts';
import { Walker } from './walker.ts';

/** The two WebAssembly files, as the host has them: read from disk, fetched, or bundled. */
export interface HclWasm {
  /** `web-tree-sitter.wasm` of the package `web-tree-sitter`. */
  readonly runtime: Uint8Array;
  /** `tree-sitter-hcl.wasm` of the package `@tree-sitter-grammars/tree-sitter-hcl`. */
  readonly grammar: Uint8Array;
}

/** Reads HCL, once it is loaded. */
export interface Hcl {
  /**
   * Reads one file. Broken text gives a smaller tree and problems as values; nothing throws.
   * @param before another text of the file: where it was whole, only the blocks that are not the same are read.
   */
  parse(source: Source, before?: HclDocument): HclDocument;
}

let loading: Promise<Hcl> | undefined;

/**
 * Loads the parser, once for all callers: the first call's files are taken, later ones get the same parser. A load
 * that fails (the promise is rejected) may be tried again.
 * @param files asked for only when the parser is not loaded yet.
 */
export function loadHcl(files: () => HclWasm | Promise<HclWasm>): Promise<Hcl> {
  loading ??= load(files).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** After so many broken pieces the rest tells nothing more. */
const MOST_ERRORS = 50;

/** Longer texts are not read: no honest file comes near, and the parser would hold an editor up for seconds. */
const MAXIMUM_LENGTH = 4_000_000;

async function load(files: () => HclWasm | Promise<HclWasm>): Promise<Hcl> {
  const { runtime, grammar } = await files();
  await Parser.init({ wasmBinary: runtime });
  return new TreeSitterHcl(await Language.load(grammar));
}

class TreeSitterHcl implements Hcl {
  readonly #language: Language;
  readonly #parser: Parser;

  constructor(language: Language) {
    this.#language = language;
    this.#parser = new Parser().setLanguage(language);
  }

  parse(source: Source, before?: HclDocument): HclDocument {
    const { text } = source;
    const read = text.length > MAXIMUM_LENGTH ? tooLong(text) : (this.#readChanged(text, before) ?? this.#readBest(text));
    const document: HclDocument = new HclDocument(source, read, changed => this.parse(sourceOf(source.uri, changed), document));
    return document;
  }

  /** Reads what changed, where that and all the rest are without errors. */
  #readChanged(text: string, before: HclDocument | undefined): Read | undefined {
    const changed = before?.isWhole === true ? changedLines(before, text) : undefined;
    if (before === undefined || changed === undefined) return undefined;
    const lines = detached(text.slice(changed.start, changed.end));
    const read = this.#read(lines, lines, 0);
    return read.errors.length > 0 ? undefined : withChanged(before, changed, read);
  }

  #readBest(text: string): Read {
    const whole = this.#read(text, text, 0);
    if (isWhole(whole)) return whole;
    const mild = mended(text);
    if (mild !== text) {
      const read = this.#read(mild, text, 0);
      if (isWhole(read)) return { ...read, isMended: true };
    }
    const parts = pieces(text);
    return parts.length < 2 ? mainErrors(whole) : joined(parts.map(({ start, end }) => mainErrors(this.#read(mild.slice(start, end), text.slice(0, end), start))), whole);
  }

  /**
   * @param given what tree-sitter reads: `text` from `base` on, of the same length.
   * @param text what names and values are taken from.
   */
  #read(given: string, text: string, base: number): Read {
    // The grammar wants a line break behind a heredoc's closing marker, HCL takes the end of the file as well.
    const tree = this.#parser.parse(`${given}\n`);
    if (tree === null) return tooLong(text);
    const walker = new Walker(tree, this.#language, text, base);
    try {
      return { items: readFile(walker), comments: walker.comments, errors: walker.errors };
    } finally {
      walker.close();
      tree.delete();
    }
  }
}

/** A text that JavaScript does not keep as a part of the longer one: names in it may be there long after that has gone. */
function detached(text: string): string {
  return `${text}\n`.slice(0, -1);
}

function tooLong(text: string): Read {
  return { items: [], comments: [], errors: [{ start: 0, end: Math.min(1, text.length), message: 'This file is too long to be read.' }] };
}

/** True where nothing is missing from what was read. */
function isWhole({ errors }: Read): boolean {
  return errors.every(({ isReadable }) => isReadable === true);
}

/** Of the errors in one piece the first: those behind it mostly come of it. */
function mainErrors(read: Read): Read {
  const hard = read.errors.filter(({ isReadable }) => isReadable !== true);
  if (hard.length < 2) return read;
  const first = hard.reduce((one, other) => (other.start < one.start ? other : one));
  return { ...read, errors: [first, ...read.errors.filter(({ isReadable }) => isReadable === true)] };
}

/** What was read piece by piece, where that found no fewer items than the reading of the whole. */
function joined(parts: readonly Read[], whole: Read): Read {
  const items = parts.flatMap(part => part.items);
  if (items.length < whole.items.length) return mainErrors(whole);
  const numbering = new Numbering();
  return {
    items: items.map(item => (item.kind === 'block' ? { ...item, index: numbering.next(item.type.text) } : item)),
    comments: parts.flatMap(part => part.comments),
    errors: parts.every(isWhole) ? mainErrors(whole).errors : parts.flatMap(part => part.errors).slice(0, MOST_ERRORS),
  };
}
