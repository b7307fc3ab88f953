import { setImmediate as breathe } from 'node:timers/promises';
import { fixAll, onlySafe } from '../engine/index.ts';
import type { Accepts, AppliedFix, FixedFile, Project } from '../engine/index.ts';
import { encode, stateDemands } from '../workspace/index.ts';
import type { LiveFile } from '../workspace/index.ts';
import type { FixCommand } from './arguments.ts';
import { writeAtomically } from './atomic-write.ts';
import { count } from './format/summary.ts';
import { brief } from './format/text.ts';
import { printable } from './printable.ts';
import { progressLine } from './progress.ts';
import { configProblems, reportOf } from './report.ts';
import type { CheckReport, CheckedFile } from './report.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import { styleOf, wantsColor } from './style.ts';
import type { Style } from './style.ts';
import { print, tell } from './terminal.ts';

/** `review` takes what invents values too: the person asked for the proposed ones and reviews the diff. */
const all: Accepts = () => true;

/** `seaworthy fix`: 0 done, 1 a file could not be written, 2 an error in a configuration, 130 interrupted. */
export async function fix(command: FixCommand, signal: AbortSignal): Promise<number> {
  const session = openSession(command);
  const progress = progressLine(!command.quiet);
  await stateDemands(session.workspace, session.files, session.folders);
  await session.workspace.scan(signal, progress.show, session.named);
  progress.clear();
  const report = reportOf(session.workspace.files(), session.workingDirectory);
  const configs = configProblems(report);
  if (configs.length > 0) {
    await print(brief({ ...report, files: configs }));
    tell('Nothing was changed: the configuration must be right first.');
    return 2;
  }
  const tally = await fixFiles(report, command, session, signal);
  if (!command.quiet) tellSum(tally, command);
  return signal.aborted ? 130 : tally.failed > 0 ? 1 : 0;
}

interface FixTally {
  files: number;
  fixes: number;
  left: number;
  failed: number;
}

async function fixFiles(report: CheckReport, command: FixCommand, session: Session, signal: AbortSignal): Promise<FixTally> {
  const accepts = command.includeReview ? all : onlySafe;
  const style = styleOf(wantsColor(command.color, process.env, process.stdout.isTTY));
  const tally: FixTally = { files: 0, fixes: 0, left: 0, failed: 0 };
  // A file is judged in the light of those that were mended before it.
  const projects = new Map<Project, Project>();
  for (const file of report.files) {
    // Files are read and written synchronously: without a break in between, Ctrl+C would not be heard.
    await breathe();
    if (signal.aborted) break;
    const before = file.findings.some(({ fix: offered }) => offered !== undefined) ? await session.workspace.load(file.uri) : undefined;
    if (before === undefined) {
      tally.left += file.findings.length;
      continue;
    }
    const result = fixAll({ ...before, project: projects.get(before.project) ?? before.project }, accepts);
    if (result.applied.length > 0 && !(await deliver(file, before, result.text, command))) {
      tally.failed += 1;
      tally.left += file.findings.length;
      continue;
    }
    projects.set(before.project, result.project);
    tally.left += result.report.findings.length;
    tally.files += result.applied.length > 0 ? 1 : 0;
    tally.fixes += result.applied.length;
    if (command.quiet) continue;
    if (!command.dryRun) await print(describe(file, result, style));
    // The output is a diff: what is said beside it goes elsewhere.
    else for (const one of result.skipped) tell(`${printable(file.path)}: skipped ${printable(one.fix.title)}: ${printable(one.because)}`);
  }
  return tally;
}

/** Writes the file, or shows what would be written. @returns whether it could. */
async function deliver({ path, uri }: CheckedFile, { text, bom }: LiveFile, fixed: string, { dryRun }: FixCommand): Promise<boolean> {
  if (dryRun) {
    const { unifiedDiff } = await import('./diff.ts');
    const mark = bom ? '\ufeff' : '';
    await print([unifiedDiff(path, mark + text, mark + fixed)]);
    return true;
  }
  try {
    writeAtomically(uri, encode(fixed, bom));
    return true;
  } catch (error) {
    tell(`${path} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function* describe({ path }: CheckedFile, { applied, skipped }: FixedFile, style: Style): Iterable<string> {
  if (applied.length + skipped.length === 0) return;
  yield `${style.bold(printable(path))}\n`;
  for (const one of applied) yield line(style.green('fixed  '), one, style);
  for (const one of skipped) yield `${line(style.yellow('skipped'), one, style)}           ${printable(one.because)}\n`;
}

function line(what: string, { finding, fix: { title } }: AppliedFix, style: Style): string {
  return `  ${what}  ${printable(title)}  ${style.dim(finding.active.rule.id)}\n`;
}

function tellSum({ files, fixes, left, failed }: FixTally, { dryRun, includeReview }: FixCommand): void {
  const applied = fixes === 0 ? 'Nothing was fixed' : `${dryRun ? 'Would apply' : 'Applied'} ${count(fixes, 'fix').replace(/xs$/, 'xes')} in ${count(files, 'file')}`;
  const rest = `${count(left, 'finding')} ${left === 1 ? 'is' : 'are'} left`;
  const hint = left > 0 && !includeReview ? '; `seaworthy fix --include review` also applies fixes that a person should look at' : '';
  tell(`${applied}; ${rest}${hint}.${failed > 0 ? ` ${count(failed, 'file')} could not be written.` : ''}`);
}
