import type { Expression } from '../../../syntax/hcl/tree.ts';
import type { Evaluated, Place } from './types.ts';

/** What names stand for at one place: in a module, in one instance of a block, in a `for` expression. */
export interface Scope {
  readonly work: Work;
  /**
   * What a name and the attributes behind it stand for, such as `var` and `region`.
   * @param path the names of the attributes that follow directly.
   * @param here where the expression stands, for what is not known.
   * @returns the value, and how many of `path` it took.
   */
  resolve(name: string, path: readonly string[], here: Place): { readonly value: Evaluated; readonly used: number };
}

/** A scope with a few names more. */
export function withNames(outer: Scope, names: ReadonlyMap<string, Evaluated>): Scope {
  return {
    work: outer.work,
    resolve(name, path, here) {
      const value = names.get(name);
      return value === undefined ? outer.resolve(name, path, here) : { value, used: 0 };
    },
  };
}

/** Deeper than any honest module, and well within the stack. */
const MAXIMUM_DEPTH = 400;
/** What one question may take. */
const MOST_STEPS = 200_000;

/** Keeps the evaluation of one root module within bounds, and reads expressions out of other syntaxes' texts. */
export class Work {
  #depth = 0;
  #steps = 0;
  readonly #parse: (text: string) => Expression | undefined;

  /** @param parse reads an expression, or gives undefined where the text is none. */
  constructor(parse: (text: string) => Expression | undefined) {
    this.#parse = parse;
  }

  /** False where it goes too deep, or has taken too long. After true, `leave` must follow. */
  enter(): boolean {
    if (this.#depth === 0) this.#steps = 0;
    this.#steps += 1;
    if (this.#depth >= MAXIMUM_DEPTH || this.#steps > MOST_STEPS) return false;
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }

  parse(text: string): Expression | undefined {
    return this.#parse(text);
  }
}
