import type { ActiveRule, ParameterValue, Ruleset, TalliedFile } from '../../engine/index.ts';
import type { Folder } from '../files.ts';
import type { WorkspaceFile } from '../types.ts';
import type { Workspace } from '../workspace.ts';

/** The manifests of a folder with what the rules said of them. */
export class Tallies {
  readonly files: readonly TalliedFile[];
  /** How many files may hold something that was not seen: they cannot be read, or are left alone. */
  readonly unseen: readonly string[];
  readonly kinds: ReadonlyMap<string, readonly { readonly path: string; readonly name: string }[]>;
  /** Each set of rules with the first file that was checked by it. */
  readonly #rulesets: ReadonlyMap<Ruleset, string>;

  constructor(workspace: Workspace, folder: Folder) {
    const own = workspace.files().filter(file => file.folder?.uri === folder.uri);
    const checked = own.filter(({ status }) => status.kind === 'checked').map(file => ({ file, report: file.report }));
    this.files = checked.map(({ file: { path, status }, report }) => ({
      path,
      dialect: status.kind === 'checked' ? status.dialect : undefined,
      tallies: report.tallies,
      findings: [...report.findings, ...report.suppressed],
    }));
    const broken = checked.filter(({ report }) => report.failures.length > 0 || report.problems.some(({ severity }) => severity === 'error'));
    this.unseen = [...own.filter(({ status }) => status.kind === 'unreadable' || status.kind === 'left-alone').map(({ path }) => path), ...broken.map(({ file }) => file.path)];
    this.kinds = kindsOf(checked.map(({ file }) => file));
    this.#rulesets = new Map(checked.toReversed().flatMap(({ file: { ruleset, path } }): (readonly [Ruleset, string])[] => (ruleset === undefined ? [] : [[ruleset, path]])));
  }

  /** The parameters of a rule where it was on; undefined where it was off for all files. */
  ranWith(ruleId: string): Readonly<Record<string, ParameterValue>> | undefined {
    let common: Readonly<Record<string, ParameterValue>> | undefined;
    for (const ruleset of this.#rulesets.keys()) {
      const active = activeIn(ruleset, ruleId);
      if (active !== undefined) common = common === undefined ? active.parameters : agreed(common, active.parameters);
    }
    return common;
  }

  /** A file for which a rule was off. */
  offFor(ruleId: string): string | undefined {
    return [...this.#rulesets].find(([ruleset]) => activeIn(ruleset, ruleId) === undefined)?.[1];
  }
}

function activeIn(ruleset: Ruleset, ruleId: string): ActiveRule | undefined {
  return [...ruleset.values()].flat().find(({ rule }) => rule.id === ruleId);
}

/** Where two files were judged by another value, none of them is what all were judged by. */
function agreed(one: Readonly<Record<string, ParameterValue>>, other: Readonly<Record<string, ParameterValue>>): Readonly<Record<string, ParameterValue>> {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map(name => [name, String(one[name]) === String(other[name]) ? (one[name] ?? '') : 'one value here and another one there']));
}

function kindsOf(files: readonly WorkspaceFile[]): Map<string, { path: string; name: string }[]> {
  const kinds = new Map<string, { path: string; name: string }[]>();
  for (const { path, facts } of files) {
    for (const fact of facts) {
      if (fact.type === 'patches' || fact.type === 'part' || fact.type === 'image-override' || fact.type === 'composition') continue;
      const known = kinds.get(fact.kind) ?? [];
      known.push({ path, name: fact.name });
      kinds.set(fact.kind, known);
    }
  }
  return kinds;
}
