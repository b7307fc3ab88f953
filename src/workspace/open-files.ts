import type { Announcer } from './announcer.ts';
import type { Context } from './context.ts';
import { OpenFile } from './open-file.ts';
import type { Scope } from './scope.ts';
import type { Scopes } from './scopes.ts';
import type { Work } from './work.ts';

/** The files that editors show. Each is linted when it changed and the host is idle, or at once when it is asked for. */
export class OpenFiles {
  readonly #context: Context;
  readonly #scopes: Scopes;
  readonly #announcer: Announcer;
  readonly #work: Work;
  /** Told of a scope in which other files may have to be told something else. */
  readonly #unsettled: (scope: Scope) => void;
  readonly #files = new Map<string, OpenFile>();
  #isFlushDue = false;

  constructor(context: Context, scopes: Scopes, announcer: Announcer, work: Work, unsettled: (scope: Scope) => void) {
    this.#context = context;
    this.#scopes = scopes;
    this.#announcer = announcer;
    this.#work = work;
    this.#unsettled = unsettled;
  }

  /** The file as it is now, linted if that is due. */
  get(uri: string): OpenFile | undefined {
    const file = this.#files.get(uri);
    if (file?.isDue === true) this.#lint(file);
    return file;
  }

  /** Resolves when it is known which configuration holds for the file. */
  async located(uri: string): Promise<void> {
    const file = this.#files.get(uri);
    if (file?.isLocated === false) await file.locate();
  }

  /** The text that an editor shows of a file. */
  textOf(uri: string): string | undefined {
    return this.#files.get(uri)?.text;
  }

  /** Has a file linted again though its text is the same: others that it is read with have changed. */
  readAgain(uri: string): void {
    const file = this.#files.get(uri);
    if (file === undefined) return;
    file.readAgain();
    if (file.isDue) this.#lint(file);
  }

  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  open(uri: string, text: string): void {
    const before = this.#files.get(uri);
    const scope = this.#scopes.of(uri);
    if (before !== undefined && before.scope !== scope) before.scope.remove(uri);
    const file = new OpenFile(uri, this.#scopes.pathOf(uri), text, scope, this.#context);
    this.#files.set(uri, file);
    this.#locate([file]);
  }

  change(uri: string, text: string): void {
    const file = this.#files.get(uri);
    if (file === undefined) return;
    file.text = text;
    this.#flushSoon();
  }

  close(uri: string): OpenFile | undefined {
    const file = this.#files.get(uri);
    this.#files.delete(uri);
    return file;
  }

  /** Asks anew which folder each file is in. */
  rehome(): void {
    for (const { uri, text, scope } of [...this.#files.values()]) if (this.#scopes.find(uri) !== scope) this.open(uri, text);
  }

  /** Asks anew which configuration holds for files of a scope. */
  relocate(scope: Scope, concerns: (path: string) => boolean): void {
    this.#locate([...this.#files.values()].filter(file => file.scope === scope && concerns(file.path)));
  }

  /** Lints all that is due. */
  flush(): void {
    for (const file of this.#files.values()) if (file.isDue) this.#lint(file);
  }

  #locate(files: readonly OpenFile[]): void {
    for (const file of files) {
      void this.#work.aside(
        file.locate().then(() => {
          if (this.#files.get(file.uri) === file) this.#flushSoon();
        }),
      );
    }
  }

  #flushSoon(): void {
    if (this.#isFlushDue) return;
    this.#isFlushDue = true;
    void this.#work.aside(this.#flushInSlices());
  }

  async #flushInSlices(): Promise<void> {
    await this.#context.yieldNow();
    this.#isFlushDue = false;
    const pace = this.#context.pace();
    for (const file of [...this.#files.values()]) {
      if (file.isDue && this.#files.get(file.uri) === file) this.#lint(file);
      if (pace.isSpent) await pace.breathe();
    }
    this.#announcer.tell();
  }

  #lint(file: OpenFile): void {
    if (file.lint()) this.#unsettled(file.scope);
    this.#announcer.add(file.uri);
  }
}
