/** The day of a moment where the program runs: `2026-01-31`. */
export function localDate(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}
