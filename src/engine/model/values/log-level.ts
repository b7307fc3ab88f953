/** From the most talkative to the quietest, by the names that loggers give them. */
const LEVELS: readonly (readonly string[])[] = [
  ['all', 'trace', 'silly', 'finest', 'notset'],
  ['debug', 'verbose', 'fine', 'finer'],
  ['info', 'information', 'notice', 'config', 'http'],
  ['warn', 'warning'],
  ['error', 'err', 'severe'],
  ['critical', 'crit', 'fatal', 'alert', 'emerg', 'panic', 'emergency'],
  ['off', 'none', 'silent', 'quiet'],
];

/** How quiet a level is, 0 for the most talkative; undefined for a word that no logger uses for a level. */
export function quietness(level: string): number | undefined {
  const rank = LEVELS.findIndex(names => names.includes(level.trim().toLowerCase()));
  return rank < 0 ? undefined : rank;
}

/** True for a variable, an option or a property that sets how much is logged: `LOG_LEVEL`, `LOGGING_LEVEL_ROOT`, `log.level`, `RUST_LOG`. */
export function setsLogLevel(name: string): boolean {
  return /(^|_)LOG(GING|GER|S)?_?LEVEL(_|$)|^RUST_LOG$/.test(asVariable(name));
}

/** True for what sets the form of the lines: `LOG_FORMAT`, `log.format`. */
export function setsLogFormat(name: string): boolean {
  return /(^|_)LOG(GING|GER|S)?_?(FORMAT|FMT)(TER)?$/.test(asVariable(name));
}

/** `logLevel`, `log.level` and `--log-level` are one name. */
function asVariable(name: string): string {
  return name.replace(/^-+/, '').replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[.-]/g, '_').toUpperCase();
}
