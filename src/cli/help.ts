import { ACTION_USAGES } from './checklist/arguments.ts';
import { optionsOf } from './options.ts';
import type { CommandName } from './options.ts';

const USAGES: Readonly<Record<CommandName, { readonly usage: string; readonly does: string }>> = {
  check: { usage: 'check [path ...]', does: 'Tell what is not ready for production in these files and folders (default: here).' },
  fix: { usage: 'fix [path ...]', does: 'Apply the fixes that are safe, until none is left.' },
  checklist: { usage: 'checklist <action>', does: 'Work with production checklists: status, tick, untick, sign, bind, run, init, gate.' },
  report: { usage: 'report [file ...]', does: 'Print what the checklists come to, as Markdown, HTML or JSON.' },
  rules: { usage: 'rules', does: 'List the rules.' },
  explain: { usage: 'explain ID', does: "Print a rule's page: why it matters, examples, how to set and silence it." },
};

/** Wrong use, and an error in a configuration, are 2 everywhere. */
const EXIT_CODES: Partial<Record<CommandName, string>> = {
  check: '0: clean; 1: findings at or above --fail-on, or a file that could not be checked; 2: wrong use, or an error in a configuration',
  checklist: '0: done; 1: the gate is shut, or a file could not be written; 2: wrong use, or an error in a configuration',
  fix: '0: done; 1: a file could not be written; 2: wrong use, or an error in a configuration',
};

/** The help of one command, or of all. */
export function help(about: CommandName | undefined): string {
  const lines =
    about === undefined
      ? ['Usage: seaworthy <command> [options]', '', ...Object.values(USAGES).map(({ usage, does }) => row(usage, does))]
      : [`Usage: seaworthy ${USAGES[about].usage} [options]`, '', USAGES[about].does];
  const options = optionsOf(about).map(([name, { value, short, description, commands }]) => {
    const only = about === undefined && commands !== undefined ? ` [${commands.join(', ')}]` : '';
    return row(`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`, `${description}${only}`);
  });
  const actions = about === 'checklist' ? ['', 'Actions:', ...Object.values(ACTION_USAGES).map(({ usage, does }) => row(usage, does))] : [];
  const codes = Object.entries(EXIT_CODES).flatMap(([name, meaning]) => (about === undefined || about === name ? [row(name, meaning)] : []));
  return `${[...lines, ...actions, '', 'Options:', ...options, ...(codes.length === 0 ? [] : ['', 'Exit codes:', ...codes])].join('\n')}\n`;
}

const WIDTH = 22;

/** A term and what it means; a term that is too wide for its column stands on a line of its own. */
function row(term: string, meaning: string): string {
  return term.length < WIDTH ? `  ${term.padEnd(WIDTH)}${meaning}` : `  ${term}\n  ${' '.repeat(WIDTH)}${meaning}`;
}
