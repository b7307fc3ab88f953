import type { Parameter } from '../rules/parameters.ts';
import type { Rule } from '../rules/rule.ts';
import { OPTIONS } from './options.ts';
import type { Option, Options } from './options.ts';
import { SEVERITY_WORDS } from './rule-choices.ts';

/** As much of JSON Schema (draft 7) as the configuration needs. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON schema of `.seaworthy.yaml`, for completion and hovers in editors. */
export function configSchema(rules: readonly Rule[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Seaworthy configuration',
    description: 'What Seaworthy checks in this folder and below. The nearest file wins and extends those above it.',
    ...group(OPTIONS, [], '#/definitions/rules'),
    definitions: { rules: rulesSchema(rules) },
  };
}

function group(options: Options, required: readonly string[], rules: string): JsonSchema {
  const properties = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option, rules)]));
  return { type: 'object', additionalProperties: false, properties, ...(required.length === 0 ? {} : { required }) };
}

function optionSchema(option: Option, rules: string): JsonSchema {
  const { description } = option;
  switch (option.type) {
    case 'flag':
      return { type: 'boolean', description };
    case 'choice':
      return { enum: option.values, description };
    case 'globs':
    case 'paths':
      return { type: ['array', 'string'], items: { type: 'string' }, description };
    case 'rules':
      return { description, allOf: [{ $ref: rules }] };
    case 'group':
      return { description, ...group(option.options, [], rules) };
    case 'list':
      return { type: 'array', description, items: group(option.options, option.required, rules) };
  }
}

function rulesSchema(rules: readonly Rule[]): JsonSchema {
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(rules.map(rule => [rule.id, ruleSchema(rule)])) };
}

function ruleSchema({ meta, parameters }: Rule): JsonSchema {
  const severity = { enum: SEVERITY_WORDS, description: `Its own severity is ${meta.severity}.` };
  const settings = Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameterSchema(parameter)]));
  const profile = meta.profile === 'optional' ? 'on when a parameter is set' : `in the ${meta.profile} profile`;
  return {
    description: `${meta.summary} (${meta.severity}, ${profile})`,
    anyOf: [severity, { type: 'object', additionalProperties: false, properties: { severity, ...settings } }],
  };
}

function parameterSchema(parameter: Parameter): JsonSchema {
  const rest = { description: parameter.description, ...(parameter.default === undefined ? {} : { default: parameter.default }) };
  switch (parameter.type) {
    case 'number':
      return { type: 'number', ...(parameter.minimum === undefined ? {} : { minimum: parameter.minimum }), ...rest };
    case 'boolean':
      return { type: 'boolean', ...rest };
    case 'text':
      return { type: 'string', ...rest };
    case 'quantity':
      return { type: ['string', 'number'], ...rest };
    case 'amount':
      return { anyOf: [{ type: 'integer', minimum: 0 }, { type: 'string', pattern: '^\\d+%$' }], ...rest };
    case 'list':
      return { type: 'array', items: { type: 'string' }, ...rest };
  }
}
