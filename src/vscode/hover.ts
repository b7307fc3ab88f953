import * as vscode from 'vscode';
import { write } from '../engine/index.ts';
import type { Candidate, Fix, SuppressedFinding } from '../engine/index.ts';
import type { LiveFile } from '../workspace/index.ts';
import { compositesFor, findingsAt } from './code-actions/findings.ts';
import { Places } from './convert.ts';
import { SELECTOR, settingsOf } from './documents.ts';
import type { Documents } from './documents.ts';
import { firstSentence, link } from './markdown.ts';
import { rulePageLink } from './rule-page.ts';

/** Commands that a link in a hover may run. */
const COMMANDS = ['seaworthy.openRule', 'seaworthy.fix', 'seaworthy.ignore'];

/**
 * Explains the findings of a place. The editor itself shows each finding's message above; this adds what mends them
 * and why they matter, once.
 */
export function provideHovers(documents: Documents): vscode.Disposable {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position) {
      const file = settingsOf(document.uri).hover ? await documents.live(document) : undefined;
      if (file === undefined) return undefined;
      const places = new Places(file.text);
      const findings = findingsAt(file, new vscode.Range(position, position));
      const ignored = file.report.suppressed.filter(({ finding }) => places.rangeOf(finding.span).contains(position));
      const [first] = [...findings, ...ignored.map(({ finding }) => finding)];
      if (first === undefined) return undefined;
      const range = places.rangeOf(first.span);
      const parts = [...explain({ document, file, position: range.start }, findings), ...ignored.map(explainIgnored)];
      const markdown = new vscode.MarkdownString(parts.join('\n\n'));
      markdown.isTrusted = { enabledCommands: COMMANDS };
      return new vscode.Hover(markdown, range);
    },
  });
}

interface Target {
  readonly document: vscode.TextDocument;
  readonly file: LiveFile;
  readonly position: vscode.Position;
}

/** One finding is explained at length; of several, each has a line, below what mends them together. */
function explain(target: Target, findings: readonly Candidate[]): string[] {
  const [first, ...more] = findings;
  if (first === undefined) return [];
  if (more.length === 0) return [first.active.rule.meta.why.split('\n\n')[0] ?? '', actions(target, first.fixes ?? [])];
  const lines = findings.map(({ active: { rule } }) => `- [${rule.id}](${rulePageLink(rule.id).toString()}): ${firstSentence(rule.meta.why)}`);
  return [actions(target, compositesFor(target.file, findings)), lines.join('\n')];
}

/** Links that mend or ignore; where a fix cannot be written, why. */
function actions({ document, position }: Target, fixes: readonly Fix[]): string {
  const place = [document.uri.toString(), position.line, position.character] as const;
  const links = fixes.map(fix => {
    const edit = write(fix.changes());
    return edit.kind === 'refused' ? `*No fix here: ${edit.because}*` : link(fix.title, 'seaworthy.fix', [...place, document.version, fix.title]);
  });
  return [...links, link('Ignore with a reason…', 'seaworthy.ignore', place)].join(' · ');
}

/** Says whose words silenced a finding, and why. */
function explainIgnored({ finding, suppression: { by, ids, reason } }: SuppressedFinding): string {
  const { id } = finding.active.rule;
  const whose = by === 'seaworthy' ? 'a comment' : `what ${by} was told (${ids === 'all' ? 'all checks' : ids.join(', ')})`;
  const because = reason === '' ? '' : `: ${reason}`;
  return `[${id}](${rulePageLink(id).toString()}) *is ignored by ${whose}${because}*\n\n${finding.message}`;
}
