import type { RuleChoice } from '../lint/ruleset.ts';
import type { Rule } from '../rules/rule.ts';
import { Cursor } from '../syntax/cursor.ts';
import type { Node } from '../syntax/tree.ts';
import { duplicateKeys } from '../syntax/yaml/duplicates.ts';
import { parseYaml } from '../syntax/yaml/document.ts';
import { readScalar } from '../syntax/yaml/scalar.ts';
import { folderOf, joinPath } from '../text/paths.ts';
import type { Problem, Source } from '../text/source.ts';
import { MAXIMUM_WILDCARDS, hasTooManyWildcards } from './globs.ts';
import { OPTIONS } from './options.ts';
import type { Config, ConfigOf, Option, Options } from './options.ts';
import { Report } from './report.ts';
import { readRuleChoices } from './rule-choices.ts';

/** What a configuration file says, and what is wrong with it. What is wrong counts as not written; the rest holds. */
export interface ConfigReading {
  readonly config: Config;
  readonly problems: readonly Problem[];
}

/**
 * Reads `.seaworthy.yaml`.
 * @param rules every rule there is: ids and parameters are checked against them.
 */
export function readConfig(source: Source, rules: readonly Rule[]): ConfigReading {
  const document = parseYaml(source);
  const report = new Report(document);
  const root = Cursor.root(document);
  const config = isEmpty(root.node) ? {} : new Reader(report, rules, source.uri).group(root, OPTIONS);
  return { config, problems: [...document.problems, ...duplicateKeys(document), ...report.problems] };
}

type AnyValue = boolean | string | readonly string[] | ReadonlyMap<string, RuleChoice> | Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[];

class Reader {
  readonly #report: Report;
  readonly #rules: readonly Rule[];
  /** The path of the configuration file. */
  readonly #uri: string;

  constructor(report: Report, rules: readonly Rule[], uri: string) {
    this.#report = report;
    this.#rules = rules;
    this.#uri = uri;
  }

  group<G extends Options>(cursor: Cursor, options: G): ConfigOf<G> {
    const values: Record<string, AnyValue> = {};
    for (const { key, keyNode, value } of this.#report.entries(cursor)) {
      const option = Object.hasOwn(options, key) ? options[key] : undefined;
      if (option === undefined) this.#report.unknownKey(keyNode, key, 'option', Object.keys(options));
      else {
        const read = this.#value(value, option);
        if (read !== undefined) values[key] = read;
      }
    }
    // The loop gives each key that it sets a value of its option's type: the one place where that is asserted.
    return values as ConfigOf<G>;
  }

  #value(cursor: Cursor, option: Option): AnyValue | undefined {
    switch (option.type) {
      case 'flag':
        return this.#flag(cursor);
      case 'choice':
        return this.#report.choice(cursor, option.values);
      case 'globs':
        return this.#globs(cursor);
      case 'paths':
        return this.#paths(cursor);
      case 'rules':
        return readRuleChoices(cursor, this.#rules, this.#report);
      case 'group':
        return this.group(cursor, option.options);
      case 'list':
        return this.#list(cursor, option.options, option.required);
    }
  }

  #flag(cursor: Cursor): boolean | undefined {
    const flag = readScalar(cursor.node);
    if (typeof flag === 'boolean') return flag;
    this.#report.wrong(cursor, 'must be true or false');
    return undefined;
  }

  /** One glob, or a list of them. */
  #globs(cursor: Cursor): readonly string[] | undefined {
    const single = globText(cursor);
    if (single !== undefined) {
      this.#checkGlob(cursor, single);
      return [single];
    }
    if (cursor.node?.kind !== 'list') {
      this.#report.wrong(cursor, 'must be a list of globs');
      return undefined;
    }
    const globs = cursor.items().map(item => ({ item, glob: globText(item) }));
    for (const { item, glob } of globs) {
      if (glob === undefined) this.#report.wrong(item, 'must be a glob');
      else this.#checkGlob(item, glob);
    }
    return globs.flatMap(({ glob }) => glob ?? []);
  }

  #checkGlob(cursor: Cursor, glob: string): void {
    if (hasTooManyWildcards(glob)) this.#report.wrong(cursor, `has more than ${String(MAXIMUM_WILDCARDS)} wildcards, so it matches nothing`);
  }

  /** One path, or a list of them. */
  #paths(cursor: Cursor): readonly string[] | undefined {
    const single = globText(cursor);
    if (single === undefined && cursor.node?.kind !== 'list') {
      this.#report.wrong(cursor, 'must be a list of paths');
      return undefined;
    }
    const items = single === undefined ? cursor.items() : [cursor];
    return items.flatMap(item => {
      const path = globText(item);
      const fault = pathFault(path, folderOf(this.#uri));
      if (fault !== undefined) this.#report.wrong(item, fault);
      return fault === undefined && path !== undefined ? [path] : [];
    });
  }

  #list(cursor: Cursor, options: Options, required: readonly string[]): Readonly<Record<string, unknown>>[] | undefined {
    if (cursor.node?.kind !== 'list') {
      this.#report.wrong(cursor, 'must be a list');
      return undefined;
    }
    return cursor.items().flatMap(item => {
      const read = this.group(item, options);
      const missing = required.find(name => item.at(name).node === undefined);
      if (missing !== undefined) this.#report.wrong(item, `must have ${missing}`);
      return required.every(name => read[name] !== undefined) ? [read] : [];
    });
  }
}

function pathFault(path: string | undefined, folder: string): string | undefined {
  if (path === undefined) return 'must be a path';
  if (/[*?[\]{}]/.test(path)) return 'must be the path of one file: the order of the files counts';
  if (/^([/\\~]|[a-z]:)/i.test(path)) return 'must be a path relative to this file';
  return joinPath(folder, path) === undefined ? 'lies outside the workspace, so it is not read' : undefined;
}

function globText({ node }: Cursor): string | undefined {
  return node?.kind === 'scalar' && node.text !== '' ? node.text : undefined;
}

function isEmpty(node: Node | undefined): boolean {
  return node === undefined || readScalar(node) === null;
}
