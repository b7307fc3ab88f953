import { MAXIMUM_LENGTH } from '../engine/index.ts';
import { decode } from './decode.ts';
import type { Files } from './files.ts';

/** A text of the greatest length that is read takes no more bytes than this: three a UTF-16 unit. */
const MAXIMUM_BYTES = 3 * MAXIMUM_LENGTH;

export type TextReading =
  | { readonly kind: 'text'; readonly text: string; readonly bom: boolean }
  | { readonly kind: 'left-alone'; readonly because: string }
  | { readonly kind: 'unreadable'; readonly because: string };

/** Reads a file through the port. Never rejects. */
export async function readText(files: Files, uri: string): Promise<TextReading> {
  try {
    const bytes = await files.read(uri, MAXIMUM_BYTES);
    if (bytes.length > MAXIMUM_BYTES) return { kind: 'left-alone', because: `Files above ${String(MAXIMUM_LENGTH / 1024 / 1024)} MiB are not read.` };
    const decoded = decode(bytes);
    return decoded.kind === 'text' ? decoded : { kind: 'left-alone', because: decoded.because };
  } catch (error) {
    return { kind: 'unreadable', because: unreadable(error) };
  }
}

/** What to tell of a file or folder that the port refuses. */
export function unreadable(error: unknown): string {
  return `It cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** Whether a folder stands there and can be read. */
export async function isFolder(files: Files, uri: string): Promise<boolean> {
  try {
    await files.list(uri);
    return true;
  } catch {
    return false;
  }
}
