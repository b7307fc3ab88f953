/** Writes the settings of src/vscode/settings.ts into package.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SETTINGS } from '../src/vscode/settings.ts';
import { inRepository } from './host/paths.ts';

interface Manifest {
  contributes?: Readonly<Record<string, unknown>>;
}

/** The text of package.json with the settings that the code declares. */
export function withSettings(manifest: string): string {
  const read = JSON.parse(manifest) as Manifest;
  const configuration = { title: 'Seaworthy', properties: properties() };
  return `${JSON.stringify({ ...read, contributes: { ...read.contributes, configuration } }, undefined, 2)}\n`;
}

function properties(): Record<string, unknown> {
  return Object.fromEntries(Object.entries(SETTINGS).map(([name, setting], order) => {
    const values = 'values' in setting ? { enum: Object.keys(setting.values), markdownEnumDescriptions: Object.values(setting.values) } : {};
    const { type, default: value, description } = setting;
    return [`seaworthy.${name}`, { type, default: value, ...values, markdownDescription: description, scope: 'resource', order }];
  }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = inRepository('package.json');
  writeFileSync(file, withSettings(readFileSync(file, 'utf8')));
}
