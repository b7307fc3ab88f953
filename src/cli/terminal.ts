import { once } from 'node:events';

/** How much is gathered before it is written: UTF-16 units. */
const CHUNK = 65_536;

/** Writes pieces to standard output in large chunks and waits while the reader is busy. A reader that left ends it quietly. */
export async function print(pieces: Iterable<string>): Promise<void> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    await write(chunk);
    chunk = '';
  }
  if (chunk !== '') await write(chunk);
}

/** How wide a stream's terminal is, in columns; `otherwise` where it is none or does not say. */
export function widthOf({ isTTY, columns }: NodeJS.WriteStream, otherwise: number): number {
  return isTTY && columns > 0 ? columns : otherwise;
}

/** One line for the person, beside the output. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** `seaworthy check | head`: the reader has enough. Nothing more is to be said. */
export function endQuietlyWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
