import { effectiveSettings, isAtOrBelow, rulesetOf, settingsKey } from '../engine/index.ts';
import type { EffectiveSettings, Question, Rule, RuleChoice, RuleSettings, Ruleset } from '../engine/index.ts';
import type { ConfigFile } from './config-file.ts';
import type { Directory } from './directory.ts';
import { outward, pathFrom, pathIn } from './directory.ts';
import { skippedFolder } from './names.ts';
import type { WorkspaceOptions } from './types.ts';

/** The configuration files that hold in a directory, the nearest first, each with the directory whose files its globs name. */
export function configsAt(directory: Directory): { readonly file: ConfigFile; readonly at: Directory }[] {
  const found = [];
  for (const at of outward(directory)) {
    if (at.config === undefined) continue;
    found.push({ file: at.config, at });
    if (at.config.config.root === true) break;
  }
  return found;
}

/**
 * Why an entry of a directory is not looked at, or undefined.
 * @param isNamed true for a file that somebody asked for: only the configuration can exclude it then.
 */
export function exclusionOf(directory: Directory, name: string, kind: 'file' | 'folder', isNamed: boolean): string | undefined {
  const skipped = isNamed ? undefined : ((kind === 'folder' ? skippedFolder(name, directory.isChart) : undefined) ?? ignoredBy(directory, name, kind));
  return skipped ?? excludedBy(directory, pathIn(directory, name), kind);
}

/** Which `.gitignore` and pattern leaves an entry of a directory out, in words; undefined where none does. */
export function ignoredBy(directory: Directory, name: string, kind: 'file' | 'folder'): string | undefined {
  const path = pathIn(directory, name) + (kind === 'folder' ? '/' : '');
  for (const at of outward(directory)) {
    const result = at.ignore?.test(pathFrom(at, path));
    if (result?.unignored === true) return undefined;
    if (result?.ignored === true) return `${pathIn(at, '.gitignore')} ignores it: ${result.rule?.pattern ?? ''}`;
  }
  return undefined;
}

function excludedBy(directory: Directory, path: string, kind: 'file' | 'folder'): string | undefined {
  const configs = configsAt(directory);
  for (const { file, at } of configs) {
    const glob = file.exclude?.match(pathFrom(at, path));
    if (glob !== undefined) return `files.exclude in ${file.path} excludes it: ${glob}`;
  }
  const including = kind === 'file' ? configs.find(({ file }) => file.include !== undefined) : undefined;
  if (including === undefined || including.file.include?.match(pathFrom(including.at, path)) !== undefined) return undefined;
  return `It is not among files.include in ${including.file.path}.`;
}

function outermost(directory: Directory): Directory {
  return directory.parent === undefined ? directory : outermost(directory.parent);
}

/** What the checklists of a folder ask of rules: numbers that hold for what is shown, and questions beside it. */
export interface Demands {
  /** The outermost first. `under`: of the files in which folder. */
  readonly stated?: readonly { readonly under: string; readonly rules: ReadonlyMap<string, RuleChoice> }[];
  readonly questions?: readonly Question[];
}

interface Demanded {
  readonly stated: readonly { readonly under: string; readonly settings: RuleSettings }[];
  readonly questions: readonly Question[];
  readonly key: string;
}

function questionsKey(questions: readonly Question[]): string {
  return questions.map(({ key }) => key).join('\n');
}

/** Finds the rules that are on for a file. Files with equal settings get the very same set. */
export class Rulesets {
  readonly #rules: readonly Rule[];
  readonly #profile: EffectiveSettings['profile'] | undefined;
  readonly #only: ReadonlySet<string> | undefined;
  readonly #bySettings = new Map<string, Ruleset>();
  /** By the layers themselves, which most files share with their neighbours. */
  readonly #byLayers = new WeakMap<RuleSettings, Map<string, Ruleset>>();
  readonly #default: RuleSettings = {};
  /** By the URI of a workspace folder. */
  readonly #demands = new Map<string, Demanded>();

  constructor(rules: readonly Rule[], { profile, onlyRules }: Pick<WorkspaceOptions, 'profile' | 'onlyRules'>) {
    this.#rules = onlyRules === undefined ? rules : rules.filter(({ id }) => onlyRules.includes(id));
    this.#profile = profile;
    this.#only = onlyRules === undefined ? undefined : new Set(onlyRules);
  }

  /** What checklists ask of rules in a folder, below all configuration. @returns true where that is news. */
  demand(folder: string, { stated = [], questions = [] }: Demands): boolean {
    const key = [...stated.map(({ under, rules }) => under + settingsKey({ profile: 'recommended', choices: rules })), questionsKey(questions)].join('\n');
    if ((this.#demands.get(folder)?.key ?? '') === key) return false;
    this.#demands.set(folder, { stated: stated.map(({ under, rules }) => ({ under, settings: { rules } })), questions, key });
    return true;
  }

  /** @param path of the file, relative to its workspace folder; without a directory, the default holds. */
  for(directory: Directory | undefined, path: string): Ruleset {
    const layers: RuleSettings[] = [];
    let key = '';
    const demanded = directory === undefined ? undefined : this.#demands.get(outermost(directory).uri);
    if (demanded !== undefined) {
      const own = demanded.stated.filter(({ under }) => isAtOrBelow(under, path));
      layers.push(...own.map(({ settings }) => settings));
      key = `${demanded.key};${own.map(({ under }) => under).join(';')};`;
    }
    for (const { file, at } of directory === undefined ? [] : configsAt(directory).reverse()) {
      layers.push(file.config);
      file.overrides.forEach(({ files, settings }, i) => {
        if (files.match(pathFrom(at, path)) === undefined) return;
        layers.push(settings);
        key += `${file.path}#${String(i)};`;
      });
    }
    // The nearest configuration is read anew when one above it changes, so that it stands for all of them.
    const nearest = directory === undefined ? this.#default : (configsAt(directory)[0]?.file.config ?? this.#default);
    const known = this.#byLayers.get(nearest) ?? new Map<string, Ruleset>();
    this.#byLayers.set(nearest, known);
    const ruleset = known.get(key) ?? this.#make(effectiveSettings(layers), demanded?.questions ?? []);
    known.set(key, ruleset);
    return ruleset;
  }

  #make({ profile, choices }: EffectiveSettings, questions: readonly Question[]): Ruleset {
    const settings = { profile: this.#profile ?? profile, choices: this.#only === undefined ? choices : this.#named(choices) };
    const key = settingsKey(settings) + questionsKey(questions);
    const ruleset = this.#bySettings.get(key) ?? rulesetOf(this.#rules, settings.profile, settings.choices, questions);
    this.#bySettings.set(key, ruleset);
    return ruleset;
  }

  /** A rule that was asked for by name is on. */
  #named(choices: ReadonlyMap<string, RuleChoice>): ReadonlyMap<string, RuleChoice> {
    return new Map(
      this.#rules.map(({ id, meta }) => {
        const { severity, ...rest } = choices.get(id) ?? {};
        return [id, { ...rest, severity: severity === undefined || severity === 'off' ? meta.severity : severity }];
      }),
    );
  }
}
