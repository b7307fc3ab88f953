import * as vscode from 'vscode';
import type { Workspace } from '../../workspace/index.ts';
import type { Documents } from '../documents.ts';
import type { Log } from '../output.ts';
import type { Scan } from '../scan.ts';
import { openConfig } from './open-config.ts';
import { fixActiveFile } from './fix-file.ts';
import { fix } from './fix.ts';
import { fixWorkspace } from './fix-workspace.ts';
import { ignore } from './ignore.ts';
import { openRule } from './open-rule.ts';

/** What commands work with. */
export interface Parts {
  readonly workspace: Workspace;
  readonly documents: Documents;
  readonly scan: Scan;
  readonly log: Log;
}

/** Every command, by id. Those that `package.json` does not name are run by light bulbs, hovers and links alone. */
export function registerCommands({ workspace, documents, scan, log }: Parts): vscode.Disposable {
  const commands: Readonly<Record<string, (...given: readonly unknown[]) => unknown>> = {
    'seaworthy.fixAllInFile': () => fixActiveFile(documents),
    'seaworthy.fixAllInWorkspace': () => fixWorkspace(workspace),
    'seaworthy.openRule': openRule,
    'seaworthy.openConfig': openConfig,
    'seaworthy.scan': () => scan.start(),
    'seaworthy.stopScan': () => { scan.stop(); },
    'seaworthy.showOutput': () => { log.show(true); },
    'seaworthy.fix': (...[uri, line, character, version, title]) => fix(documents, { uri, line, character }, version, title),
    'seaworthy.ignore': (...[uri, line, character]) => ignore(documents, { uri, line, character }),
    'seaworthy.tellWhy': why => vscode.window.showInformationMessage(String(why)),
  };
  return vscode.Disposable.from(...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)));
}
