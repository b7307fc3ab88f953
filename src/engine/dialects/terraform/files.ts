import type { CompositionFacts } from '../../model/facts.ts';
import type { Document } from '../../syntax/tree.ts';
import type { Neighbours } from '../dialect.ts';
import { isModuleFile } from './module/folder.ts';
import { rootsOf } from './module/read.ts';
import type { ModuleFiles, ReadRoot } from './module/types.ts';
import { folderOf } from '../../text/paths.ts';

/** The files as modules see them. The one that is read is in its folder whether or not it is on the disk. */
export function moduleFiles(own: string, neighbours: Neighbours): ModuleFiles {
  return {
    text: path => neighbours.text(path),
    files: folder => {
      const paths = neighbours.filesIn(folder).filter(isModuleFile);
      return folderOf(own) === folder && !paths.includes(own) ? [...paths, own].sort() : paths;
    },
  };
}

/** The folders of the root modules that a file is a part of. */
export function rootFolders(path: string, neighbours: Neighbours): readonly string[] {
  const all = moduleFiles(path, neighbours);
  return rootsOf(folderOf(path), folder => [...new Set(all.files(folder).flatMap(file => neighbours.readersOf(file)).map(folderOf))]);
}

/** What tells the files of other folders that modules here call theirs. */
export function compositionsOf(document: Document, roots: readonly ReadRoot[], neighbours: Neighbours): CompositionFacts[] {
  const all = moduleFiles(document.source.uri, neighbours);
  const calls = roots.flatMap(root => root.modules).flatMap(module => module.calls).filter(({ block }) => block.document === document);
  const folders = new Set(calls.flatMap(({ module }) => module?.folder ?? []));
  const parts = [...folders].flatMap(folder => all.files(folder)).map(file => ({ file, service: '*' }));
  return parts.length === 0 ? [] : [{ type: 'composition', kind: 'Terraform module', name: document.source.uri, namespace: undefined, parts }];
}
