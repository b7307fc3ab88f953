import { inspect } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { readArguments } from './arguments.ts';
import type { Command } from './arguments.ts';
import { check } from './check.ts';
import { help } from './help.ts';
import { print, tell } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Runs one command line. @returns the exit code. */
export async function run(argv: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    return await dispatch(readArguments(argv), signal);
  } catch (error) {
    // Node's own exit code for what nobody caught is 1, which would read as findings.
    tell(error instanceof UsageError ? `seaworthy: ${error.message}` : `seaworthy: a mistake in Seaworthy itself: ${inspect(error)}`);
    return 2;
  }
}

async function dispatch(command: Command, signal: AbortSignal): Promise<number> {
  switch (command.kind) {
    case 'check':
      return check(command, signal);
    case 'fix':
      return (await import('./fix.ts')).fix(command, signal);
    case 'rules':
      return (await import('./rules.ts')).rules(command);
    case 'explain':
      return (await import('./rules.ts')).explain(command);
    case 'checklist':
      return (await import('./checklist/checklist.ts')).checklist(command, signal);
    case 'report':
      return (await import('./checklist/checklist.ts')).report(command, signal);
    case 'help':
      await print([help(command.about)]);
      return 0;
    case 'version':
      await print([`${manifest.version}\n`]);
      return 0;
  }
}
