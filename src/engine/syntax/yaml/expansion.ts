/** A document may come to this many nodes, and to this many for each that is written, when its aliases are followed. */
const ALWAYS_ALLOWED = 2000;
const MAXIMUM_RATIO = 20;

/** A document whose aliases stand for too much to be followed. */
export class AliasBomb extends Error {
  /** Where the alias stands that stands for most: a UTF-16 offset. */
  readonly position: number;

  constructor(position: number) {
    super(`Its aliases, followed, make this document more than ${String(MAXIMUM_RATIO)} times as large: it is not read`);
    this.position = position;
  }
}

/**
 * Counts the nodes that a document would have with its aliases followed, without following them. Whoever reads the document
 * does follow them, so a few lines may otherwise stand for billions. go-yaml, and so kubectl, refuses such documents in
 * the same way ("document contains excessive aliasing").
 */
export class Expansion {
  #written = 0;
  #expanded = 0;
  #most = 0;
  #mostAt = 0;
  readonly #sizes = new Map<string, number>();

  /** How many nodes there are so far: what `anchor` is given for a collection that begins now. */
  get size(): number {
    return this.#expanded;
  }

  node(): void {
    this.#written += 1;
    this.#expanded += 1;
  }

  /** An anchor stands for all nodes since `before`. */
  anchor(name: string, before: number): void {
    this.#sizes.set(name, this.#expanded - before);
  }

  alias(name: string, position: number): void {
    this.node();
    const size = this.#sizes.get(name) ?? 0;
    this.#expanded += size;
    if (size <= this.#most) return;
    this.#most = size;
    this.#mostAt = position;
  }

  /** @throws AliasBomb. */
  check(): void {
    if (this.#expanded > ALWAYS_ALLOWED + MAXIMUM_RATIO * this.#written) throw new AliasBomb(this.#mostAt);
  }
}
