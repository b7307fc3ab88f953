import { formatDuration, parseDuration } from '../../../model/values/duration.ts';

/** Reads a duration into seconds (Compose specification, "Specifying durations": `2.5s`, `1m30s`, `1h5m30s20ms`). */
export function parseComposeDuration(text: string): number | undefined {
  const days = /^(\d+(?:\.\d+)?)d$/.exec(text);
  if (days !== null) return Number(days[1]) * 86_400;
  return parseDuration(text.trim());
}

export const formatComposeDuration = formatDuration;
