import * as vscode from 'vscode';
import { compositesOf, write } from '../engine/index.ts';
import type { Candidate, SuppressedFinding } from '../engine/index.ts';
import type { LiveFile } from '../workspace/index.ts';
import { Places } from './convert.ts';
import { SELECTOR, settingsOf } from './documents.ts';
import type { Documents } from './documents.ts';
import { findingsAt } from './code-actions/findings.ts';
import { firstSentence, link } from './markdown.ts';
import { rulePageLink } from './rule-page.ts';

/** Commands that a link in a hover may run. */
const COMMANDS = ['seaworthy.openRule', 'seaworthy.fix', 'seaworthy.ignore'];

/**
 * Explains the findings of a place. The editor itself shows each finding's message above; this adds why it matters and
 * what mends it, in one list.
 */
export function provideHovers(documents: Documents): vscode.Disposable {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    provideHover(document, position) {
      if (!settingsOf(document.uri).hover) return undefined;
      const file = documents.live(document);
      if (file === undefined) return undefined;
      const places = new Places(file.text);
      const findings = findingsAt(file, new vscode.Range(position, position));
      const ignored = file.report.suppressed.filter(({ finding }) => places.rangeOf(finding.span).contains(position));
      const [first] = [...findings, ...ignored.map(({ finding }) => finding)];
      if (first === undefined) return undefined;
      const text = [explain(document, file, findings), ...ignored.map(explainIgnored)].filter(part => part !== '').join('\n\n');
      const markdown = new vscode.MarkdownString(text);
      markdown.isTrusted = { enabledCommands: COMMANDS };
      return new vscode.Hover(markdown, places.rangeOf(first.span));
    },
  });
}

function explain(document: vscode.TextDocument, file: LiveFile, findings: readonly Candidate[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const rows = findings.map(finding => `- ${explainOne(document, finding, findings.length === 1)}`);
  const composites = compositesOf(findings).map(fix => link(fix.title, 'seaworthy.fix', [document.uri.toString(), document.version, fix.title]));
  const where = new Places(file.text).rangeOf(first.span).start;
  const ignore = link('Ignore with a reason ...', 'seaworthy.ignore', [document.uri.toString(), where.line, where.character]);
  return [...rows, '', [...composites, ignore].join(' · ')].join('\n');
}

/** One line; with room for all of why where it is the only one. */
function explainOne(document: vscode.TextDocument, { active, fixes = [] }: Candidate, isAlone: boolean): string {
  const { id, meta } = active.rule;
  const why = isAlone ? meta.why.split('\n\n')[0] ?? '' : firstSentence(meta.why);
  const [fix] = fixes;
  const page = `[${id}](${rulePageLink(id).toString()})`;
  if (fix === undefined) return `${page}: ${why}`;
  const edit = write(fix.changes());
  const mend = edit.kind === 'refused' ? `*No fix here: ${edit.because}.*` : link(fix.title, 'seaworthy.fix', [document.uri.toString(), document.version, fix.title]);
  return `${page}: ${why}${isAlone ? '\n\n  ' : ' '}${mend}`;
}

/** Says whose words silenced a finding, and why. */
function explainIgnored({ finding, suppression }: SuppressedFinding): string {
  const { id } = finding.active.rule;
  const whose = suppression.by === 'seaworthy' ? 'a comment' : `${suppression.by}'s ${suppression.ids === 'all' ? 'annotation for all checks' : suppression.ids.join(', ')}`;
  const reason = suppression.reason === '' ? '' : `: ${suppression.reason}`;
  return `*Ignored by ${whose}*${reason}\n\n[${id}](${rulePageLink(id).toString()}): ${finding.message}`;
}
