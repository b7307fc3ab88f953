/**
 * Runs the suite of this folder inside VS Code, through @vscode/test-electron, on a copy of examples/shop: in the VS
 * Code server with a headless browser, or with `--desktop` in desktop VS Code (`VSCODE_PATH`, or downloaded).
 * A word after it runs only the stories whose names contain it.
 */
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { runTests } from '@vscode/test-electron';
import { fetchServer } from '../../scripts/host/server.ts';
import { inRepository } from '../../scripts/host/paths.ts';
import { npm } from '../../scripts/host/processes.ts';
import { temporaryCopy } from '../../scripts/host/temporary.ts';

const { values, positionals } = parseArgs({ options: { desktop: { type: 'boolean', default: false } }, allowPositionals: true });
const bundle = inRepository('out', 'suite.cjs');

await npm(['run', '--silent', 'build'], { cwd: inRepository() });
await bundleSuite();
if (!values.desktop) await fetchServer();
try {
  await runTests({
    ...host(),
    extensionDevelopmentPath: inRepository(),
    extensionTestsPath: bundle,
    extensionTestsEnv: { SEAWORTHY_TEST: positionals.join(' ') },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function host(): { vscodeExecutablePath?: string; launchArgs: string[] } {
  const folder = temporaryCopy(inRepository('examples', 'shop'));
  if (!values.desktop) {
    return { vscodeExecutablePath: process.execPath, launchArgs: [inRepository('scripts', 'host', 'vscode-web.ts'), folder] };
  }
  const installed = process.env['VSCODE_PATH'];
  return { ...(installed === undefined ? {} : { vscodeExecutablePath: installed }), launchArgs: [folder, '--disable-extensions'] };
}

/** One CommonJS file of all `*.test.ts` here, since VS Code loads a suite with `require`. */
async function bundleSuite(): Promise<void> {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts')).sort();
  const imports = files.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`);
  await build({
    stdin: { contents: [...imports, 'export { run } from "./index.ts";'].join('\n'), resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    sourcemap: 'inline',
    outfile: bundle,
  });
}
