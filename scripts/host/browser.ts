/** A browser for playwright-core: one that the machine has, or the Chromium that the npm registry carries. */
import { existsSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import manifest from '../../package.json' with { type: 'json' };
import { cached } from './cache.ts';

const FLAGS = [
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
];

/**
 * Starts a headless browser: `SEAWORTHY_BROWSER` (a program) where set, then Chromium, Chrome or Edge where
 * installed, then the Chromium of `@sparticuz/chromium` (Linux on x64), which brings its own libraries and needs no
 * package of the system.
 */
export async function launchBrowser(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    ...(await findBrowser()),
    headless: true,
    args: [...FLAGS, ...(root ? ['--no-sandbox'] : [])],
  });
}

async function findBrowser(): Promise<LaunchOptions> {
  const named = process.env['SEAWORTHY_BROWSER'];
  if (named !== undefined && named !== '') return { executablePath: named };
  const installed = installedBrowsers().find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed };
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  throw new Error('No browser found. Install Chrome, Edge or Chromium, or name one in SEAWORTHY_BROWSER.');
}

function installedBrowsers(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
  }
  // Not `chromium-browser`: on Ubuntu that is a script which only tells people to install a snap.
  return ['chromium', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].map((name) => `/usr/bin/${name}`);
}

/** The Chromium of `@sparticuz/chromium`, unpacked once, with the shared libraries and fonts that a bare machine lacks. */
async function packagedChromium(): Promise<LaunchOptions> {
  const folder = await cached(`chromium-${manifest.devDependencies['@sparticuz/chromium']}`, unpackChromium);
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '');
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries.join(delimiter), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

async function unpackChromium(folder: string): Promise<void> {
  const { default: packed, inflate } = await import('@sparticuz/chromium');
  const bundle = fileURLToPath(new URL('../bin', import.meta.resolve('@sparticuz/chromium')));
  // The package unpacks into the folder for temporary files, wherever that is.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await packed.executablePath(bundle);
    await inflate(join(bundle, 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await cp(fileURLToPath(new URL('ttf', import.meta.resolve('dejavu-fonts-ttf/package.json'))), join(folder, 'fonts', 'dejavu'), { recursive: true });
  await writeFile(join(folder, 'fonts.conf'), FONTS);
}

/** Folders are relative to this file's own, so the unpacked folder may be renamed. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>DejaVu Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
</fontconfig>
`;
