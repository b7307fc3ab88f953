/** The command line: `seaworthy check|fix|rules|explain`. */
import { run } from './run.ts';
import { endQuietlyWhenReaderLeaves } from './terminal.ts';

const interruption = new AbortController();
// The first Ctrl+C lets the file at hand be finished; the second one ends at once.
process.once('SIGINT', () => {
  interruption.abort();
});
endQuietlyWhenReaderLeaves();
process.exitCode = await run(process.argv.slice(2), interruption.signal);
