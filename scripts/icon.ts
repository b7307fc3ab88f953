/** Draws media/icon.svg as media/icon.png, which the marketplace wants, with the browser that the tests use. */
import { readFileSync } from 'node:fs';
import { inRepository } from './host/paths.ts';
import { launchBrowser } from './host/browser.ts';

const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 128, height: 128 } });
  await page.setContent(`<style>body { margin: 0; background: transparent }</style>${readFileSync(inRepository('media', 'icon.svg'), 'utf8')}`);
  await page.screenshot({ path: inRepository('media', 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
