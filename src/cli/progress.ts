import type { Progress } from '../workspace/index.ts';
import { printable } from './printable.ts';
import { widthOf } from './terminal.ts';

/** Milliseconds before anything is shown, and between two states. */
const PATIENCE = 400;
const INTERVAL = 100;

/** One line on the error stream that follows a long scan, where that is a terminal; `clear` takes it away. */
export function progressLine(wanted: boolean): { show: Progress; clear: () => void } {
  const { stderr } = process;
  if (!wanted || !stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  let next = performance.now() + PATIENCE;
  let shown = false;
  return {
    show: (done, total, path) => {
      const now = performance.now();
      if (now < next) return;
      next = now + INTERVAL;
      shown = true;
      const line = `Checking ${String(done)}${total === undefined ? '' : ` of ${String(total)}`} files: ${printable(path)}`;
      stderr.write(`\r\u001b[2K${line.slice(0, widthOf(stderr, 80) - 1)}`);
    },
    clear: () => {
      if (shown) stderr.write('\r\u001b[2K');
    },
  };
}
