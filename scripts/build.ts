/** Bundles the extension and the command line into dist/, with the licences of what they contain. `--watch` keeps at it. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { build, context, type BuildOptions, type Plugin } from 'esbuild';
import { inRepository } from './host/paths.ts';
import { licencesOf } from './licences.ts';

const shared = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  target: 'es2022',
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Each file that imports the API would get a copy of its namespace, 56 times some 450 names, when the bundle is loaded: all of
 * them import one that is copied once.
 */
const oneApi: Plugin = {
  name: 'one-api',
  setup(bundle) {
    const namespace = 'one-api';
    bundle.onResolve({ filter: /^vscode$/ }, (asked) => (asked.namespace === namespace ? { path: 'vscode', external: true } : { path: 'vscode', namespace }));
    bundle.onLoad({ filter: /^vscode$/, namespace }, () => ({ contents: "export * from 'vscode';" }));
  },
};

const bundles = [
  {
    ...shared,
    entryPoints: ['src/vscode/extension.ts'],
    plugins: [oneApi],
    // One bundle is `main` and `browser`: nothing in it needs Node, so a second one would be the same code twice to download.
    platform: 'browser',
    // An extension host has no page: packages must not reach for `document`.
    conditions: ['worker'],
    // VS Code loads extensions as CommonJS; the package is a module, hence `.cjs`.
    format: 'cjs',
    // The package's module asks where it stands, which a CommonJS file cannot say so.
    alias: { 'web-tree-sitter': inRepository('node_modules', 'web-tree-sitter', 'web-tree-sitter.cjs') },
    outfile: 'dist/extension.cjs',
  },
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

/** What reads Terraform: loaded as files, since a bundle that held them would be a third larger and slower to start. */
const WASM = ['web-tree-sitter/web-tree-sitter.wasm', '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm'];

mkdirSync(inRepository('dist'), { recursive: true });
for (const file of WASM) copyFileSync(inRepository('node_modules', ...file.split('/')), inRepository('dist', file.split('/').at(-1) ?? ''));

if (process.argv.includes('--watch')) {
  for (const bundle of options) await (await context({ ...bundle, logLevel: 'info' })).watch();
} else {
  const results = await Promise.all(options.map((bundle) => build({ ...bundle, metafile: true })));
  const inputs = [...results.flatMap(({ metafile }) => Object.keys(metafile.inputs)), ...WASM.map(file => `node_modules/${file}`)];
  writeFileSync(inRepository('dist', 'THIRD-PARTY-LICENCES.txt'), licencesOf(inputs));
}
