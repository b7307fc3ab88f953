import { dirname } from 'node:path';
import { ALONE, LineIndex, Project, lintFile, readFile, reportFile } from '../../src/engine/index.ts';
import type { Candidate, FileModel, FileReport, Neighbours, Ruleset } from '../../src/engine/index.ts';
import { hcl } from '../engine/syntax/hcl/load.ts';
import { EVERY_RULE } from './hostile.ts';

/** Files by path. */
export type Texts = Readonly<Record<string, string>>;

export interface Linted {
  readonly file: FileModel;
  readonly report: FileReport;
}

/** Every file of a workspace, read until each knows which modules call its own, and linted. */
export function lintAll(texts: Texts, ruleset: Ruleset = EVERY_RULE): ReadonlyMap<string, Linted> {
  const read = (project: Project): FileModel[] => Object.entries(texts).map(([path, text]) => readFile(path, text, undefined, besideOf(texts, project)));
  const first = projectOf(read(new Project([], true)));
  const files = read(first);
  const project = projectOf(files);
  return new Map(files.map(file => [file.path, { file, report: reportFile(lintFile(file, ruleset), project) }]));
}

/** One file of a workspace, linted. */
export function lintIn(texts: Texts, path = 'main.tf', ruleset: Ruleset = EVERY_RULE): Linted {
  const linted = lintAll(texts, ruleset).get(path);
  if (linted === undefined) throw new Error(`There is no ${path}.`);
  return linted;
}

/** `line rule: message`, lines from 1. */
export function inWords({ active, span, message }: Candidate): string {
  return `${String(new LineIndex(span.source.text).positionAt(span.start).line + 1)} ${active.rule.id}: ${message}`;
}

function besideOf(texts: Texts, project: Project): Neighbours {
  return {
    ...ALONE,
    hcl,
    text: path => texts[path],
    readersOf: path => project.readersOf(path),
    filesIn: folder => Object.keys(texts).filter(path => dirname(path) === (folder === '' ? '.' : folder)).sort(),
  };
}

function projectOf(files: readonly FileModel[]): Project {
  return new Project(files.flatMap(file => file.units.flatMap(unit => [...unit.facts])), true);
}
