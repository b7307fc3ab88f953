import { Choice } from '../../../text/change.ts';
import { inBytes, inCores } from '../../../model/values/quantity.ts';
import type { Measure, Quantity } from '../../../model/values/quantity.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import type { Codec } from '../../kubernetes/field.ts';

const MEBIBYTE = 2 ** 20;
const UNITS_PER_CORE = 1024;

/** Memory in MiB, or in words: `1 GB` of a task (Amazon ECS developer guide, "Task size"). */
export const mebibytes: Codec<Quantity> = {
  type: 'a number of MiB',
  read: cursor => {
    const bytes = scaled(cursor, { '': MEBIBYTE, mb: MEBIBYTE, gb: 1024 * MEBIBYTE });
    return bytes === undefined ? undefined : inBytes(bytes);
  },
  write: quantity => new Choice(toMebibytes(quantity)),
};

/** Units of a CPU, 1024 a core, or in words: `1 vCPU`. */
export const cpuUnits: Codec<Quantity> = {
  type: 'a number of CPU units',
  read: cursor => {
    const cores = scaled(cursor, { '': 1 / UNITS_PER_CORE, vcpu: 1 });
    return cores === undefined ? undefined : inCores(cores);
  },
  write: quantity => new Choice(toUnits(quantity)),
};

/** What is written, with its unit. */
export function amount(quantity: Quantity, measure: Measure): string {
  return measure === 'bytes' ? `${String(toMebibytes(quantity))} MiB` : `${String(toUnits(quantity))} CPU units`;
}

function toMebibytes({ number }: Quantity): number {
  return Math.ceil(number / MEBIBYTE);
}

function toUnits({ number }: Quantity): number {
  return Math.ceil(number * UNITS_PER_CORE);
}

function scaled({ node }: Cursor, units: Readonly<Record<string, number>>): number | undefined {
  const [, digits, word = ''] = node?.kind === 'scalar' ? (/^(\d+(?:\.\d+)?)\s*([a-zA-Z]*)$/.exec(node.text.trim()) ?? []) : [];
  const unit = Object.hasOwn(units, word.toLowerCase()) ? units[word.toLowerCase()] : undefined;
  return digits === undefined || unit === undefined ? undefined : Number(digits) * unit;
}

/** A number that may be written as a text. */
export const numeric: Codec<number> = {
  type: 'a number',
  read: ({ node }) => (node?.kind === 'scalar' && /^\d+(\.\d+)?$/.test(node.text) ? Number(node.text) : undefined),
  write: value => value,
};

/** Any scalar's text. */
export const anyText: Codec<string> = {
  type: 'a text',
  read: ({ node }) => (node?.kind === 'scalar' ? node.text : undefined),
  write: value => value,
};
