/** How long work goes on, in milliseconds, before the host gets a turn: half a frame. */
const SLICE = 8;

/** Cuts long work into slices. */
export class Pace {
  readonly #now: () => number;
  readonly #yieldNow: () => Promise<void>;
  #start: number;

  constructor(now: () => number, yieldNow: () => Promise<void>) {
    this.#now = now;
    this.#yieldNow = yieldNow;
    this.#start = now();
  }

  /** True where the slice is used up: `breathe` would yield. */
  get isSpent(): boolean {
    return this.#now() - this.#start >= SLICE;
  }

  /** Lets the host have its turn where the slice is used up. */
  async breathe(): Promise<void> {
    if (!this.isSpent) return;
    await this.#yieldNow();
    this.#start = this.#now();
  }
}
