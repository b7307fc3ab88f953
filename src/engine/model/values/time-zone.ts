/**
 * What is wrong with a CronJob's `timeZone`, or undefined. Kubernetes loads it with Go's `time.LoadLocation` and refuses an
 * empty one and `Local`; names are case-sensitive there, though not in a JavaScript engine's copy of the same database.
 */
export function timeZoneError(name: string): string | undefined {
  if (name === '') return 'A time zone is named, or left out.';
  if (name.toLowerCase() === 'local') return "'Local' is no time zone of its own: it would depend on the controller's machine.";
  const canonical = /^[A-Za-z]/.test(name) ? canonicalName(name) : undefined;
  if (canonical === undefined) return `'${name}' is no time zone of the tz database, such as Europe/Paris.`;
  return canonical !== name && canonical.toLowerCase() === name.toLowerCase() ? `'${name}' is written ${canonical}.` : undefined;
}

function canonicalName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
