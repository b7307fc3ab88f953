import { RULES } from '../../engine/index.ts';
import type { Files, Folder } from '../files.ts';
import type { Workspace } from '../workspace.ts';
import { FolderChecklists } from './folder.ts';

/**
 * Lets the rules of a workspace run with what the checklists of its folders state, as they do in an editor: for a check that
 * asks nothing else of checklists. To be called before the scan; of the folders only the checklists are read.
 */
export async function stateDemands(workspace: Workspace, files: Files, folders: readonly Folder[]): Promise<void> {
  for (const folder of folders) {
    const checklists = new FolderChecklists(folder, files, RULES, () => undefined, uri => folders.some(other => other.uri === uri));
    await checklists.loadLists();
    workspace.setDemands(folder, { stated: checklists.asked().stated });
  }
  await workspace.idle();
}
