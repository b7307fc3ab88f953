import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join, relative } from 'node:path';
import * as vscode from 'vscode';
import { folder, found, inFolder, ruleOf, findingOf } from './support.ts';
import { test } from './index.ts';

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Report {
  readonly findings: readonly { rule: string; severity: string; message: string; path: string; range: { start: Place; end: Place } }[];
  readonly problems: readonly { path: string; message: string }[];
}

const SEVERITIES = ['error', 'warning', 'information', 'hint'];

test('the editor and the command line say the same, to the character', async () => {
  await vscode.window.showTextDocument(inFolder('k8s/base/web.yaml'));
  await findingOf(inFolder('k8s/base/worker.yaml'), 'liveness-probe');
  const report = await check(folder().fsPath);
  const expected = [
    ...report.findings.map(({ path, rule, severity, message, range: { start, end } }) =>
      [path, `${String(start.line)}:${String(start.column)}-${String(end.line)}:${String(end.column)}`, rule, severity, message].join(' | ')),
    ...report.problems.map(({ path, message }) => `${path} | ${message}`),
  ];
  assert.ok(expected.length > 20, `only ${String(expected.length)} findings in the shop`);
  assert.deepEqual(shown().sort(), expected.sort());
});

function shown(): string[] {
  // What stands against a ticked box is said by `seaworthy checklist`, not by `check`.
  return vscode.languages.getDiagnostics().filter(([uri]) => !uri.path.endsWith('.md')).flatMap(([uri]) => {
    const path = relative(folder().fsPath, uri.fsPath).replaceAll('\\', '/');
    return found(uri).map(one => {
      const { start, end } = one.range;
      if (one.code === undefined) return `${path} | ${one.message}`;
      return [path, `${at(start)}-${at(end)}`, ruleOf(one), SEVERITIES[one.severity] ?? '', one.message].join(' | ');
    });
  });
}

function at({ line, character }: vscode.Position): string {
  return `${String(line + 1)}:${String(character + 1)}`;
}

function check(cwd: string): Promise<Report> {
  const extension = vscode.extensions.getExtension('seaworthy.seaworthy')?.extensionPath ?? '';
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    execFile(process.execPath, [join(extension, 'dist', 'cli.js'), 'check', '--format', 'json'], { cwd, env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (error !== null && error.code !== 1) reject(new Error(stderr));
      else resolve(JSON.parse(stdout) as Report);
    });
  });
}
