/** A node of the tree as it is now: how it looks, in a text that is another one when it looks different, and its rows below. */
export interface Look {
  readonly key: string;
  readonly hasRowsBelow: boolean;
  /** Their ids: asked for only where they are drawn. */
  readonly rowsBelow: () => readonly string[];
}

/** What of the drawn rows is another now. `all`: the outermost rows have changed, so everything is. */
export type Redraw = 'all' | {
  /** Rows without rows below, and rows that have others below than before. */
  readonly now: readonly string[];
  /** Rows that only look different and have rows below, which VS Code forgets for a moment while it draws such a row. */
  readonly later: readonly string[];
};

/** What VS Code was given of the tree, to tell it no more than what has changed. */
export class Drawn {
  readonly #keys = new Map<string, string>();
  readonly #children = new Map<string, string>();
  #roots: string | undefined;

  row(id: string, key: string): void {
    this.#keys.set(id, key);
  }

  /** @param id undefined for the outermost rows. */
  rowsBelow(id: string | undefined, children: readonly string[]): void {
    if (id === undefined) this.#roots = listed(children);
    else this.#children.set(id, listed(children));
  }

  /** Compares with what is so now. Rows that are gone are forgotten: the row above them has others below. */
  compare(roots: readonly string[], lookOf: (id: string) => Look | undefined): Redraw {
    if (this.#roots === undefined) return { now: [], later: [] };
    if (this.#roots !== listed(roots)) return 'all';
    const now: string[] = [];
    const later: string[] = [];
    for (const [id, key] of [...this.#keys]) {
      const look = lookOf(id);
      const below = this.#children.get(id);
      if (look === undefined) this.#forget(id);
      else if (below === undefined ? look.key !== key : below !== listed(look.rowsBelow())) now.push(id);
      else if (look.key !== key) (look.hasRowsBelow ? later : now).push(id);
    }
    return { now, later };
  }

  #forget(id: string): void {
    this.#keys.delete(id);
    this.#children.delete(id);
  }
}

function listed(ids: readonly string[]): string {
  return JSON.stringify(ids);
}
