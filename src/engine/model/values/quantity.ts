/** An amount of a resource, as its dialect spells it: in Kubernetes a `resource.Quantity` such as `512Mi`, `250m`, `1e3`. */
export interface Quantity {
  /** As written. */
  readonly text: string;
  /** In base units: bytes, or cores. The nearest double, so `100m` equals `0.1`. */
  readonly number: number;
  /** `''`, `'m'`, `'Ki'` ..., or the exponent as written (`'e3'`). */
  readonly suffix: string;
}

/** What quantities count. */
export type Measure = 'bytes' | 'cores';

/** A number of bytes as a quantity. */
export function inBytes(number: number): Quantity {
  return spelt(formatBytes(number), number);
}

/** A number of cores as a quantity. */
export function inCores(number: number): Quantity {
  return spelt(formatCores(number), number);
}

function spelt(text: string, number: number): Quantity {
  return { text, number, suffix: text.replace(/^[\d.]+/, '') };
}

const FORM = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)([a-zA-Z]*|[eE][+-]?\d+)$/;
const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const LARGEST_BINARY = 2 ** 63;

/**
 * Reads a quantity as `ParseQuantity` of k8s.io/apimachinery does, `undefined` where the API server refuses it.
 * Space around is ignored (`UnmarshalJSON` trims it), space inside is refused, and so is a suffix or a dot without a
 * digit, which the grammar forbids although Go's parser reads it as 0. Finer than nano is kept, not rounded up.
 */
export function parseQuantity(text: string): Quantity | undefined {
  const match = FORM.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', digits = '', suffix = ''] = match;
  const magnitude = scale(digits, suffix);
  if (magnitude === undefined || !Number.isFinite(magnitude)) return undefined;
  return { text, number: sign === '-' && magnitude !== 0 ? -magnitude : magnitude, suffix };
}

/** Decimal powers go through the number parser, which rounds once; a multiplication would round twice. */
function scale(digits: string, suffix: string): number | undefined {
  const binary = lookUp(BINARY, suffix);
  if (binary !== undefined) return Math.min(Number(digits) * 2 ** binary, LARGEST_BINARY);
  const decimal = lookUp(DECIMAL, suffix);
  if (decimal !== undefined) return Number(`${digits}e${String(decimal)}`);
  return /^[eE][+-]?\d+$/.test(suffix) ? Number(digits + suffix) : undefined;
}

function lookUp(table: Readonly<Record<string, number>>, suffix: string): number | undefined {
  return Object.hasOwn(table, suffix) ? table[suffix] : undefined;
}

/**
 * Writes bytes the way people do: exactly, with the suffix that leaves the fewest digits, binary when in doubt
 * (`512Mi`, `1Gi`, `500M`). A fraction of a byte is rounded up, as Kubernetes does.
 */
export function formatBytes(bytes: number): string {
  const whole = Math.ceil(bytes);
  const binary = shortest(whole, Object.entries(BINARY).map(([suffix, power]) => [suffix, 2 ** power]));
  const decimal = shortest(whole, Object.entries(DECIMAL).filter(([, power]) => power > 0).map(([suffix, power]) => [suffix, 10 ** power]));
  return numeralLength(decimal) < numeralLength(binary) ? decimal : binary;
}

/** Writes cores: `2`, `250m`. Finer than a thousandth is rounded up, as Kubernetes does. */
export function formatCores(cores: number): string {
  // One rounding to a millionth first, or 0.07 cores (70.00000000000001 thousandths) would become 71m.
  const thousandths = Math.ceil(Number((cores * 1000).toFixed(3)));
  return thousandths % 1000 === 0 ? plain(thousandths / 1000) : `${plain(thousandths)}m`;
}

function shortest(whole: number, units: readonly (readonly [string, number])[]): string {
  const fitting = units.filter(([, size]) => whole !== 0 && whole % size === 0).at(-1);
  return fitting === undefined ? plain(whole) : plain(whole / fitting[1]) + fitting[0];
}

function numeralLength(written: string): number {
  return written.replace(/[a-zA-Z]+$/, '').length;
}

/** Without an exponent, and without the minus of -0. */
function plain(whole: number): string {
  return Number.isFinite(whole) ? BigInt(whole).toString() : '0';
}
