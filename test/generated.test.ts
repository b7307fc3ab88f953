import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { inRepository } from '../scripts/host/paths.ts';
import { composeSchemaFiles } from '../scripts/generate-compose-schema.ts';
import { ruleDocs } from '../scripts/generate-docs.ts';
import { manifestFiles } from '../scripts/generate-manifest.ts';
import { schemaFiles } from '../scripts/generate-schema.ts';

/** Everything that is generated, with the command that generates it. */
const GENERATED = [
  { command: 'node scripts/generate-compose-schema.ts', files: composeSchemaFiles },
  { command: 'node scripts/generate-schema.ts', files: schemaFiles },
  { command: 'node scripts/generate-docs.ts', files: ruleDocs },
  { command: 'node scripts/generate-manifest.ts', files: manifestFiles },
] as const;

for (const { command, files } of GENERATED) {
  for (const [path, content] of files()) {
    test(`${path} is what \`${command}\` writes`, () => {
      assert.equal(readFileSync(inRepository(path), 'utf8'), content);
    });
  }
}

test('docs/rules holds no page of a rule that is gone', () => {
  const pages = new Set(ruleDocs().map(([path]) => path));
  assert.deepEqual(readdirSync(inRepository('docs', 'rules')).filter(name => !pages.has(`docs/rules/${name}`)), []);
});
