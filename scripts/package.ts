/** Builds the extension and packs it into `seaworthy-VERSION.vsix` (or the file given). */
import { statSync } from 'node:fs';
import { createVSIX } from '@vscode/vsce';
import manifest from '../package.json' with { type: 'json' };
import { inRepository } from './host/paths.ts';
import { npm } from './host/processes.ts';

const file = process.argv[2] ?? inRepository(`seaworthy-${manifest.version}.vsix`);
await npm(['run', '--silent', 'build'], { cwd: inRepository() });
await createVSIX({
  cwd: inRepository(),
  packagePath: file,
  dependencies: false, // they are in the bundles
  allowMissingRepository: true,
  skipLicense: true,
  rewriteRelativeLinks: false, // there is no public repository yet to point at
});
console.log(`${file} (${(statSync(file).size / 1000).toFixed(0)} kB)`);
