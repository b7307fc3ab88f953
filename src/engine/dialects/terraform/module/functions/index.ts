import type { Evaluated, Place } from '../types.ts';
import { dynamic, mentionsOf } from '../values.ts';
import { COLLECTIONS } from './collections.ts';
import { CONVERSIONS } from './conversions.ts';
import { NUMBERS } from './numbers.ts';
import { SETS } from './sets.ts';
import { MOST_ITEMS } from './support.ts';
import type { Functions } from './support.ts';
import { TEXTS } from './texts.ts';

/** The functions that are worked out; what the others come to (files, time, networks, hashes) is not known. */
const FUNCTIONS: Functions = new Map([...TEXTS, ...NUMBERS, ...COLLECTIONS, ...SETS, ...CONVERSIONS]);

/** What a call of one of Terraform's functions comes to. Several parts of its arguments may not be known. */
export function callFunction(name: string, args: readonly Evaluated[], here: Place): Evaluated {
  if (args.length > MOST_ITEMS) return dynamic('there is too much to work out', here);
  const call = FUNCTIONS.get(name.replace(/^core::/, ''));
  return call === undefined ? dynamic(`the function ${name} decides it`, here, mentionsOf(...args)) : call(args, here);
}
