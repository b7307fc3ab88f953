import { compileGlobs } from '../../engine/index.ts';
import type { Answer, Evidence, ParameterValue, Place } from '../../engine/index.ts';
import type { Files } from '../files.ts';
import { readText } from '../read-text.ts';
import type { Tallies } from './tallies.ts';
import type { Listing } from './tree.ts';

/** What is known of a file that is asked for. */
interface LookedAt {
  readonly isBlank: boolean;
  /** Undefined where nobody asks for them. */
  readonly words: string | undefined;
}

/** What is asked of files beside the manifests. */
export interface RepositoryContext {
  readonly files: Files;
  readonly uriOf: (path: string) => string;
}

const WORKFLOW = /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.circleci\/config\.ya?ml|azure-pipelines\.ya?ml|bitbucket-pipelines\.ya?ml|Jenkinsfile|\.drone\.ya?ml|\.woodpecker(?:\.ya?ml|\/[^/]+\.ya?ml)|\.tekton\/[^/]+\.ya?ml|\.buildkite\/[^/]+\.ya?ml)$/;
/** A document is prose or a drawing; a script or a program of that name is none. */
const DOCUMENT = /\.(?:md|markdown|mdx|rst|adoc|asciidoc|txt|html?|pdf|docx?|odt|drawio|puml|mmd|svg|png)$|(?:^|\/)(?:LICEN[CS]E|CHANGELOG|SECURITY|RUNBOOK)$/i;
const SPECIFICATION = /(?:^|\/)(?:openapi|swagger)[^/]*\.(?:ya?ml|json)$/i;
/** What is for trying things out, and what others wrote, says nothing of this repository. */
const FOREIGN = /(?:^|\/)(?:tests?|__tests__|fixtures?|testdata|vendor|third_party|node_modules|dist)\//i;

/** Facts for which files are read. */
const READ: ReadonlySet<string> = new Set(['ignored', 'file', 'document']);

/**
 * Facts of the repository: which files are there, what Git ignores, what workflows do, which objects are declared. What is
 * not looked at is not answered.
 */
export class Repository {
  readonly #listing: Listing;
  readonly #context: RepositoryContext;
  #files: ReadonlyMap<string, LookedAt> = new Map();
  /** The paths that each of what is asked for comes to: a folder may hold very many. */
  #matches: ReadonlyMap<string, readonly string[]> = new Map();
  #workflows: readonly { readonly path: string; readonly lines: readonly string[] }[] = [];
  #ignored = new Map<string, boolean>();
  #generation = 0;
  /** What was asked for the last time. */
  #gathered: string | undefined;

  constructor(listing: Listing, context: RepositoryContext) {
    this.#listing = listing;
    this.#context = context;
  }

  /** Another number each time that files were looked at. */
  get generation(): number {
    return this.#generation;
  }

  /** True for a file whose content, or whose being there, is asked for. */
  concerns(path: string): boolean {
    return WORKFLOW.test(path) || path.endsWith('.gitignore') || this.#files.has(path);
  }

  /** Reads what these pieces of evidence ask for, so that it can be answered at once. */
  async gather(evidence: Iterable<Evidence>, anew: boolean): Promise<void> {
    const asked = new Map<string, Evidence>();
    for (const one of evidence) if (one.kind === 'repository' && READ.has(one.id)) asked.set(`${pathsOf(one)} ${String(one.parameters['contains'])}`, one);
    const key = [...asked.keys()].sort().join('\n');
    if (!anew && key === this.#gathered) return;
    const workflows = await Promise.all(
      [...this.#listing.paths].filter(path => WORKFLOW.test(path)).sort().map(async path => ({ path, lines: (await this.#text(path)).split(/\r?\n/) })),
    );
    const files = new Map<string, LookedAt>();
    const matches = new Map<string, readonly string[]>();
    const ignored = new Map<string, boolean>();
    for (const one of asked.values()) {
      if (one.id === 'ignored') for (const path of textsOf(one.parameters['path'])) ignored.set(path, await this.#listing.isIgnored(path));
      else {
        const isRead = 'contains' in one.parameters;
        const paths = matches.get(pathsOf(one)) ?? this.#matching(one);
        matches.set(pathsOf(one), paths);
        for (const path of paths) {
          const known = files.get(path);
          if (known === undefined || (isRead && known.words === undefined)) files.set(path, await this.#lookAt(path, isRead));
        }
      }
    }
    // All at once: in between, what was known before stands.
    this.#gathered = key;
    this.#workflows = workflows;
    this.#files = files;
    this.#matches = matches;
    this.#ignored = ignored;
    this.#generation += 1;
  }

  /** A fact; undefined where it was not looked at, or not in just this way. */
  fact(evidence: Evidence, tallies: Tallies): Answer | undefined {
    const { id, parameters, scope } = evidence;
    // Nothing here tells one service's files from another's.
    if (scope?.subject !== undefined) return undefined;
    if (id === 'file' || id === 'document') return isOnly(parameters, 'path', 'contains') ? this.#file(evidence) : undefined;
    if (id === 'ignored') return isOnly(parameters, 'path') ? this.#ignoredAnswer(parameters['path']) : undefined;
    if (id === 'workflow') return isOnly(parameters, 'uses') ? this.#workflow(textsOf(parameters['uses'])) : undefined;
    const isKubernetes = scope?.platform === undefined || scope.platform === 'kubernetes';
    if (id === 'object' && isKubernetes) return isOnly(parameters, 'kind', 'name') ? objectAnswer(textsOf(parameters['kind']), textsOf(parameters['name']), tallies) : undefined;
    const isTerraform = scope?.platform === undefined || scope.platform === 'terraform';
    if (id === 'resource' && isTerraform && tallies.has('terraform')) return isOnly(parameters, 'type') ? objectAnswer(textsOf(parameters['type']), [], tallies) : undefined;
    return undefined;
  }

  #file(evidence: Evidence): Answer | undefined {
    const wanted = textsOf(evidence.parameters['path']);
    const paths = this.#matches.get(pathsOf(evidence));
    if (wanted.length === 0 || paths === undefined) return undefined;
    const contains = textsOf(evidence.parameters['contains']);
    const found = paths.filter(path => {
      const file = this.#files.get(path);
      return file?.isBlank === false && contains.every(words => file.words?.includes(wordsIn(words)) === true);
    });
    const [first] = found;
    const says = contains.length === 0 ? '' : ` says ${contains.join(', ')}`;
    if (first === undefined) return absent(says === '' ? `No file matches ${wanted.join(', ')}.` : `No file that matches ${wanted.join(', ')}${says}.`);
    return present(`${first}${says === '' ? ' is there' : says}.`, found.map(path => place(path, 0)));
  }

  #matching({ id, parameters }: Evidence): string[] {
    const globs = compileGlobs(textsOf(parameters['path']));
    const named = new Set(textsOf(parameters['path']));
    return [...this.#listing.paths].filter(path => {
      if (this.#listing.checklists.has(path) || path.startsWith('.seaworthy/') || globs.match(path) === undefined) return false;
      if (named.has(path)) return true;
      return !FOREIGN.test(path) && (id === 'file' || DOCUMENT.test(path) || SPECIFICATION.test(path));
    }).sort();
  }

  #ignoredAnswer(path: ParameterValue | undefined): Answer | undefined {
    const paths = textsOf(path);
    const [open] = paths.filter(one => this.#ignored.get(one) !== true);
    if (paths.length === 0 || paths.some(one => !this.#ignored.has(one))) return undefined;
    return open === undefined ? present(`Git ignores ${paths.join(', ')}.`, [place('.gitignore', 0)]) : absent(`No .gitignore names ${open}.`);
  }

  #workflow(uses: readonly string[]): Answer {
    for (const { path, lines } of this.#workflows) {
      const words = uses.map(one => one.toLowerCase());
      const line = lines.findIndex(text => isWord(text, words));
      if (line >= 0) return present(uses.length === 0 ? `${path} is there.` : `${path} does it.`, [place(path, line)]);
    }
    return absent(uses.length === 0 ? 'There is no workflow.' : `No workflow uses ${uses.join(', ')}.`);
  }

  /** @param isRead whether its words are asked for. */
  async #lookAt(path: string, isRead: boolean): Promise<LookedAt> {
    const reading = await readText(this.#context.files, this.#context.uriOf(path));
    const text = reading.kind === 'text' ? reading.text : '';
    // What is no text may be a drawing.
    return { isBlank: reading.kind === 'unreadable' || (reading.kind === 'text' && text.trim() === ''), words: isRead ? wordsIn(text.replace(/(?:^|\s)#.*$/gm, '')) : undefined };
  }

  async #text(path: string): Promise<string> {
    const reading = await readText(this.#context.files, this.#context.uriOf(path));
    return reading.kind === 'text' ? reading.text : '';
  }
}

/** Which paths are asked for, and what they are. */
function pathsOf({ id, parameters }: Evidence): string {
  return `${id} ${String(parameters['path'])}`;
}

/** Words to be found among others: without quotes, in lower case, with one space between them. */
function wordsIn(text: string): string {
  return text.replace(/["']/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** A line of a workflow that does something: no comment, and with one of the words where some are asked for. */
function isWord(line: string, words: readonly string[]): boolean {
  const code = line.replace(/(?:^|\s)#.*$/, '').toLowerCase();
  return code.trim() !== '' && (words.length === 0 || words.some(word => code.includes(word)));
}

function objectAnswer(wanted: readonly string[], names: readonly string[], { kinds }: Tallies): Answer | undefined {
  if (wanted.length === 0) return undefined;
  const found = wanted.flatMap(kind => (kinds.get(kind) ?? []).filter(({ name, path }) => !FOREIGN.test(path) && (names.length === 0 || names.includes(name))).map(one => ({ kind, ...one })));
  const [first] = found;
  if (first === undefined) return absent(`No ${wanted.join(', ')}${names.length === 0 ? '' : ` ${names.join(', ')}`} is declared.`);
  return present(`${first.kind} ${first.name} is declared in ${first.path}.`, found.map(({ path }) => place(path, 0)));
}

function isOnly(parameters: Evidence['parameters'], ...names: readonly string[]): boolean {
  return Object.keys(parameters).every(name => names.includes(name));
}

function textsOf(value: ParameterValue | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'object' ? value : [String(value)];
}

function present(because: string, at: readonly Place[]): Answer {
  return { kind: 'fact', holds: true, because, at };
}

function absent(because: string): Answer {
  return { kind: 'fact', holds: false, because, at: [] };
}

function place(path: string, line: number): Place {
  return { path, range: { start: { line, column: 0 }, end: { line, column: 0 } } };
}
