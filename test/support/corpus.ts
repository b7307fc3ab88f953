import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineIndex, Project, RULES, readFile } from '../../src/engine/index.ts';
import type { FileModel, Rule, Subject } from '../../src/engine/index.ts';

/** Real files beside the repository; reference data that is read in place and never committed. */
export const CORPUS = join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus');

/** Why tests over the corpus do not run here, or false where they do. */
export const withoutCorpus: string | false = existsSync(join(CORPUS, 'kubernetes')) ? false : `${CORPUS} is not on this machine`;

/** A repository of the corpus, read as one workspace folder. */
export interface Repository {
  readonly name: string;
  readonly files: readonly FileModel[];
  readonly project: Project;
}

/** Every repository below a folder of the corpus, with all its YAML and JSON files. */
export function repositories(folder: 'kubernetes' | 'compose'): Repository[] {
  const root = join(CORPUS, folder);
  return readdirSync(root).map(name => {
    const files = readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
      .filter(path => /\.(ya?ml|json)$/.test(path) && statSync(join(root, name, path)).isFile())
      .map(path => readFile(path, readFileSync(join(root, name, path), 'utf8')));
    return { name, files, project: new Project(files.flatMap(file => file.units.flatMap(unit => [...unit.facts])), true) };
  });
}

/** A row of kubernetes-truth.jsonl: one container, read by an independent YAML parser. */
export interface TruthRow {
  readonly path: string;
  readonly line: number;
  readonly kind: string;
  readonly name: string;
  readonly container: string;
  readonly ctype: string;
  readonly core: boolean;
  readonly patch: boolean;
  readonly probes_applicable: boolean;
  readonly missing: readonly string[];
  readonly missing_fine: readonly string[];
}

export function truthRows(): TruthRow[] {
  return readFileSync(join(CORPUS, 'kubernetes-truth.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    // Reference data of a known shape, written beside it.
    .map(line => JSON.parse(line) as TruthRow);
}

/** What a rule says of one subject once its repository is known. */
export type Said = 'found' | 'good' | 'not-applicable' | 'unknown';

export function say(rule: Rule, subject: Subject, project: Project): Said {
  const judgement = rule.judge(subject, {});
  if (typeof judgement === 'string') return judgement;
  const answers = judgement.map(({ about }) => (about === undefined ? true : rule.holds(about, project, {})));
  if (answers.includes(true)) return 'found';
  return answers.find(answer => typeof answer === 'string') ?? 'good';
}

export function ruleOf(id: string): Rule {
  const rule = RULES.find(one => one.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}

/** The subjects of a file with the line (1-based) that each container starts on. */
export function containersOf(file: FileModel): { subject: Extract<Subject, { subject: 'container' }>; line: number }[] {
  const lines = new LineIndex(file.text);
  return file.units.flatMap(unit =>
    unit.subjects.flatMap(subject =>
      subject.subject === 'container' ? [{ subject, line: lines.positionAt(unit.source.offset + subject.extent.start).line + 1 }] : [],
    ),
  );
}
