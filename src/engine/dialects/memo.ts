/** What a subject has made already, by name: rules ask for the same fields again and again. */
export class Memo {
  readonly #made = new Map<string, unknown>();

  /** The thing of that name, made when it is first asked for. */
  get<T>(name: string, make: () => T): T {
    let made = this.#made.get(name);
    if (made === undefined) {
      made = make();
      this.#made.set(name, made);
    }
    // A name stands in one getter, so it has one type.
    return made as T;
  }
}
