import type { ParseArgsOptionDescriptor } from 'node:util';

export const COMMANDS = ['check', 'fix', 'checklist', 'report', 'rules', 'explain'] as const;
export type CommandName = (typeof COMMANDS)[number];

export const FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export type FormatName = (typeof FORMATS)[number];

export const PROFILES = ['recommended', 'strict'] as const;

/** From the gravest to the mildest. */
export const SEVERITIES = ['error', 'warning', 'information'] as const;

interface OptionDescription extends ParseArgsOptionDescriptor {
  /** What stands for its value in the help. */
  readonly value?: string;
  readonly description: string;
  /** The commands that take it; every command where left out. */
  readonly commands?: readonly CommandName[];
}

/** Every option: the parser, the help and the check of which command takes which come from this table. */
export const OPTIONS = {
  format: { type: 'string', value: 'FORMAT', description: `What is printed. \`check\`: ${FORMATS.join(', ')}. \`rules\`, \`checklist status\`: text, json. \`report\`: markdown, html, json.`, commands: ['check', 'checklist', 'report', 'rules'] },
  'fail-on': { type: 'string', value: SEVERITIES.join('|'), description: 'The mildest finding that makes the exit code 1. Default: warning.', commands: ['check'] },
  include: { type: 'string', value: 'review', description: 'Apply the fixes that a person should look at as well, with the values that they propose.', commands: ['fix'] },
  'dry-run': { type: 'boolean', description: 'Print what would change as a unified diff and write nothing.', commands: ['fix', 'checklist'] },
  section: { type: 'string', multiple: true, value: 'WORDS', description: '`gate`: only sections with these words in a heading; may be given several times.', commands: ['checklist'] },
  by: { type: 'string', value: 'NAME', description: "`tick`, `sign`: who does it. Default: Git's user.name.", commands: ['checklist'] },
  date: { type: 'string', value: 'DATE', description: '`tick`, `sign`, `run`: when. Default: today.', commands: ['checklist'] },
  proven: { type: 'boolean', description: '`tick`: list and tick all open boxes that the repository proves.', commands: ['checklist'] },
  profile: { type: 'string', value: PROFILES.join('|'), description: 'Which rules are on, whatever the configuration says.', commands: ['check', 'fix'] },
  rule: { type: 'string', multiple: true, value: 'ID', description: 'Only this rule; may be given several times.', commands: ['check', 'fix'] },
  config: { type: 'string', value: 'FILE', description: 'Use this configuration in place of every .seaworthy.yaml.', commands: ['check', 'fix'] },
  'stdin-path': { type: 'string', value: 'PATH', description: 'Check the text on standard input as if it were this file.', commands: ['check'] },
  quiet: { type: 'boolean', short: 'q', description: 'One line a finding; no source lines, no summary, no progress.', commands: ['check', 'fix'] },
  color: { type: 'boolean', description: 'Colours, also where the output is no terminal.' },
  'no-color': { type: 'boolean', description: 'No colours. So does NO_COLOR in the environment.' },
  help: { type: 'boolean', short: 'h', description: 'Print this help.' },
  version: { type: 'boolean', short: 'V', description: 'Print the version.' },
} as const satisfies Readonly<Record<string, OptionDescription>>;

/** The options with what the help says of them, in the table's order. */
export function optionsOf(command: CommandName | undefined): readonly (readonly [name: string, option: OptionDescription])[] {
  const all: readonly (readonly [string, OptionDescription])[] = Object.entries(OPTIONS);
  return command === undefined ? all : all.filter(([, { commands }]) => commands?.includes(command) ?? true);
}
