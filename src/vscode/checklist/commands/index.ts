/** Every command of checklists, by the part of its id after `seaworthy.checklist.`. `openRow` is run by rows alone. */
import type { Workspace } from '../../../workspace/index.ts';
import type { Checklists } from '../given.ts';
import { assign, linkEvidence, markApplicable, markNotApplicable, writeNote } from './amend.ts';
import { fixItem } from './fix-item.ts';
import { recordValue } from './measured.ts';
import { setGoLive } from './go-live.ts';
import { openReport } from './report.ts';
import { openRow, revealInEditor, revealInView } from './reveal.ts';
import { runCommand } from './run-command.ts';
import { filter, hideCompleted } from './showing.ts';
import { createChecklist, repairText, startRun } from './start.ts';
import { accept, bindItem, refuse } from './suggestions.ts';
import { tickProven } from './tick-proven.ts';
import { signItem, toggle } from './tick.ts';
import { useFile } from './use-file.ts';

export type Command = (given?: unknown, more?: unknown) => unknown;

export function commandsFor(checklists: Checklists, workspace: Workspace): Readonly<Record<string, Command>> {
  const { tree, service } = checklists;
  return {
    openRow: () => openRow(checklists),
    reveal: (given, stay) => revealInEditor(checklists, given, stay),
    showInView: given => revealInView(checklists, given),
    toggle: given => toggle(checklists, given),
    sign: given => signItem(checklists, given),
    tickProven: given => tickProven(checklists, given),
    notApplicable: given => markNotApplicable(checklists, given),
    applicable: given => markApplicable(checklists, given),
    note: given => writeNote(checklists, given),
    assign: given => assign(checklists, given),
    link: given => linkEvidence(checklists, given),
    measured: given => recordValue(checklists, given),
    accept: given => accept(checklists, given),
    refuse: given => refuse(checklists, given),
    bind: given => bindItem(checklists, given),
    fixAll: given => fixItem(checklists, workspace, given),
    run: given => runCommand(checklists, given),
    startRun: given => startRun(checklists, given),
    repair: given => repairText(checklists, given),
    goLive: given => setGoLive(checklists, given),
    useFile: given => useFile(service, given),
    create: () => createChecklist(checklists),
    report: () => openReport(checklists),
    filter: () => filter(tree),
    hideCompleted: () => { hideCompleted(tree, true); },
    showCompleted: () => { hideCompleted(tree, false); },
    refresh: () => service.scan(),
  };
}
