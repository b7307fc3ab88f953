import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRepository } from '../scripts/host/paths.ts';
import { schemaFiles } from '../scripts/generate-schema.ts';

/** Everything that is generated, with the command that generates it. */
const GENERATED = [{ command: 'node scripts/generate-schema.ts', files: schemaFiles }] as const;

for (const { command, files } of GENERATED) {
  for (const [path, content] of files()) {
    test(`${path} is what \`${command}\` writes`, () => {
      assert.equal(readFileSync(inRepository(path), 'utf8'), content);
    });
  }
}
