import { lintFile, readFile, reportFile, toPlain } from '../engine/index.ts';
import type { FileLint, FileReport, Project } from '../engine/index.ts';
import { configFile } from './config-file.ts';
import type { Context } from './context.ts';
import type { Location } from './folder-tree.ts';
import { configEntry, guarded, isPending, pendingEntry, togetherWith } from './lint-disk.ts';
import { isConfig, isTerraform } from './names.ts';
import type { Entry, Scope } from './scope.ts';
import { NOTHING } from './scope.ts';
import type { LiveFile } from './types.ts';
import { baseName } from './uris.ts';

/** A file that an editor shows. Its trees are kept, so that a keystroke costs the document that it falls in. */
export class OpenFile {
  readonly uri: string;
  readonly path: string;
  readonly scope: Scope;
  readonly #context: Context;
  #text: string;
  #isStale = true;
  #location: Location | undefined;
  #isLocated = false;
  #lint: FileLint | undefined;
  #report: { readonly lint: FileLint; readonly project: Project; readonly report: FileReport } | undefined;

  constructor(uri: string, path: string, text: string, scope: Scope, context: Context) {
    this.uri = uri;
    this.path = path;
    this.scope = scope;
    this.#text = text;
    this.#context = context;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    if (text === this.#text) return;
    this.#text = text;
    this.#isStale = true;
  }

  get isLocated(): boolean {
    return this.#isLocated;
  }

  /** True where `lint` would do something. */
  get isDue(): boolean {
    return this.#isStale && this.#isLocated;
  }

  /** Finds out which configuration holds for the file, and loads what reads it; until then it is not linted. */
  async locate(): Promise<void> {
    this.#location = await this.scope.tree?.locate(this.path, 'file', false);
    if (isTerraform(this.path)) await this.#context.hcl.load();
    this.#isLocated = true;
    this.#isStale = true;
  }

  /** A file that it was read with has changed. */
  readAgain(): void {
    this.#isStale = true;
  }

  /** Lints the text as it is now. @returns true where that changes what other files are told, or asks for others. */
  lint(): boolean {
    this.#isStale = false;
    this.scope.beside.set(this.path, this.#text);
    return this.scope.put(guarded(this, () => this.#entry())) || this.scope.beside.isDue;
  }

  /** The file with its trees; undefined where it is not linted. */
  live(): LiveFile | undefined {
    const lint = this.#lint;
    if (lint === undefined) return undefined;
    const { project } = this.scope;
    if (this.#report?.lint !== lint || this.#report.project !== project) this.#report = { lint, project, report: reportFile(lint, project) };
    return { uri: this.uri, path: this.path, text: lint.file.text, bom: false, model: lint.file, report: this.#report.report, ruleset: lint.ruleset, project };
  }

  #entry(): Entry {
    const { uri, path } = this;
    const exclusion = this.#location?.exclusion;
    if (isConfig(baseName(uri))) return configEntry(configFile(uri, path, this.#text, this.#context.rules));
    if (exclusion !== undefined) {
      this.#lint = undefined;
      return { uri, path, status: { kind: 'excluded', because: exclusion }, ruleset: undefined, lint: NOTHING };
    }
    const ruleset = this.#context.rulesets.for(this.#location?.directory, path);
    const model = readFile(path, this.#text, this.#lint?.file, this.scope.beside);
    if (isPending(model)) return pendingEntry(this, model, ruleset, this.scope.get(uri)?.lint ?? NOTHING, this.scope.beside);
    this.#lint = lintFile(model, ruleset, this.#lint);
    return { uri, path, status: model.status, ruleset, lint: model.units.length === 0 ? NOTHING : toPlain(this.#lint), ...togetherWith(model, this.scope.beside) };
  }
}
