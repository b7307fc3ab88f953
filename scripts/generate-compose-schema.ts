/**
 * Writes the Compose specification's JSON schema (Apache-2.0, as the package dclint carries it) in the few words that our own
 * check of it needs: without descriptions, and without what only says what nobody breaks by mistake.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { inRepository } from './host/paths.ts';

/**
 * What the specification has added since the schema was taken into the package (July 2025), before an attribute of its place: as in
 * schema/compose-spec.json of github.com/compose-spec/compose-go 2.16.2, whose `pre_start` and `jobs` are checked no further here.
 */
const LATER: readonly (readonly [before: string, added: Readonly<Record<string, unknown>>])[] = [
  ['no_cache', { no_cache_filter: { $ref: '#/definitions/string_or_list' }, provenance: { type: ['string', 'boolean'] }, sbom: { type: ['string', 'boolean'] } }],
  ['action', { initial_sync: { type: 'boolean' } }],
  ['gw_priority', { use_service_name_alias: { type: ['boolean', 'string'] } }],
  ['post_start', { pre_start: { type: 'array' } }],
  ['userns_mode', { umask: { type: ['integer', 'string', 'null'] } }],
];

const LATER_AT_TOP = { jobs: { type: 'object' } };

/** Words of a schema that are not checked. Docker takes out what stands twice in a list before it checks it. */
const LEFT_OUT = new Set(['$schema', '$id', 'title', 'default', 'deprecated', 'uniqueItems']);

/** What is generated: contents by path in the repository. */
export function composeSchemaFiles(): ReadonlyMap<string, string> {
  const schema: unknown = JSON.parse(readFileSync(inRepository('node_modules', 'dclint', 'schemas', 'compose.schema.json'), 'utf8'));
  const { definitions, properties, ...rest } = entriesOf(slim(schema, true));
  const root = { ...rest, properties: { ...entriesOf(properties), ...LATER_AT_TOP } };
  const lines = Object.entries(entriesOf(withLater(definitions))).map(([name, node]) => `  ${name}: ${JSON.stringify(node)},`);
  const content = `// Made by \`node scripts/generate-compose-schema.ts\`; do not edit. Compose specification, Apache-2.0.
import type { SchemaNode } from './node.ts';

export const ROOT: SchemaNode = ${JSON.stringify(root)};

export const DEFINITIONS: Readonly<Record<string, SchemaNode>> = {
${lines.join('\n')}
};
`;
  return new Map([['src/engine/dialects/compose/schema/spec.ts', content]]);
}

/** @param isNode false for a map whose keys are names of the user's, such as `properties`. */
function slim(value: unknown, isNode: boolean): unknown {
  if (Array.isArray(value)) return value.map(item => slim(item, true));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !isNode || !(LEFT_OUT.has(key) || (key === 'description' && typeof inner === 'string')));
  return Object.fromEntries(kept.map(([key, inner]) => [key, slim(inner, !(isNode && /^(properties|patternProperties|definitions)$/.test(key)))]));
}

function withLater(definitions: unknown): unknown {
  const text = LATER.reduce((before, [name, added]) => before.replace(`"${name}":`, at => `${JSON.stringify(added).slice(1, -1)},${at}`), JSON.stringify(definitions));
  return JSON.parse(text);
}

function entriesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

if (import.meta.filename === process.argv[1]) {
  for (const [path, content] of composeSchemaFiles()) writeFileSync(inRepository(path), content);
}
