type Listener = (uris: readonly string[]) => void;

/** Collects which files changed, and tells the listeners in batches. */
export class Announcer {
  readonly #listeners = new Set<Listener>();
  #changed = new Set<string>();

  /** @returns a function that stops it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(uri: string): void {
    this.#changed.add(uri);
  }

  tell(): void {
    if (this.#changed.size === 0) return;
    const uris = [...this.#changed];
    this.#changed = new Set();
    for (const listener of this.#listeners) listener(uris);
  }
}
