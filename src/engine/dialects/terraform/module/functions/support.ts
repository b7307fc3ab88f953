import type { Plain } from '../plain.ts';
import { evaluatedOf, plainOf } from '../plain.ts';
import type { Dynamic, Evaluated, Place } from '../types.ts';
import { dynamic, follows, mentionsOf, refused } from '../values.ts';

/** @param here where the call stands. */
export type Call = (args: readonly Evaluated[], here: Place) => Evaluated;

export type Functions = ReadonlyMap<string, Call>;

/**
 * A function of arguments that have to be known to their last part. It gives undefined for what Terraform refuses and for
 * what is not worked out here: neither is known.
 */
export function pure(compute: (args: readonly Plain[]) => Plain | undefined): Call {
  return (args, here) => {
    const plains: Plain[] = [];
    for (const arg of args) {
      const plain = plainOf(arg);
      if (plain === undefined) return unknown(arg, args, here);
      plains.push(plain);
    }
    const result = compute(plains);
    return result === undefined ? dynamic('it is not worked out here', here) : evaluatedOf(result, here);
  };
}

/** What a call comes to of which an argument is not known. */
export function unknown(arg: Evaluated, args: readonly Evaluated[], here: Place): Dynamic {
  const from = follows(arg, here);
  return { ...from, mentions: mentionsOf(...args) };
}

export function invalid(here: Place): Evaluated {
  return refused('Terraform refuses these arguments', here);
}

export function undecided(because: string | undefined, args: readonly Evaluated[], here: Place): Evaluated {
  return dynamic(because ?? 'it is not known', here, mentionsOf(...args));
}

/** Longer results are not worked out. */
export const MOST_ITEMS = 5000;
