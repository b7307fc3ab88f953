import { parseYaml } from '../syntax/yaml/document.ts';
import { write } from '../text/change.ts';
import type { Edit } from '../text/edit.ts';
import type { Source } from '../text/source.ts';

/** What `checklists.files` says where no configuration says anything, as globs. */
const CHECKLIST_NAMES = '*{checklist,Checklist,CHECKLIST}*.{md,markdown}';

/**
 * Writes into a configuration which files are checklists: those it names already, else those that are by their names, and one more.
 * @param path the file that is to be one, relative to the configuration.
 */
export function adoptEdit(config: Source, named: readonly string[] | undefined, path: string): Edit {
  const files = [...(named ?? [CHECKLIST_NAMES]), globOf(path)];
  return write([{ kind: 'set', writer: parseYaml(config), path: ['checklists', 'files'], value: files }]);
}

/** A glob that means one path. A path without a folder would mean files of that name in every folder. */
function globOf(path: string): string {
  const literal = path.replace(/[[\]{}*?!\\]/g, '\\$&');
  return path.includes('/') ? literal : `/${literal}`;
}
