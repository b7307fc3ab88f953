import type { Fact } from './fact.ts';

/** Facts that no manifest tells: the workspace looks them up. */
export const file: Fact = {
  summary: 'A file that matches is in the repository, and is not empty.',
  parameters: {
    path: { type: 'list', description: 'Paths from the folder, or globs, of which one is enough: `docs/**/*runbook*`.' },
    contains: { type: 'list', description: 'Words that must stand in it, all of them; what a `#` makes a comment does not count.' },
  },
  needs: ['path'],
  direction: 'pass-only',
};

export const ignored: Fact = {
  summary: 'Git ignores the path.',
  parameters: { path: { type: 'list', description: 'Paths from the folder, all of them: `.env`.' } },
  needs: ['path'],
  direction: 'pass-only',
};

export const workflow: Fact = {
  summary: 'A workflow of the continuous integration does this.',
  parameters: { uses: { type: 'list', description: 'Words of which one stands in a line of it: `trivy`. Without them, any workflow will do.' } },
  needs: [],
  direction: 'pass-only',
};

export const manual: Fact = { summary: 'A person decides: nothing in the repository can say it.', parameters: {}, needs: [], direction: 'none' };
