import type { RuleChoice } from '../lint/ruleset.ts';

/** One option of `.seaworthy.yaml`. Types, validation, the JSON schema and the manual all come from this table. */
export type Option =
  | { readonly type: 'flag'; readonly description: string }
  | { readonly type: 'choice'; readonly description: string; readonly values: readonly string[] }
  | { readonly type: 'globs'; readonly description: string }
  /** Files by name, relative to the configuration file. Their order counts. */
  | { readonly type: 'paths'; readonly description: string }
  /** Rule ids, each with a severity or with a severity and parameters. */
  | { readonly type: 'rules'; readonly description: string }
  | { readonly type: 'group'; readonly description: string; readonly options: Options }
  | { readonly type: 'list'; readonly description: string; readonly options: Options; readonly required: readonly string[] };

export type Options = Readonly<Record<string, Option>>;

const PROFILE = {
  type: 'choice',
  values: ['recommended', 'strict'],
  description: 'Which rules are on where nothing else is said: the recommended ones, or the strict ones as well.',
} as const satisfies Option;

const RULE_CHOICES = {
  type: 'rules',
  description: 'Rules by id: `off`, a severity (`error`, `warning`, `information`), or a map of a `severity` and the rule\'s parameters.',
} as const satisfies Option;

export const OPTIONS = {
  root: {
    type: 'flag',
    description: 'True stops here: configuration files in the folders above are not read for files below this one.',
  },
  profile: PROFILE,
  rules: RULE_CHOICES,
  files: {
    type: 'group',
    description: 'Which files are checked. Globs are relative to this file; one that names a folder means everything in it, and one without `/` matches at any depth.',
    options: {
      include: { type: 'globs', description: 'Only these files are checked. The nearest configuration file that says so decides.' },
      exclude: { type: 'globs', description: 'These files are not checked, whatever a configuration file further in says.' },
    },
  },
  overrides: {
    type: 'list',
    description: 'Settings for some of the files: a development overlay may differ from production. Later ones win.',
    required: ['files'],
    options: {
      files: { type: 'globs', description: 'The files that the settings are for.' },
      profile: PROFILE,
      rules: RULE_CHOICES,
    },
  },
  compose: {
    type: 'group',
    description: 'How Compose files are read.',
    options: {
      projects: {
        type: 'list',
        description: 'Which files make a project, where it is not what `docker compose` finds by itself. A file may be in several.',
        required: ['files'],
        options: {
          files: { type: 'paths', description: 'The files in the order of `docker compose -f`: each is laid over those before it.' },
        },
      },
    },
  },
  checklists: {
    type: 'group',
    description: 'Where the production checklists are.',
    options: {
      files: { type: 'globs', description: 'Markdown files that are checklists.' },
    },
  },
} as const satisfies Options;

type ValueOf<O extends Option> = O extends { readonly type: 'flag' }
  ? boolean
  : O extends { readonly type: 'choice'; readonly values: readonly (infer V)[] }
    ? V
    : O extends { readonly type: 'globs' | 'paths' }
      ? readonly string[]
      : O extends { readonly type: 'rules' }
        ? ReadonlyMap<string, RuleChoice>
        : O extends { readonly type: 'group'; readonly options: infer G extends Options }
          ? ConfigOf<G>
          : O extends { readonly type: 'list'; readonly options: infer G extends Options }
            ? readonly ConfigOf<G>[]
            : never;

/** What a table of options reads as. Nothing has to be written, and what is wrong counts as not written. */
export type ConfigOf<G extends Options> = { readonly [K in keyof G]?: ValueOf<G[K]> };

/** One configuration file. */
export type Config = ConfigOf<typeof OPTIONS>;
