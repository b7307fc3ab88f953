/** The suite that runs inside VS Code: `test` tells a story, `run` (called by VS Code) plays them in order. */
import { performance } from 'node:perf_hooks';

interface Story {
  readonly name: string;
  readonly play: () => Promise<void> | void;
}

const stories: Story[] = [];
const SECONDS = 30;

/** Registers a story. It fails when `play` throws or rejects, or takes longer than half a minute. */
export function test(name: string, play: Story['play']): void {
  stories.push({ name, play });
}

/** Runs every story whose name contains `SEAWORTHY_TEST` (all when unset); rejects when one fails. */
export async function run(): Promise<void> {
  const wanted = process.env['SEAWORTHY_TEST'] ?? '';
  const chosen = stories.filter(({ name }) => name.includes(wanted));
  let failed = 0;
  for (const story of chosen) {
    const began = performance.now();
    const error = await outcome(story);
    const time = `(${(performance.now() - began).toFixed(0)} ms)`;
    console.log(error === undefined ? `  ok    ${story.name} ${time}` : `  FAIL  ${story.name} ${time}\n${indent(error)}`);
    if (error !== undefined) failed += 1;
  }
  console.log(`${String(chosen.length - failed)} passed, ${String(failed)} failed`);
  if (failed > 0) throw new Error(`${String(failed)} failed`);
  if (chosen.length === 0) throw new Error('no story was run');
}

async function outcome({ play }: Story): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(`not finished within ${String(SECONDS)} seconds`)); }, SECONDS * 1000);
  });
  try {
    await Promise.race([Promise.resolve().then(play), limit]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, '        ');
}
