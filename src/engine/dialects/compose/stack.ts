import type { Cursor } from '../../syntax/cursor.ts';
import type { Files } from './files.ts';
import { fileNameOf } from '../../text/paths.ts';

const NAME = /(^|[/._-])(stack|swarm)([._-]|$)/i;

/**
 * True for a project that `docker stack deploy` reads: its file says so by its name, or a network of it lies over several
 * hosts, which no other than Swarm has (Compose specification, 06-networks, `driver: overlay`).
 */
export function isForStack(paths: readonly string[], files: Files): boolean {
  return paths.some(path => {
    return NAME.test(fileNameOf(path)) || files.documents(path).some(document => files.root(document).at('networks').entries().some(({ value }) => isOverlay(value.at('driver'))));
  });
}

function isOverlay({ node }: Cursor): boolean {
  return node?.kind === 'scalar' && node.text === 'overlay';
}
