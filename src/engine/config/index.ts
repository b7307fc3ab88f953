/** `.seaworthy.yaml`: what may stand in it, what it says, and what holds for a file once all of them are asked. */
export type { Config } from './options.ts';
export { OPTIONS } from './options.ts';
export type { Option, Options } from './options.ts';
export type { ConfigReading } from './read.ts';
export { readConfig } from './read.ts';
export type { EffectiveSettings, RuleSettings } from './effective.ts';
export { effectiveSettings, settingsKey } from './effective.ts';
export type { Globs } from './globs.ts';
export { compileGlobs } from './globs.ts';
export type { JsonSchema } from './schema.ts';
export { configSchema } from './schema.ts';
export type { Completion, Completions } from './complete.ts';
export { completeConfig } from './complete.ts';
