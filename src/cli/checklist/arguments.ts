import { UsageError } from '../usage-error.ts';

const ACTIONS = ['status', 'tick', 'untick', 'sign', 'bind', 'run', 'init', 'gate'] as const;
export type Action = (typeof ACTIONS)[number];

/** What stands after each action, and what it does. */
export const ACTION_USAGES: Readonly<Record<Action, { readonly usage: string; readonly does: string }>> = {
  status: { usage: 'status [file ...]', does: 'Tell how far the checklists have come, and what the repository says of each box.' },
  tick: { usage: 'tick file item ...', does: 'Tick boxes: by id, by line, or by words that only one has. --proven lists and ticks all that the repository proves.' },
  untick: { usage: 'untick file item ...', does: 'Empty boxes; a signature is taken back.' },
  sign: { usage: 'sign file item', does: 'Tick a sign-off and fill in name and date.' },
  bind: { usage: 'bind file item rule [name=value ...]', does: 'Bind an item to a rule or a fact by an annotation.' },
  run: { usage: 'run file name', does: 'Start a run: a copy with empty boxes in .seaworthy/runs.' },
  init: { usage: 'init [template ...]', does: 'Create checklists; without a template, the one that suits best what the repository holds.' },
  gate: { usage: 'gate [file ...]', does: 'Exit code 1 while a required box is open or a ticked one is refuted. Runs count where they are named.' },
};

/** Options as the command line gives them; each action looks at its own. */
export interface ChecklistOptions {
  readonly format: string | undefined;
  readonly sections: readonly string[];
  readonly by: string | undefined;
  readonly date: string | undefined;
  readonly proven: boolean;
  readonly dryRun: boolean;
}

export interface ChecklistCommand extends ChecklistOptions {
  readonly kind: 'checklist';
  readonly action: Action;
  readonly words: readonly string[];
  readonly color: boolean | undefined;
}

export interface ReportCommand {
  readonly kind: 'report';
  readonly format: 'markdown' | 'html' | 'json';
  readonly files: readonly string[];
}

/** The options beside `color` that each action takes. */
const TAKES: Readonly<Record<Action, readonly (keyof ChecklistOptions)[]>> = {
  status: ['format'],
  tick: ['by', 'date', 'proven', 'dryRun'],
  untick: ['dryRun'],
  sign: ['by', 'date', 'dryRun'],
  bind: ['dryRun'],
  run: ['date', 'dryRun'],
  init: ['dryRun'],
  gate: ['sections'],
};

/** How many words an action takes at least and at most. */
const WORDS: Readonly<Record<Action, readonly [number, number]>> = {
  status: [0, Infinity],
  tick: [1, Infinity],
  untick: [2, Infinity],
  sign: [2, 2],
  bind: [3, Infinity],
  run: [2, 2],
  init: [0, Infinity],
  gate: [0, Infinity],
};

/** Reads what stands after `checklist`. @throws UsageError */
export function checklistArguments([word, ...words]: readonly string[], options: ChecklistOptions, color: boolean | undefined): ChecklistCommand {
  const action = ACTIONS.find(one => one === word);
  if (action === undefined) throw new UsageError(`${word === undefined ? 'Say what to do with checklists' : `\`checklist\` has no ${word}`}: ${ACTIONS.join(', ')}.`);
  const foreign = Object.entries(options).find(([name, value]) => !TAKES[action].some(own => own === name) && value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0));
  if (foreign !== undefined) throw new UsageError(`\`checklist ${action}\` takes no ${OPTION_NAMES[foreign[0]] ?? foreign[0]}.`);
  const [least, most] = WORDS[action];
  const isWhole = words.length >= least && words.length <= most && (action !== 'tick' || (words.length > 1) !== options.proven);
  if (!isWhole) throw new UsageError(`Usage: seaworthy checklist ${ACTION_USAGES[action].usage}${action === 'tick' ? ', or seaworthy checklist tick file --proven' : ''}`);
  if (options.format !== undefined && options.format !== 'text' && options.format !== 'json') throw new UsageError(`--format is one of text, json, not ${options.format}.`);
  if (options.date !== undefined && !isDate(options.date)) throw new UsageError(`--date is a date such as 2026-01-31, not ${options.date}.`);
  return { kind: 'checklist', action, words, color, ...options };
}

/** Reads what stands after `report`. @throws UsageError */
export function reportArguments(files: readonly string[], format = 'markdown'): ReportCommand {
  if (format !== 'markdown' && format !== 'html' && format !== 'json') throw new UsageError(`--format is one of markdown, html, json, not ${format === '' ? 'empty' : format}.`);
  return { kind: 'report', format, files };
}

const OPTION_NAMES: Readonly<Record<string, string>> = { format: '--format', sections: '--section', by: '--by', date: '--date', proven: '--proven', dryRun: '--dry-run' };

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
