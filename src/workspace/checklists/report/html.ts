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
${checklists.length === 0 ? '<p>There are no checklists.</p>' : checklists.map(one).join('\n')}
</main>
</body>
</html>
`;
}

function one(list: ReportedChecklist): string {
  const { progress } = list;
  return `<section>
<h2>${escaped(list.title)} <small>${escaped(list.path)}</small></h2>
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
${part('Problems', list.problems.map(message => `<li class="bad">${escaped(message)}</li>`))}
${part('Alarms: these triggers for a rollback are ticked', list.alarms.map(item => `<li class="bad">${named(item)}</li>`))}
${part('Ticked, and refuted', list.refuted.map(item => `<li class="bad">${finding(item)}</li>`))}
<h3>By section</h3>
<table>
<thead><tr><th scope="col">Section</th><th scope="col">Progress</th><th scope="col">Done</th></tr></thead>
<tbody>
${list.sections.map(({ headings, done, required }) => `<tr><th scope="row">${escaped(headings.join(' › ') || '–')}</th><td>${bar(done, required)}</td><td>${String(done)}/${String(required)}</td></tr>`).join('\n')}
</tbody>
</table>
${part('Evidence against', list.findings.map(item => `<li>${finding(item)}</li>`))}
${part('Sign-offs', list.signOffs.map(({ text, by, on, line }) => `<li>${place(line)} ${escaped(text)}: ${by === undefined ? '<strong class="bad">not signed</strong>' : `<strong>${escaped([by, on].filter(word => word !== undefined).join(', '))}</strong>`}</li>`))}
${part('Not applicable', list.notApplicable.map(({ text, reason, line }) => `<li>${place(line)} ${escaped(text)}: ${escaped(reason)}</li>`))}
${part('Open', list.open.map(item => `<li>${named(item)}</li>`))}
</section>`;
}

function part(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h3>${escaped(title)}</h3>\n<ul>\n${items.join('\n')}\n</ul>`;
}

function figure(name: string, value: string, isBad = false): string {
  return `<div><dt>${name}</dt><dd${isBad ? ' class="bad"' : ''}>${value}</dd></div>`;
}

function named({ line, text }: ReportedItem): string {
  return `${place(line)} ${escaped(text)}`;
}

function finding(item: ReportedItem): string {
  const places = item.at.map(({ path, line }) => `<code>${escaped(path)}:${String(line)}</code>`);
  return `${named(item)}<br>${escaped(item.because)} ${places.join(', ')}`;
}

function place(line: number): string {
  return `<span class="line">line ${String(line)}</span>`;
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

const STYLE = `
:root{color-scheme:light dark;--text:#1f2328;--dim:#59636e;--back:#fff;--line:#d1d9e0;--fill:#1a7f37;--bad:#cf222e}
@media(prefers-color-scheme:dark){:root{--text:#e6edf3;--dim:#9198a1;--back:#0d1117;--line:#3d444d;--fill:#3fb950;--bad:#ff7b72}}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}
h2{border-top:1px solid var(--line);padding-top:1rem}
small,.line,dt{color:var(--dim);font-weight:normal;font-size:.85rem}
.head{display:flex;gap:2rem;align-items:center;flex-wrap:wrap}
dl{display:flex;gap:1.5rem;flex-wrap:wrap;margin:0}
dd{margin:0;font-size:1.3rem}
.ring{width:7rem;height:7rem}.ring circle{fill:none;stroke-width:11}.ring text{fill:var(--text);font-size:20px}
.track{stroke:var(--line)}.ring .fill{stroke:var(--fill)}
.bar{width:12rem;height:.6rem}.bar .track{fill:var(--line);stroke:none}.bar .fill{fill:var(--fill)}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);font-weight:normal}
.bad{color:var(--bad)}code{font-size:.85rem}li{margin:.25rem 0}
@media print{main{max-width:none}}
`;
