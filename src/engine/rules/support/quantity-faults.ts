import { known } from '../../model/field.ts';
import type { Measure, Quantity } from '../../model/values/quantity.ts';
import { formatBytes, parseQuantity } from '../../model/values/quantity.ts';
import type { Span } from '../../text/source.ts';
import type { ResourceField } from './resources.ts';

/** A quantity that cannot be what was meant. */
export interface QuantityFault {
  readonly span: Span;
  /** A text where it cannot be read. */
  readonly written: string | Quantity;
  /** Ends the sentence `... a limit of 512m, which is`. */
  readonly is: string;
  /** What was probably meant; undefined where that is anyone's guess. */
  readonly meant: Quantity | undefined;
}

const MEBIBYTE = 2 ** 20;
/** More cores than machines have. */
const IMPOSSIBLE_CORES = 256;
/** From here, round numbers of cores are thousandths that lack their `m`: `100`, `250`. */
const ROUND_CORES = 100;
const LEAST_CORES = 0.001;

/**
 * Finds quantities that the API refuses, memory of less than a mebibyte without a unit or in thousandths, and CPU in units
 * of bytes, in numbers that no machine has, or finer than a thousandth. 0 is left alone: it means none.
 */
export function quantityFault(field: ResourceField | undefined, measure: Measure): QuantityFault | undefined {
  if (field === undefined) return undefined;
  const { value } = field;
  if (value.kind === 'dynamic' && value.literal !== undefined) {
    return { span: value.span, written: value.literal, is: (value.expected ?? 'a quantity').replace(/^an? /, 'no '), meant: respelt(value.literal, measure) };
  }
  const quantity = known(field);
  if (quantity === undefined || isSane(quantity, measure)) return undefined;
  const meant = measure === 'bytes' ? meantBytes(quantity) : meantCores(quantity);
  return { span: value.span, written: quantity, is: `${String(quantity.number)} ${measure}`, meant: sane(meant, measure) };
}

function isSane({ number, suffix }: Quantity, measure: Measure): boolean {
  if (number <= 0) return true;
  if (measure === 'bytes') return number >= MEBIBYTE || !['', 'm', 'u', 'n'].includes(suffix);
  const lacksUnit = suffix === '' && number >= ROUND_CORES && number % 50 === 0;
  return number >= LEAST_CORES && number < IMPOSSIBLE_CORES && !lacksUnit;
}

/** `512` and `512m` were meant in Mi, `2` in Gi, `524288` in Ki. */
function meantBytes(quantity: Quantity): string {
  const numeral = numeralOf(quantity);
  if (Number(numeral) < 16) return `${numeral}Gi`;
  return Number(numeral) < 32_768 ? `${numeral}Mi` : formatBytes(Number(numeral) * 1024);
}

/** `500Mi` and `500` were meant in thousandths, `1Gi` and `0.5m` in cores. */
function meantCores(quantity: Quantity): string {
  const numeral = numeralOf(quantity);
  return Number(numeral) < 16 ? numeral : `${numeral}m`;
}

function numeralOf({ text, suffix }: Quantity): string {
  return text.trim().slice(0, text.trim().length - suffix.length);
}

const BYTE_UNITS: Readonly<Record<string, string>> = {
  k: 'k', kb: 'k', ki: 'Ki', kib: 'Ki',
  m: 'Mi', mb: 'M', mi: 'Mi', mib: 'Mi',
  g: 'G', gb: 'G', gi: 'Gi', gib: 'Gi',
  t: 'T', tb: 'T', ti: 'Ti', tib: 'Ti',
};
const CORE_UNITS: Readonly<Record<string, string>> = {
  m: 'm', mi: 'm', mcpu: 'm', mcpus: 'm', millicpu: 'm', millicores: 'm',
  c: '', cpu: '', cpus: '', vcpu: '', core: '', cores: '',
};

/** What the API refuses, in the spelling that it accepts: `512MB` as `512M`, `512 mi` as `512Mi`. */
function respelt(literal: string, measure: Measure): Quantity | undefined {
  const [, numeral, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(literal.trim()) ?? [];
  if (numeral === undefined || unit === undefined) return undefined;
  const units = measure === 'bytes' ? BYTE_UNITS : CORE_UNITS;
  const key = unit.toLowerCase();
  return Object.hasOwn(units, key) ? sane(`${numeral}${units[key] ?? ''}`, measure) : undefined;
}

function sane(proposed: string, measure: Measure): Quantity | undefined {
  const quantity = parseQuantity(proposed);
  return quantity !== undefined && isSane(quantity, measure) ? quantity : undefined;
}
