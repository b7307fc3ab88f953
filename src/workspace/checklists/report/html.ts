import { withoutBlanks } from '../../../engine/index.ts';
import type { ReportedChecklist, ReportedItem } from './model.ts';
import { percent } from './model.ts';

/** The report as one page that needs nothing beside it: no script, no font, no request. */
export function reportHtml(checklists: readonly ReportedChecklist[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Production readiness</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Production readiness</h1>
${checklists.length === 0 ? '<p>There are no checklists.</p>' : [overview(checklists), ...checklists.map(one)].join('\n')}
</main>
</body>
</html>
`;
}

function one(list: ReportedChecklist, i: number): string {
  const { progress, verdicts } = list;
  const id = `list-${String(i + 1)}`;
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${rich(list.title)} <code>${escaped(list.path)}</code></h2>
<div class="head">
${ring(percent(progress))}
<dl>
${figure('Required', `${String(progress.done)} of ${String(progress.required)}`)}
${figure('Optional', `${String(progress.optionalDone)} of ${String(progress.optional)}`)}
${figure('Not applicable', String(progress.notApplicable))}
${figure('Refuted', String(list.refuted.length), list.refuted.length > 0)}
${figure('Alarms', String(list.alarms.length), list.alarms.length > 0)}
</dl>
</div>
${stacked('What the repository says', [['proven', verdicts.met, 'met'], ['evidence against', verdicts.unmet, 'unmet'], ['for people to say', verdicts.unknown, 'unknown']])}
${part('Problems', list.problems.map(({ line, message }) => `${place(line)} ${escaped(message)}`), 'bad')}
${part('Alarms: these triggers for a rollback are ticked', list.alarms.map(named), 'bad')}
${part('Ticked, and refuted', list.refuted.map(finding), 'bad')}
<h3>By section</h3>
<table>
<thead><tr><th scope="col">Section</th><th scope="col">Progress</th><th scope="col">Done</th></tr></thead>
<tbody>
${list.sections.filter(({ required }) => required > 0).map(({ headings, done, required }) => `<tr><th scope="row">${rich(sectionName(headings, list.title))}</th><td>${bar(done, required)}</td><td>${String(done)}/${String(required)}</td></tr>`).join('\n')}
</tbody>
</table>
${part('Evidence against open boxes', list.findings.filter(({ line }) => !list.refuted.some(other => other.line === line)).map(finding))}
${part('Sign-offs', list.signOffs.map(signOff))}
${part('Not applicable', list.notApplicable.map(({ text, reason, line }) => `${place(line)} ${rich(text)}: ${escaped(reason)}`))}
${part('Open', list.open.map(named))}
</section>`;
}

/** Who signed is said once, though it stands in the text too. */
function signOff({ line, label, by, on }: ReportedChecklist['signOffs'][number]): string {
  const words = [by, on].filter(word => word !== undefined);
  return `${place(line)} ${rich(label)}: ${by === undefined ? '<strong class="bad">not signed</strong>' : `<strong>${escaped(words.join(', '))}</strong>`}`;
}

/** More than one checklist begins with an overview. */
function overview(checklists: readonly ReportedChecklist[]): string {
  if (checklists.length < 2) return '';
  const rows = checklists.map(({ title, path, progress }, i) => `<tr><th scope="row"><a href="#list-${String(i + 1)}">${rich(title)}</a> <code>${escaped(path)}</code></th><td>${bar(progress.done, progress.required)}</td><td>${String(percent(progress))}%</td></tr>`);
  return `<table>
<thead><tr><th scope="col">Checklist</th><th scope="col">Progress</th><th scope="col">Done</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function part(title: string, items: readonly string[], kind = ''): string {
  return items.length === 0 ? '' : `<details open${kind === '' ? '' : ` class="${kind}"`}><summary><h3>${escaped(title)} <span class="count">${String(items.length)}</span></h3></summary>\n<ul>\n${items.map(item => `<li>${item}</li>`).join('\n')}\n</ul></details>`;
}

function figure(name: string, value: string, isBad = false): string {
  return `<div><dt>${name}</dt><dd${isBad ? ' class="bad"' : ''}>${value}</dd></div>`;
}

function named({ line, text }: ReportedItem): string {
  return `${place(line)} ${rich(withoutBlanks(text))}`;
}

/** More places than this are said as a number. */
const MOST_PLACES = 8;

function finding(item: ReportedItem): string {
  const all = [...new Set(item.at.map(({ path, line }) => `${path}:${String(line)}`))];
  const places = all.slice(0, MOST_PLACES).map(at => `<code>${escaped(at)}</code>`);
  const more = all.length > MOST_PLACES ? ` and ${String(all.length - MOST_PLACES)} more` : '';
  return `${named(item)}<div class="why">${escaped(item.because)} ${places.join(', ')}${more}</div>`;
}

function place(line: number): string {
  return `<span class="line">line ${String(line)}</span>`;
}

/** The title of the file is said above. */
function sectionName(headings: readonly string[], title: string): string {
  return (headings[0] === title ? headings.slice(1) : headings).join(' › ') || 'Before the first heading';
}

/** Code and strong words of an item, as they were meant; all the rest is text. */
function rich(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>').replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>');
}

/** Parts of a whole, each with its number: colour is not all that tells them apart. */
function stacked(title: string, parts: readonly (readonly [name: string, count: number, kind: string])[]): string {
  const whole = parts.reduce((sum, [, count]) => sum + count, 0);
  if (whole === 0) return '';
  let x = 0;
  const rects = parts.map(([, count, kind]) => {
    const width = (400 * count) / whole;
    const rect = `<rect class="${kind}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="14"/>`;
    x += width;
    return rect;
  });
  const words = parts.map(([name, count]) => `${String(count)} ${name}`);
  return `<figure><figcaption>${title}</figcaption><svg class="stack" viewBox="0 0 400 14" preserveAspectRatio="none" role="img" aria-label="${words.join(', ')}">${rects.join('')}</svg><ul class="legend">${parts.map(([, , kind], i) => `<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${kind}" width="10" height="10" rx="2"/></svg> ${words[i] ?? ''}</li>`).join('')}</ul></figure>`;
}

const RADIUS = 42;

/** A ring of which as much is filled as is done. */
function ring(done: number): string {
  const length = 2 * Math.PI * RADIUS;
  const filled = ((length * done) / 100).toFixed(1);
  return `<svg class="ring" viewBox="0 0 100 100" role="img" aria-label="${String(done)} percent done"><circle class="track" cx="50" cy="50" r="${String(RADIUS)}"/><circle class="fill" cx="50" cy="50" r="${String(RADIUS)}" stroke-dasharray="${filled} ${length.toFixed(1)}" transform="rotate(-90 50 50)"/><text x="50" y="57" text-anchor="middle">${String(done)}%</text></svg>`;
}

function bar(done: number, required: number): string {
  const width = required === 0 ? 0 : (200 * done) / required;
  return `<svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" role="img" aria-label="${String(done)} of ${String(required)}"><rect class="track" width="200" height="10" rx="3"/><rect class="fill" width="${width.toFixed(1)}" height="10" rx="3"/></svg>`;
}

/** Text of others, in elements and in attributes with double quotes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${String(character.charCodeAt(0))};`);
}

/** In VS Code the page has the colours of its theme, which need not be those of the system. */
const THEMED = { text: 'editor-foreground', dim: 'descriptionForeground', back: 'editor-background', line: 'widget-border', soft: 'textCodeBlock-background', fill: 'testing-iconPassed', bad: 'errorForeground', warn: 'editorWarning-foreground', none: 'disabledForeground', link: 'textLink-foreground' };

function colours(...own: readonly string[]): string {
  return Object.entries(THEMED).map(([name, theme], i) => `--${name}:var(--vscode-${theme},${own[i] ?? ''})`).join(';');
}

const STYLE = `
:root{color-scheme:light dark;${colours('#1f2328', '#59636e', '#fff', '#d1d9e0', '#f6f8fa', '#1a7f37', '#cf222e', '#9a6700', '#afb8c1', '#0969da')}}
@media(prefers-color-scheme:dark){:root{${colours('#e6edf3', '#9198a1', '#0d1117', '#3d444d', '#151b23', '#3fb950', '#ff7b72', '#d29922', '#656c76', '#58a6ff')}}}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}
a{color:var(--link)}
h1{font-size:1.7rem;line-height:1.2}h2{border-top:1px solid var(--line);padding-top:1.25rem;margin-top:2.5rem}h3{font-size:1.05rem;margin:1.75rem 0 .5rem}
details{margin:1.75rem 0 1rem}summary{cursor:pointer}summary h3{display:inline-block;max-width:calc(100% - 1.5rem);vertical-align:top;margin:0;line-height:1.5rem}
code{font:.85em ui-monospace,monospace;background:var(--soft);border-radius:4px;padding:.1em .3em}
h2 code{font-size:.8rem;font-weight:normal;color:var(--dim)}
.line,.why,dt,.count,figcaption{color:var(--dim);font-weight:normal;font-size:.85rem}
.head{display:flex;gap:2rem;align-items:center;flex-wrap:wrap}
dl{display:flex;gap:1rem 1.5rem;flex-wrap:wrap;margin:0}
dd{margin:0;font-size:1.3rem}
.ring{width:7rem;height:7rem}.ring circle{fill:none;stroke-width:11}.ring text{fill:var(--text);font-size:20px}
.track{stroke:var(--line)}.ring .fill{stroke:var(--fill)}
.bar{width:12rem;max-width:100%;height:.6rem}.bar .track{fill:var(--line);stroke:none}.bar .fill{fill:var(--fill)}
figure{margin:1.5rem 0}.stack{display:block;width:100%;height:.9rem;border-radius:4px;margin:.3rem 0}
.met{fill:var(--fill)}.unmet{fill:var(--warn)}.unknown{fill:var(--none)}
.legend{display:flex;gap:.25rem 1.25rem;flex-wrap:wrap;list-style:none;margin:0;padding:0;font-size:.85rem}.legend li{margin:0}.legend svg{width:.7rem;height:.7rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);font-weight:normal;vertical-align:middle}
thead th{color:var(--dim);font-size:.85rem}td:last-child{font-variant-numeric:tabular-nums}td,thead th{white-space:nowrap}
.bad summary,strong.bad,dd.bad{color:var(--bad)}details.bad{border-left:3px solid var(--bad);padding-left:1rem}
ul{padding-left:1.2rem}li{margin:.35rem 0}
@media(max-width:40rem){main{padding:1rem}.bar{width:5rem}}
@media print{main{max-width:none}details::details-content{display:block}}
`;
