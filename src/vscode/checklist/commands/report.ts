import * as vscode from 'vscode';
import { reportHtml, reportMarkdown, reportOf } from '../../../workspace/index.ts';
import type { Checklists } from '../given.ts';

/** Shows the report of all checklists as they are now: as a page with charts, or as Markdown to be kept. */
export async function openReport({ service }: Checklists): Promise<void> {
  const chosen = await vscode.window.showQuickPick(
    [
      { label: 'Page', description: 'with charts, to look at', markdown: false },
      { label: 'Markdown', description: 'a text to keep or to send', markdown: true },
    ],
    { title: 'Report of the checklists' },
  );
  if (chosen === undefined) return;
  await service.idle();
  const report = reportOf(service.lists());
  if (chosen.markdown) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content: reportMarkdown(report) }));
    return;
  }
  const panel = vscode.window.createWebviewPanel('seaworthy.report', 'Production readiness', vscode.ViewColumn.Active, { enableScripts: false, localResourceRoots: [] });
  panel.webview.html = reportHtml(report);
}
