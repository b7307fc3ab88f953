import { LineIndex, compileGlobs, readConfig } from '../engine/index.ts';
import type { Config, Globs, PlainProblem, Problem, Rule, RuleSettings } from '../engine/index.ts';

/** A configuration file, ready to be asked. */
export interface ConfigFile {
  readonly uri: string;
  /** How messages name it: its path in its workspace folder. */
  readonly path: string;
  readonly config: Config;
  readonly problems: readonly PlainProblem[];
  readonly include: Globs | undefined;
  readonly exclude: Globs | undefined;
  /** Which files are checklists. */
  readonly checklists: Globs | undefined;
  readonly overrides: readonly { readonly files: Globs; readonly settings: RuleSettings }[];
}

/** Reads a configuration file's text. What is wrong with it is in `problems`; the rest holds. */
export function configFile(uri: string, path: string, text: string, rules: readonly Rule[]): ConfigFile {
  const { config, problems } = readConfig({ uri: path, text, offset: 0 }, rules);
  const { include, exclude } = config.files ?? {};
  const globs = (files: readonly string[] | undefined): Globs | undefined => (files === undefined ? undefined : compileGlobs(files));
  return {
    uri,
    path,
    config,
    problems: plainProblems(text, problems),
    include: globs(include),
    exclude: globs(exclude),
    checklists: globs(config.checklists?.files),
    overrides: (config.overrides ?? []).map(({ files, ...settings }) => ({ files: compileGlobs(files ?? []), settings })),
  };
}

/** A configuration file that cannot be read: it says nothing. */
export function unreadableConfig(uri: string, path: string, message: string): ConfigFile {
  return { uri, path, config: {}, problems: [{ message, range: undefined }], include: undefined, exclude: undefined, checklists: undefined, overrides: [] };
}

function plainProblems(text: string, problems: readonly Problem[]): PlainProblem[] {
  const lines = new LineIndex(text);
  return problems.map(({ message, span }) => ({ message, range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) } }));
}
