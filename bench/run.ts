import { cpus } from 'node:os';
import { checklistRows } from './checklist.ts';
import { cliRows } from './cli.ts';
import { engineRows } from './engine.ts';
import { hclRows } from './hcl.ts';
import { packageRows } from './package.ts';

// Prints one table. Nothing here asserts a time: machines are noisy, so compare rows of one run.
const rows = [...engineRows(), ...(await hclRows()), ...(await checklistRows()), ...cliRows(), ...packageRows()];
console.log(`Node ${process.version}, ${cpus()[0]?.model ?? 'an unknown processor'}, ${String(cpus().length)} cores\n`);
console.log('| what | measured | aim |\n|---|---|---|');
for (const { what, value, aim } of rows) console.log(`| ${what} | ${value} | ${aim} |`);
