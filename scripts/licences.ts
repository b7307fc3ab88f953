import { readFileSync, readdirSync } from 'node:fs';
import { inRepository } from './host/paths.ts';

/** The licences of the packages that a bundle's inputs come from, as their authors ask them to be passed on. */
export function licencesOf(inputs: readonly string[]): string {
  const packages = new Set(inputs.flatMap(input => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  const generated = inputs.some(input => input.endsWith('compose/schema/spec.ts')) ? [composeSpecification()] : [];
  return [...[...packages].sort().map(licenceOf), ...generated].join(`\n${'-'.repeat(80)}\n\n`);
}

/** The schema is generated from a package that carries it under its own licence: Apache-2.0, as TypeScript's is. */
function composeSpecification(): string {
  const apache = readFileSync(inRepository('node_modules', 'typescript', 'LICENSE.txt'), 'utf8').trim();
  return `The Compose specification: its JSON schema, without descriptions\n\n${apache}\n`;
}

function licenceOf(name: string): string {
  const folder = inRepository('node_modules', ...name.split('/'));
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { readonly version: string; readonly license?: string };
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? `Licensed under ${manifest.license ?? 'terms that its package does not state'}.\n` : readFileSync(`${folder}/${file}`, 'utf8');
  return `${name} ${manifest.version}\n\n${text.trim()}\n`;
}
