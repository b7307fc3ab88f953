import { resolve, sep } from 'node:path';
import { LineIndex } from '../../engine/index.ts';
import type { ItemStatus } from '../../engine/index.ts';
import { ChecklistWorkspace } from '../../workspace/index.ts';
import type { Folder, LiveChecklist } from '../../workspace/index.ts';
import { configProblems, reportOf } from '../report.ts';
import { openSession } from '../session.ts';
import { UsageError } from '../usage-error.ts';

/** The checklists of the repository, judged by all of it. */
export interface OpenChecklists {
  readonly checklists: ChecklistWorkspace;
  readonly folders: readonly Folder[];
  /** Those that were named, else all. */
  readonly lists: readonly LiveChecklist[];
}

/**
 * Reads the checklists and the repository around them.
 * @throws UsageError for a file that is no checklist, and where the configuration or a checklist cannot be read.
 */
export async function openChecklists(files: readonly string[], signal: AbortSignal): Promise<OpenChecklists> {
  const session = openSession({ paths: files, profile: undefined, rules: [], config: undefined, quiet: true, color: undefined });
  const { workspace, folders } = session;
  const checklists = new ChecklistWorkspace({ files: session.files, workspace, folders, yieldNow: () => new Promise(resume => setImmediate(resume)) });
  // The numbers that checklists set are known before the rules run.
  await checklists.scan();
  await workspace.scan(signal);
  await checklists.idle();
  const [config] = configProblems(reportOf(workspace.files(), session.workingDirectory));
  if (config !== undefined) throw new UsageError(`${config.path}: ${config.problems[0]?.message ?? 'it cannot be read'}`);
  const [unreadable] = checklists.unreadable();
  if (unreadable !== undefined) throw new UsageError(`${unreadable.path}: ${unreadable.because}`);
  return { checklists, folders, lists: files.length === 0 ? checklists.lists() : files.map(file => theList(checklists, file)) };
}

function theList(checklists: ChecklistWorkspace, file: string): LiveChecklist {
  const list = checklists.list(uriOf(file));
  if (list === undefined) throw new UsageError(`${file} is no checklist: neither is \`checklist\` in its name, nor does \`checklists.files\` in .seaworthy.yaml name it.`);
  return list;
}

function uriOf(file: string): string {
  const path = resolve(file);
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** More lines than these are said as a number. */
const MOST_LINES = 8;

/** The item that a person means: by its id, by the number of its line, or by words that no other item has, of those that are wanted. @throws UsageError */
export function itemOf({ path, status: { items }, checklist }: LiveChecklist, meant: string, isWanted: (one: ItemStatus) => boolean = () => true): ItemStatus {
  const lines = new LineIndex(checklist.source.text);
  const lineOf = ({ item }: ItemStatus): string => String(lines.positionAt(item.box).line + 1);
  const exact = items.find(({ id }) => id === meant) ?? items.find(one => lineOf(one) === meant.replace(/^:/, ''));
  if (exact !== undefined) return exact;
  if (/^:?\d+$/.test(meant)) throw new UsageError(`No item of ${path} stands in line ${meant.replace(/^:/, '')}.`);
  const named = items.filter(({ item }) => item.plain.toLowerCase().includes(meant.toLowerCase()));
  const wanted = named.filter(isWanted);
  // Those that nobody would mean are told of, where there are no others.
  const found = wanted.length > 0 ? wanted : named;
  const [only, other] = found;
  if (only === undefined || meant.trim() === '') throw new UsageError(`No item of ${path} has the id, the line or the words “${meant}”.`);
  if (other !== undefined) throw new UsageError(`“${meant}” is in ${String(found.length)} items of ${path}, in the lines ${found.slice(0, MOST_LINES).map(lineOf).join(', ')}${found.length > MOST_LINES ? ` and ${String(found.length - MOST_LINES)} more` : ''}: name one by its line.`);
  return only;
}
