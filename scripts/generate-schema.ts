/** Writes the JSON schemas of `.seaworthy.yaml`, from the options and the rules in the code, and of the record of checklists. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { RULES, configSchema, recordSchema } from '../src/engine/index.ts';
import { inRepository } from './host/paths.ts';

/** What is generated: contents by path in the repository. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['schema/seaworthy.schema.json', `${JSON.stringify(configSchema(RULES), undefined, 2)}\n`],
    ['schema/progress.schema.json', `${JSON.stringify(recordSchema(), undefined, 2)}\n`],
  ]);
}

if (import.meta.filename === process.argv[1]) {
  for (const [path, content] of schemaFiles()) {
    mkdirSync(dirname(inRepository(path)), { recursive: true });
    writeFileSync(inRepository(path), content);
  }
}
