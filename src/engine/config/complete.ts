import type { Parameter } from '../rules/parameters.ts';
import type { Rule } from '../rules/rule.ts';
import { OPTIONS } from './options.ts';
import type { Option, Options } from './options.ts';
import { placeAt } from './place.ts';
import { SEVERITY_WORDS } from './rule-choices.ts';

/** A word that may stand at a place of `.seaworthy.yaml`. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value';
  /** What to write: a key with its colon, and where only one thing can follow, its start. */
  readonly insert: string;
  readonly description: string;
  /** True where words for what follows can be shown at once. */
  readonly continues: boolean;
}

export interface Completions {
  /** The stretch of text that a word replaces: UTF-16 offsets, half-open. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
}

/** What may be written at an offset. The text need not be YAML yet: a person is typing it. */
export function completeConfig(text: string, offset: number, rules: readonly Rule[]): Completions {
  const { start, end, path, value, siblings } = placeAt(text, offset);
  const shape = follow({ keys: () => ofOptions(OPTIONS), values: [] }, path, rules);
  const items = value ? shape.values : shape.keys(rules).filter(({ label }) => !siblings.includes(label));
  return { start, end, items };
}

/** What may stand below a key, and behind it. */
interface Shape {
  keys(rules: readonly Rule[]): readonly Completion[];
  readonly values: readonly Completion[];
}

const NOTHING: Shape = { keys: () => [], values: [] };

function follow(root: Shape, path: readonly string[], rules: readonly Rule[]): Shape {
  let options: Options = OPTIONS;
  let shape = root;
  for (const [i, key] of path.entries()) {
    const option = Object.hasOwn(options, key) ? options[key] : undefined;
    if (option === undefined) return NOTHING;
    if (option.type === 'rules') return followRules(path.slice(i + 1), rules);
    shape = shapeOf(option);
    options = option.type === 'group' || option.type === 'list' ? option.options : {};
  }
  return shape;
}

function shapeOf(option: Option): Shape {
  switch (option.type) {
    case 'flag':
      return { ...NOTHING, values: words(['true', 'false'], option.description) };
    case 'choice':
      return { ...NOTHING, values: words(option.values, option.description) };
    case 'group':
    case 'list':
      return { ...NOTHING, keys: () => ofOptions(option.options) };
    case 'globs':
    case 'paths':
    case 'rules':
      return NOTHING;
  }
}

function followRules([id, name, ...deeper]: readonly string[], rules: readonly Rule[]): Shape {
  if (id === undefined) return { ...NOTHING, keys: ofRules };
  const rule = rules.find(one => one.id === id);
  if (rule === undefined || deeper.length > 0) return NOTHING;
  const severities = words(SEVERITY_WORDS, `How severe the findings of ${id} are. Its own severity is ${rule.meta.severity}.`);
  if (name === undefined) return { keys: () => ofParameters(rule), values: severities };
  if (name === 'severity') return { ...NOTHING, values: severities };
  const parameter = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
  return parameter === undefined ? NOTHING : { ...NOTHING, values: ofParameter(parameter) };
}

function ofOptions(options: Options): Completion[] {
  return Object.entries(options).map(([label, { type, description }]) => ({
    label,
    kind: 'key',
    insert: type === 'flag' || type === 'choice' ? `${label}: ` : `${label}:`,
    description,
    continues: type === 'flag' || type === 'choice',
  }));
}

function ofRules(rules: readonly Rule[]): Completion[] {
  return rules.map(({ id, meta }) => ({
    label: id,
    kind: 'key',
    insert: `${id}: `,
    description: `${meta.summary} (${meta.severity}, ${meta.profile})`,
    continues: true,
  }));
}

function ofParameters({ parameters, meta }: Rule): Completion[] {
  const own = Object.entries(parameters).map(([label, { description, type }]) => key(label, description, type === 'boolean'));
  return [key('severity', `Its own severity is ${meta.severity}.`, true), ...own];
}

function ofParameter({ type, default: value, description }: Parameter): Completion[] {
  if (type === 'boolean') return words(['true', 'false'], description);
  return value === undefined || typeof value === 'object' ? [] : words([String(value)], description);
}

function key(label: string, description: string, continues: boolean): Completion {
  return { label, kind: 'key', insert: `${label}: `, description, continues };
}

function words(labels: readonly string[], description: string): Completion[] {
  return labels.map(label => ({ label, kind: 'value', insert: label, description, continues: false }));
}
