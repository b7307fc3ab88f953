import { statSync } from 'node:fs';
import manifest from '../../package.json' with { type: 'json' };
import { MAXIMUM_LENGTH } from '../engine/index.ts';
import type { CheckCommand } from './arguments.ts';
import { decode, stateDemands } from '../workspace/index.ts';
import type { Status } from '../workspace/index.ts';
import { read } from './node-files.ts';
import { progressLine } from './progress.ts';
import { configProblems, fails, pathFrom, reportOf } from './report.ts';
import type { CheckReport, FormatContext } from './report.ts';
import { openSession, readStandardInput } from './session.ts';
import type { Session, StandIn } from './session.ts';
import { styleOf, wantsColor } from './style.ts';
import { print, tell, widthOf } from './terminal.ts';

/** `seaworthy check`: 0 clean, 1 findings that fail or a problem with a file, 2 an error in a configuration, 130 interrupted. */
export async function check(command: CheckCommand, signal: AbortSignal): Promise<number> {
  const standIn = command.stdinPath === undefined ? undefined : { path: command.stdinPath, bytes: await readStandardInput() };
  const session = openSession(command, standIn);
  const progress = progressLine(!command.quiet);
  await stateDemands(session.workspace, session.files, session.folders);
  await session.workspace.scan(signal, progress.show, session.named);
  progress.clear();
  if (signal.aborted) return 130;
  const report = reportOf(session.workspace.files(), session.workingDirectory);
  await print(await output(report, command, session, standIn));
  if (!command.quiet) await tellWhatIsNotChecked(session, report);
  return exitCode(report, command);
}

function exitCode(report: CheckReport, { failOn }: CheckCommand): number {
  if (configProblems(report).length > 0) return 2;
  return report.files.some(({ findings, problems }) => problems.length > 0 || findings.some(finding => fails(finding, failOn))) ? 1 : 0;
}

/** Formats are loaded when they are asked for: a check of one file starts in the time of a keystroke. */
async function output(report: CheckReport, command: CheckCommand, session: Session, standIn: StandIn | undefined): Promise<Iterable<string>> {
  const context = contextOf(command, session, standIn);
  switch (command.format) {
    case 'json':
      return (await import('./format/json.ts')).json(report);
    case 'sarif':
      return (await import('./format/sarif.ts')).sarif(report, context);
    case 'github':
      return (await import('./format/github.ts')).github(report);
    case 'junit':
      return (await import('./format/junit.ts')).junit(report, context);
    case 'text': {
      const { brief, text } = await import('./format/text.ts');
      if (command.quiet) return brief(report);
      const style = styleOf(wantsColor(command.color, process.env, process.stdout.isTTY));
      return text(report, context, style, widthOf(process.stdout, 120));
    }
  }
}

function contextOf({ failOn }: CheckCommand, { named: [first], workingDirectory }: Session, standIn: StandIn | undefined): FormatContext {
  return {
    version: manifest.version,
    workingDirectory,
    failOn,
    textOf: uri => textOf(standIn !== undefined && uri === first ? standIn.bytes : uri),
  };
}

function textOf(source: string | Uint8Array): string | undefined {
  try {
    const decoded = decode(typeof source === 'string' ? read(source, MAXIMUM_BYTES) : source);
    return decoded.kind === 'text' ? decoded.text : undefined;
  } catch {
    return undefined;
  }
}

/** Longer files are not checked, so no finding is in them: three bytes are the most for one UTF-16 unit. */
const MAXIMUM_BYTES = 3 * MAXIMUM_LENGTH;

/** A file that was named and not checked is said so; silence would look like approval. */
async function tellWhatIsNotChecked({ workspace, named, workingDirectory }: Session, report: CheckReport): Promise<void> {
  const told = new Set(report.files.filter(({ status }) => status.kind !== 'left-alone' && status.kind !== 'excluded').map(({ uri }) => uri));
  for (const path of named) {
    if (told.has(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) continue;
    tell(`${pathFrom(workingDirectory, path)} is not checked. ${whyNot(await workspace.status(path))}`);
  }
  if (report.files.length === 0) tell('Nothing was checked: there are no Kubernetes manifests here.');
}

function whyNot(status: Status): string {
  return 'because' in status ? status.because : 'It is no Kubernetes manifest.';
}
