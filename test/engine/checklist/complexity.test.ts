import { describe } from 'node:test';
import { bind, parseChecklist, sourceOf } from '../../../src/engine/index.ts';
import { growsLinearly as grows, times } from '../../support/growth.ts';

/** What is done to a checklist that is opened. */
function growsLinearly(what: string, n: number, textOf: (n: number) => string): void {
  grows(what, n, textOf, text => { for (const item of parseChecklist(sourceOf('checklist.md', text)).items) bind(item); });
}

describe('time grows with the length of a checklist', () => {
  growsLinearly('items', 2000, n => times(n, i => `- [ ] Memory limits of service ${String(i)} set\n`));
  growsLinearly('items that say the same', 2000, n => '- [ ] Backups tested\n'.repeat(n));
  growsLinearly('sections', 1000, n => '## Part\n\n- [ ] Backups tested\n'.repeat(n));
  growsLinearly('a line of words', 3000, n => `- [ ] ${'memory limits 2Gi '.repeat(n)}\n`);
  growsLinearly('a line of brackets', 3000, n => `- [ ] a ${'(if '.repeat(n)}\n`);
  growsLinearly('a line of code', 2000, n => `- [ ] \`${'kubectl get pods && '.repeat(n)}x\`\n`);
  growsLinearly('a heading of many words above items', 300, n => `# ${'memory of pods '.repeat(n)}\n\n${'- [ ] Limits set\n'.repeat(50)}`);
  growsLinearly('a group of many words above items', 300, n => `- [ ] ${'memory of pods '.repeat(n)}\n${'  - [ ] Limits set\n'.repeat(50)}`);
});
