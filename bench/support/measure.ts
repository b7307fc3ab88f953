/** Runs a function several times and gives the times in milliseconds, sorted. The first runs warm the compiler up and are dropped. */
export function measure(times: number, run: (i: number) => void, warmUp = Math.min(5, times)): number[] {
  for (let i = 0; i < warmUp; i += 1) run(i);
  const measured: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    run(i);
    measured.push(performance.now() - start);
  }
  return measured.sort((a, b) => a - b);
}

/** The value below which a part of the sorted values lies: 0.5 is the median. */
export function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** The median of times in milliseconds, and what all but one in twenty stay below. */
export function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `p50 ${milliseconds(percentile(sorted, 0.5))}, p95 ${milliseconds(percentile(sorted, 0.95))}`;
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly value: string;
  readonly aim: string;
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
