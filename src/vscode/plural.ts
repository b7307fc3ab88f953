/** A count with its noun: `1 finding`, `2 findings`, `3 fixes`. */
export function plural(count: number, one: string, more = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : more}`;
}
