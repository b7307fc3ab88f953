/**
 * `npm start`: the packaged extension in VS Code, with examples/shop open, in your browser. Only this machine can
 * reach the address, and only who knows the secret in it. `PORT` sets the port. Ctrl+C stops it.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { inRepository } from './host/paths.ts';
import { npm } from './host/processes.ts';
import { installExtension, startServer } from './host/server.ts';
import { quietSettings } from './host/settings.ts';
import { temporaryFolder } from './host/temporary.ts';

const home = temporaryFolder();
const vsix = join(home, 'seaworthy.vsix');
const folders = { dataFolder: join(home, 'data'), extensionsFolder: join(home, 'extensions') };

await npm(['run', '--silent', 'package', '--', vsix], { cwd: inRepository() });
await installExtension(vsix, folders);
const server = await startServer({
  ...folders,
  settings: quietSettings,
  token: randomBytes(16).toString('hex'),
  gallery: true,
  port: Number(process.env['PORT'] ?? 0),
});
const address = server.address(inRepository('examples', 'shop'));
console.log(`\nSeaworthy in VS Code: ${address}\nCtrl+C stops it.`);
openBrowser(address);
await server.ended;
console.error('The VS Code server ended.');
process.exit(1);

/** Shows the address in the desktop's browser; without a desktop, or on failure, the printed address must do. */
function openBrowser(url: string): void {
  const [program, ...args] = opener();
  if (program === undefined) return;
  spawn(program, [...args, url], { stdio: 'ignore', detached: true }).on('error', () => undefined).unref();
}

function opener(): string[] {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') === '' ? [] : ['xdg-open'];
}
