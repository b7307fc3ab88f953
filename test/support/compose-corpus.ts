import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Project, readFile } from '../../src/engine/index.ts';
import type { FileModel, Neighbours } from '../../src/engine/index.ts';
import { compose } from '../../src/engine/dialects/compose/compose.ts';
import { CORPUS } from './corpus.ts';

/** Why tests over the real Compose files do not run here, or false where they do. */
export const withoutComposeCorpus: string | false = existsSync(join(CORPUS, 'compose')) ? false : `${join(CORPUS, 'compose')} is not on this machine`;

/** A row of compose-truth.jsonl: one service of one file, read by an independent YAML parser. */
export interface ServiceRow {
  readonly path: string;
  readonly service: string;
  readonly line: number;
  readonly missing: readonly string[];
  readonly missing_after_extends?: readonly string[];
}

export function serviceRows(): ServiceRow[] {
  return readFileSync(join(CORPUS, 'compose-truth.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    // Reference data of a known shape, written beside it.
    .map(line => JSON.parse(line) as ServiceRow);
}

/** A repository of Compose files, read as one workspace folder is: twice, so that parts know whose parts they are. */
export function composeRepository(name: string): { readonly files: readonly FileModel[]; readonly project: Project } {
  const root = join(CORPUS, 'compose', name);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(path => /\.ya?ml$/.test(path) && statSync(join(root, path)).isFile());
  const text = (path: string): string | undefined => {
    const whole = join(root, path);
    return existsSync(whole) && statSync(whole).isFile() ? readFileSync(whole, 'utf8') : undefined;
  };
  const read = (project: Project): FileModel[] => {
    const neighbours: Neighbours = { text, readersOf: path => project.readersOf(path), basesIn: path => project.basesIn(path), setsOf: path => project.setsOf(path), filesIn: () => [] };
    return paths.map(path => readFile(path, text(path) ?? '', undefined, neighbours, [compose]));
  };
  const factsOf = (files: readonly FileModel[]): Project => new Project(files.flatMap(({ units }) => units.flatMap(({ facts }) => [...facts])), true);
  const project = factsOf(read(new Project([], true)));
  const files = read(project);
  return { files, project: factsOf(files) };
}

export function composeRepositories(): string[] {
  return readdirSync(join(CORPUS, 'compose'));
}
