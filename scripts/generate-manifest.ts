/** Writes the settings of src/vscode/settings.ts into package.json. `node scripts/generate-manifest.ts` */
import { readFileSync, writeFileSync } from 'node:fs';
import { SETTINGS } from '../src/vscode/settings.ts';
import { inRepository } from './host/paths.ts';

interface Manifest {
  contributes?: Readonly<Record<string, unknown>>;
}

/** package.json with the settings that the code declares. */
export function manifestFiles(): [path: string, content: string][] {
  const manifest = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as Manifest;
  const configuration = { title: 'Seaworthy', properties: properties() };
  return [['package.json', `${JSON.stringify({ ...manifest, contributes: { ...manifest.contributes, configuration } }, undefined, 2)}\n`]];
}

function properties(): Record<string, unknown> {
  return Object.fromEntries(Object.entries(SETTINGS).map(([name, setting], order) => {
    const values = 'values' in setting ? { enum: Object.keys(setting.values), markdownEnumDescriptions: Object.values(setting.values) } : {};
    const { type, default: value, description } = setting;
    return [`seaworthy.${name}`, { type, default: value, ...values, markdownDescription: description, scope: 'resource', order }];
  }));
}

if (import.meta.main) for (const [path, content] of manifestFiles()) writeFileSync(inRepository(path), content);
