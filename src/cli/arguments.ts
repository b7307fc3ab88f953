import { parseArgs } from 'node:util';
import { RULES, nearest } from '../engine/index.ts';
import type { Profile, Severity } from '../engine/index.ts';
import { checklistArguments, reportArguments } from './checklist/arguments.ts';
import type { ChecklistCommand, ChecklistOptions, ReportCommand } from './checklist/arguments.ts';
import { COMMANDS, FORMATS, OPTIONS, PROFILES, SEVERITIES, optionsOf } from './options.ts';
import type { CommandName, FormatName } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What the person wants, read from the command line. */
export type Command =
  | { readonly kind: 'help'; readonly about: CommandName | undefined }
  | { readonly kind: 'version' }
  | CheckCommand
  | FixCommand
  | ChecklistCommand
  | ReportCommand
  | { readonly kind: 'rules'; readonly format: 'text' | 'json'; readonly color: boolean | undefined }
  | { readonly kind: 'explain'; readonly id: string; readonly color: boolean | undefined };

/** What `check` and `fix` have in common: which files, and which rules. */
export interface Selection {
  readonly paths: readonly string[];
  readonly profile: Exclude<Profile, 'optional'> | undefined;
  readonly rules: readonly string[];
  readonly config: string | undefined;
  readonly quiet: boolean;
  /** Undefined: the environment and the terminal decide. */
  readonly color: boolean | undefined;
}

export interface CheckCommand extends Selection {
  readonly kind: 'check';
  readonly format: FormatName;
  readonly failOn: Severity;
  readonly stdinPath: string | undefined;
}

export interface FixCommand extends Selection {
  readonly kind: 'fix';
  readonly includeReview: boolean;
  readonly dryRun: boolean;
}

/**
 * Reads the command line.
 * @throws UsageError that says in one line what is wrong with it.
 */
export function readArguments(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  const [word, ...paths] = positionals;
  if (values.version === true) return { kind: 'version' };
  if (word === undefined && values.help !== true) throw new UsageError(`Say what to do: ${COMMANDS.join(', ')}. \`seaworthy --help\` tells more.`);
  const name = word === undefined || word === 'help' ? undefined : commandOf(word);
  if (values.help === true || name === undefined) return { kind: 'help', about: name ?? helpTopic(paths[0]) };
  refuseForeignOptions(name, Object.keys(values));
  const color = values['no-color'] === true ? false : values.color;
  if (name === 'rules') return { kind: 'rules', color, format: oneOf('--format', values.format ?? 'text', ['text', 'json']) };
  if (name === 'explain') return { kind: 'explain', color, id: ruleId(onlyOne(paths, '`explain` takes the id of one rule; `seaworthy rules` lists them.')) };
  if (name === 'report') return reportArguments(paths, values.format);
  if (name === 'checklist') return checklistArguments(paths, checklistOptions(values), color);
  const selection: Selection = {
    paths,
    color,
    profile: values.profile === undefined ? undefined : oneOf('--profile', values.profile, PROFILES),
    rules: (values.rule ?? []).map(ruleId),
    config: values.config,
    quiet: values.quiet ?? false,
  };
  return name === 'check' ? check(selection, values) : { kind: 'fix', ...selection, includeReview: includesReview(values.include), dryRun: values['dry-run'] ?? false };
}

type Values = ReturnType<typeof parse>['values'];

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? plainly(error.message) : String(error));
  }
}

/** Node's message ends in advice about `--` that runs over the line; a misspelt option gets the nearest one instead. */
function plainly(message: string): string {
  const unknown = /^Unknown option '--?([^']+)'/.exec(message)?.[1];
  if (unknown === undefined) return message.split('\n', 1)[0] ?? message;
  return `There is no option --${unknown}.${hint(unknown, Object.keys(OPTIONS), '--')}`;
}

function check(selection: Selection, values: Values): CheckCommand {
  const stdinPath = values['stdin-path'];
  if (stdinPath !== undefined && selection.paths.length > 0) throw new UsageError('--stdin-path checks standard input alone: give no other paths with it.');
  return {
    kind: 'check',
    ...selection,
    format: oneOf('--format', values.format ?? 'text', FORMATS),
    failOn: oneOf('--fail-on', values['fail-on'] ?? 'warning', SEVERITIES),
    stdinPath,
  };
}

function checklistOptions({ format, section, by, date, proven, 'dry-run': dryRun }: Values): ChecklistOptions {
  return { format, sections: section ?? [], by, date, proven: proven ?? false, dryRun: dryRun ?? false };
}

function includesReview(include: string | undefined): boolean {
  if (include !== undefined) oneOf('--include', include, ['review']);
  return include !== undefined;
}

function commandOf(word: string): CommandName {
  const found = COMMANDS.find(name => name === word);
  if (found !== undefined) return found;
  throw new UsageError(`There is no command ${word}.${hint(word, COMMANDS) || ` There is ${COMMANDS.join(', ')}.`}`);
}

function helpTopic(word: string | undefined): CommandName | undefined {
  return COMMANDS.find(name => name === word);
}

function refuseForeignOptions(command: CommandName, given: readonly string[]): void {
  const own = new Set(optionsOf(command).map(([name]) => name));
  const foreign = given.find(name => !own.has(name));
  if (foreign !== undefined) throw new UsageError(`\`${command}\` takes no --${foreign}.`);
}

function oneOf<const T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find(choice => choice === value);
  if (found === undefined) throw new UsageError(`${option} is one of ${choices.join(', ')}, not ${value === '' ? 'empty' : value}.`);
  return found;
}

function onlyOne(words: readonly string[], otherwise: string): string {
  const [first] = words;
  if (first === undefined || words.length > 1) throw new UsageError(otherwise);
  return first;
}

function ruleId(id: string): string {
  const ids = RULES.map(rule => rule.id);
  if (ids.includes(id)) return id;
  throw new UsageError(`There is no rule ${id}.${hint(id, ids) || ' `seaworthy rules` lists them.'}`);
}

function hint(word: string, known: readonly string[], prefix = ''): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean ${prefix}${near}?`;
}
