import { parseDuration } from '../../../model/values/duration.ts';

/** Reads a duration into seconds (Compose specification, "Specifying durations": `2.5s`, `1m30s`), also in days and weeks (`1w2d`), which compose-go reads. */
export function parseComposeDuration(text: string): number | undefined {
  return parseDuration(text.replace(/(\d+(?:\.\d+)?)([dw])/g, (_, amount: string, unit: string) => `${String(Number(amount) * (unit === 'w' ? 168 : 24))}h`));
}
