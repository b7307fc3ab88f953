const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  'µs': 1e3,
  'μs': 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};
const FORM = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const PART = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
const LARGEST = 2 ** 63;

/** Reads a Go duration (`time.ParseDuration`: `10s`, `1m30s`, `-1.5h`, `0`) into seconds; `undefined` where Go refuses it. */
export function parseDuration(text: string): number | undefined {
  if (/^[+-]?0$/.test(text)) return 0;
  if (!FORM.test(text)) return undefined;
  let nanoseconds = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(PART)) nanoseconds += wholeNanoseconds(Number(amount) * (UNITS[unit] ?? 0));
  if (nanoseconds > LARGEST || (nanoseconds === LARGEST && !text.startsWith('-'))) return undefined;
  return text.startsWith('-') && nanoseconds !== 0 ? -nanoseconds / 1e9 : nanoseconds / 1e9;
}

/** Go cuts off what is finer than a nanosecond, of the decimal number: 4.1 times 1e9 is not one nanosecond short. */
function wholeNanoseconds(product: number): number {
  return Math.trunc(Number(product.toPrecision(15)));
}

/** Writes seconds as a Go duration, shortest first unit: `90` is `1m30s`. Finer than a millisecond is dropped. */
export function formatDuration(seconds: number): string {
  const milliseconds = Math.round(Math.abs(seconds) * 1000);
  if (milliseconds === 0) return '0s';
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor(milliseconds / 60_000) % 60;
  const rest = (milliseconds % 60_000) / 1000;
  const written = [hours > 0 ? `${String(hours)}h` : '', minutes > 0 ? `${String(minutes)}m` : '', rest > 0 ? `${String(rest)}s` : ''];
  return (seconds < 0 ? '-' : '') + written.join('');
}
