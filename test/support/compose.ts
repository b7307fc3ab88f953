import { ALONE, LineIndex, Project, RULES, lintFile, readFile, reportFile, rulesetOf } from '../../src/engine/index.ts';
import type { FileModel, FileSet, FileReport, Neighbours, Rule, Subject } from '../../src/engine/index.ts';
import { compose } from '../../src/engine/dialects/compose/compose.ts';
import { compositionsOf } from '../../src/engine/dialects/compose/composition.ts';
import { Files } from '../../src/engine/dialects/compose/files.ts';
import { loadProject } from '../../src/engine/dialects/compose/load.ts';
import type { Tree } from '../../src/engine/dialects/compose/tree.ts';
import { parseYaml } from '../../src/engine/syntax/yaml/document.ts';
import { textOf } from '../../src/engine/text/source.ts';

/** Files by path. */
export type Workspace = Readonly<Record<string, string>>;

export type Plain = string | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A workspace that knows of no parts. */
export function beside(files: Workspace): Neighbours {
  return { ...ALONE, text: path => (Object.hasOwn(files, path) ? files[path] : undefined) };
}

/** The services that `docker compose` would load with a file, in plain data, and what is wrong with them. */
export function loaded(files: Workspace, path = 'compose.yaml'): { services: Plain; problems: string[] } {
  const document = parseYaml({ uri: path, text: files[path] ?? '', offset: 0 });
  const reader = new Files(document, [document], beside(files));
  const project = loadProject(compositionsOf(path, reader)[0], reader);
  const services = Object.fromEntries([...project.services].map(([name, tree]) => [name, plain(tree)]));
  return { services, problems: project.problems.map(({ span, message }) => `${span.source.uri}: ${textOf(span)}: ${message}`) };
}

/** Variables that nothing in the repository decides are shown as `?`. */
function plain(tree: Tree): Plain {
  switch (tree.kind) {
    case 'scalar':
      return tree.because !== undefined ? '?' : tree.isNull ? null : tree.text;
    case 'list':
      return tree.items.map(plain);
    case 'pairs':
      return Object.fromEntries(tree.pairs.map(({ name, value }) => [name, value === undefined ? null : plain(value)]));
    case 'map':
      return Object.fromEntries([...tree.entries].filter(([key, value]) => key !== 'extends' && value.tag !== '!reset').map(([key, value]) => [key, plain(value)]));
  }
}

/**
 * Every file of a workspace, read until each knows whose part it is. Git leaves out none that is not there.
 * @param sets what the configuration says is read as one.
 */
export function readAll(files: Workspace, sets: readonly FileSet[] = []): { models: Map<string, FileModel>; project: Project } {
  let project = new Project([], true);
  let models = new Map<string, FileModel>();
  for (let round = 0; round < 2; round += 1) {
    const known = project;
    const neighbours: Neighbours = { text: path => files[path], readersOf: path => known.readersOf(path), basesIn: path => known.basesIn(path), setsOf: path => [...sets.filter(({ files: set }) => set.includes(path)), ...known.setsOf(path)], filesIn: () => [], isIgnored: path => (path in files ? undefined : false) };
    models = new Map(Object.entries(files).map(([path, text]) => [path, readFile(path, text, undefined, neighbours, [compose])]));
    project = new Project([...models.values()].flatMap(({ units }) => units.flatMap(({ facts }) => [...facts])), true);
  }
  return { models, project };
}

/** What the rules say of every file: `path:line rule: message`. */
export function findings(files: Workspace, rules: readonly Rule[] = RULES, sets: readonly FileSet[] = []): string[] {
  const { models, project } = readAll(files, sets);
  return [...models].flatMap(([path, model]) => {
    const lines = new LineIndex(model.text);
    return report(model, project, rules).findings.map(({ span, active, message }) => `${path}:${String(lines.positionAt(span.source.offset + span.start).line + 1)} ${active.rule.id}: ${message}`);
  });
}

export function report(model: FileModel, project: Project, rules: readonly Rule[]): FileReport {
  return reportFile(lintFile(model, rulesetOf(rules, 'strict')), project);
}

export type Container = Extract<Subject, { subject: 'container' }>;

/** The one container of a service of one file. */
export function service(text: string, name: string, files: Workspace = {}): Container {
  const model = readFile('compose.yaml', text, undefined, beside(files), [compose]);
  const containers = model.units.flatMap(({ subjects }) => subjects).filter(subject => subject.subject === 'container');
  const found = containers.find(one => one.name === name);
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
}
