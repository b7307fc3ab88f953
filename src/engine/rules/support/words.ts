/** `1 day`, `7 days`. */
export function inDays(days: number): string {
  return days === 1 ? '1 day' : `${String(days)} days`;
}

/** `api`, `api and audit`, `api, audit and scheduler`. */
export function enumerated(words: readonly string[]): string {
  return words.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
