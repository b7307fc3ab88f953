/** Work that goes on: what must be done one after the other, and all of it to wait for. */
export class Work {
  readonly #pending = new Set<Promise<unknown>>();
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a task once all earlier ones are done. */
  inTurn(task: () => Promise<void>): Promise<void> {
    const run = this.#last.then(task);
    this.#last = run.catch(() => undefined);
    return this.aside(run);
  }

  /** Lets work go on beside the rest. */
  aside(run: Promise<void>): Promise<void> {
    const settled: Promise<unknown> = run.catch(() => undefined).then(() => this.#pending.delete(settled));
    this.#pending.add(settled);
    return run;
  }

  /** Resolves when nothing goes on. */
  async done(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }
}
