import { parseEvents } from 'js-yaml';
import { Project, RULES, detach, lintFile, plainReport, readFile, reportFile, rulesetOf, toPlain } from '../src/engine/index.ts';
import type { FileLint, TallyPool } from '../src/engine/index.ts';
import type { Input } from './support/inputs.ts';
import { composeFile, corpus, largeFile, manifest, workspaceOf } from './support/inputs.ts';
import type { Row } from './support/measure.ts';
import { measure, milliseconds, percentile, spread } from './support/measure.ts';

const RECOMMENDED = rulesetOf(RULES, 'recommended');

/** Lint throughput, and what a keystroke costs. */
export function engineRows(): Row[] {
  return [
    ...realFiles('the real manifests', corpus('kubernetes'), 12),
    ...realFiles('the real Compose files', corpus('compose'), 12),
    ...throughput('10,000 synthetic files', workspaceOf(10_000), 3),
    ...keystroke('a 500-line file', 'manifest.yaml', Array.from({ length: 7 }, (_, i) => manifest(i)).join('---\n'), 400, '5 ms'),
    ...keystroke('a 14,000-line file of 600 documents', 'manifest.yaml', largeFile(600), 200, '20 ms'),
    ...keystroke('a Compose file of 20 services', 'compose.yaml', composeFile(20), 400, '5 ms'),
  ];
}

function realFiles(what: string, files: readonly Input[] | undefined, times: number): Row[] {
  return files === undefined ? [{ what: `lint of ${what}`, value: 'the corpus is not here', aim: '' }] : throughput(what, files, times);
}

function throughput(what: string, inputs: readonly Input[], times: number): Row[] {
  // Both read the same files: those that the linter reads at all.
  const read = inputs.filter(({ path, text }) => readFile(path, text).status.kind === 'checked');
  const units = read.reduce((sum, { text }) => sum + text.length, 0);
  const parse = percentile(measure(times, () => { for (const input of read) parseOnly(input); }, 2), 0.5);
  const lint = percentile(measure(times, () => { lintAll(read); }, 2), 0.5);
  const speed = (ms: number): string => `${(units / ms / 1000).toFixed(1)} MB/s`;
  return [
    { what: `lint of ${what} (${String(read.length)} files, ${(units / 1e6).toFixed(1)} MB), all recommended rules`, value: `${milliseconds(lint)}, ${speed(lint)}`, aim: '' },
    { what: `bare parseEvents of the same bytes`, value: `${milliseconds(parse)}, ${speed(parse)}`, aim: '' },
    { what: `ratio of the two`, value: (lint / parse).toFixed(2), aim: '1.5' },
  ];
}

function parseOnly({ text }: Input): void {
  try {
    parseEvents(text, {});
  } catch {
    // Broken files cost what they cost.
  }
}

/** As a scan does it: each file is read, judged and kept as plain data; what depends on other files is settled at the end. */
function lintAll(inputs: readonly Input[]): void {
  const pool: TallyPool = new Map();
  const lints = inputs.map(({ path, text }) => detach(toPlain(lintFile(readFile(path, text), RECOMMENDED)), pool));
  const project = new Project(lints.flatMap(({ facts }) => [...facts]), true);
  for (const lint of lints) plainReport(lint, project);
}

function keystroke(what: string, path: string, text: string, times: number, aim: string): Row[] {
  const at = text.indexOf('image:', Math.floor(text.length / 2)) + 'image: registry'.length;
  let file = readFile(path, text);
  let lint: FileLint = lintFile(file, RECOMMENDED);
  const measured = measure(times, i => {
    file = readFile(path, text.slice(0, at) + String(i % 10) + text.slice(at), file);
    lint = lintFile(file, RECOMMENDED, lint);
    reportFile(lint, new Project(file.units.flatMap(unit => [...unit.facts]), true));
  }, 20);
  const lines = text.split('\n').length;
  return [{
    what: `keystroke to findings in ${what} (${String(lines)} lines)`,
    value: spread(measured),
    aim,
  }];
}
