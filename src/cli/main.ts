/** The command line: `seaworthy check|fix|checklist|report|rules|explain`. */
import { setFlagsFromString } from 'node:v8';
import { run } from './run.ts';
import { endQuietlyWhenReaderLeaves } from './terminal.ts';

// V8's young generation grows with the work until ten thousand files take twice the memory that they need.
setFlagsFromString('--semi-space-growth-factor=1');

const interruption = new AbortController();
// The first Ctrl+C lets the file at hand be finished; the second one ends at once.
process.once('SIGINT', () => {
  interruption.abort();
});
endQuietlyWhenReaderLeaves();
process.exitCode = await run(process.argv.slice(2), interruption.signal);
