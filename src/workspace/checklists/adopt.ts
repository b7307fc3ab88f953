import { adoptEdit, applyFileEdits, parseChecklist, sourceOf, toFileEdits } from '../../engine/index.ts';
import { pathFrom } from '../directory.ts';
import type { Files } from '../files.ts';
import { CONFIG_NAMES } from '../names.ts';
import { readText } from '../read-text.ts';
import { configsAt } from '../settings.ts';
import type { FolderChecklists } from './folder.ts';
import type { ChecklistEdit } from './types.ts';
import { creation, together } from './write.ts';

const HEAD = '# What Seaworthy checks in this folder and below. The nearest file wins and extends those above it.\n';

/** Makes a Markdown file a checklist: the configuration that says which files are checklists names it, the nearest one otherwise. */
export async function adopt(folder: FolderChecklists, files: Files, path: string, text: string): Promise<ChecklistEdit> {
  if (folder.holds(path)) return refuse(`${path} is a checklist already`);
  if (parseChecklist(sourceOf(path, text)).items.length === 0) return refuse(`${path} has no boxes (- [ ])`);
  const { directory } = await folder.listing.tree.locate(path, 'file', true);
  const configs = configsAt(directory);
  const nearest = configs.find(({ file }) => file.config.checklists?.files !== undefined) ?? configs[0];
  if (nearest === undefined) return startWith(folder, path);
  const { file, at } = nearest;
  const reading = await readText(files, file.uri);
  if (reading.kind !== 'text') return refuse(`${file.path} cannot be read`);
  const edit = adoptEdit(sourceOf(file.path, reading.text), file.config.checklists?.files, pathFrom(at, path));
  if (edit.kind === 'refused') return edit;
  const edits = toFileEdits(edit.edits);
  return together({ uri: file.uri, path: file.path, before: reading.text, edits, after: applyFileEdits(reading.text, edits).text, bom: reading.bom });
}

function startWith(folder: FolderChecklists, path: string): ChecklistEdit {
  const [name] = CONFIG_NAMES;
  const text = `${HEAD}profile: recommended\n`;
  const edit = adoptEdit(sourceOf(name, text), undefined, path);
  return edit.kind === 'refused' ? edit : together(creation(folder, name, applyFileEdits(text, toFileEdits(edit.edits)).text));
}

function refuse(because: string): ChecklistEdit {
  return { kind: 'refused', because };
}
