/** Bundles the extension (Node and browser) and the command line into dist/. `--watch` keeps at it. */
import { existsSync } from 'node:fs';
import { build, context, type BuildOptions } from 'esbuild';
import { inRepository } from './host/paths.ts';

const shared = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  target: 'es2022',
  logLevel: 'warning',
} satisfies BuildOptions;

/** VS Code loads extensions as CommonJS; the package is a module, hence `.cjs`. */
const extension = { ...shared, entryPoints: ['src/vscode/extension.ts'], format: 'cjs', external: ['vscode'] } satisfies BuildOptions;

const bundles = [
  { ...extension, platform: 'node', outfile: 'dist/extension.cjs' },
  { ...extension, platform: 'browser', outfile: 'dist/web.cjs' },
  {
    ...shared,
    entryPoints: ['src/cli/main.ts'],
    platform: 'node',
    format: 'esm',
    outfile: 'dist/cli.js',
    // A bundled CommonJS dependency may still ask for Node's own modules.
    banner: { js: '#!/usr/bin/env node\nimport { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
  },
] satisfies readonly BuildOptions[];

const options = bundles
  .filter(({ entryPoints }) => entryPoints.every((entry) => existsSync(inRepository(entry))))
  .map((bundle) => ({ ...bundle, absWorkingDir: inRepository() }));

if (process.argv.includes('--watch')) {
  for (const bundle of options) await (await context({ ...bundle, logLevel: 'info' })).watch();
} else {
  await Promise.all(options.map((bundle) => build(bundle)));
}
