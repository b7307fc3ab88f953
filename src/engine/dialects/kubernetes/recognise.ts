import type { Recognition } from '../dialect.ts';

/** A line that a template engine takes out or repeats: the file is no YAML before it has run. */
const CONTROL_LINE = /^[ \t]*(?:\{\{-?[ \t]*(?:\/\*|#|if|range|with|define|end|else|include|template|block|\$)|\{%)/gm;

/** A manifest states both, at the start of a line: as YAML keys, or quoted in JSON. */
const API_VERSION = /(^|[{,]|\s)["']?apiVersion["']?[ \t]*:/;
const KIND = /(^|[{,]|\s)["']?kind["']?[ \t]*:/;

/** Tells Kubernetes manifests from what only looks like them, by name and by a look at the text. */
export function recogniseKubernetes(path: string, text: string): Recognition {
  if (!/\.(ya?ml|json)$/i.test(path) && path.includes('.')) return { kind: 'not-ours' };
  if (!text.includes('apiVersion') || !API_VERSION.test(text) || !KIND.test(text)) return { kind: 'not-ours' };
  if (text.includes('{{') || text.includes('{%')) {
    if (/(^|\/)templates\//.test(path)) return { kind: 'left-alone', because: 'It is a Helm template: Kubernetes reads it only after Helm has rendered it.' };
    if (hasControlLine(text)) return { kind: 'left-alone', because: 'It is a template: Kubernetes reads it only after another program has rendered it.' };
  }
  if (/(^|\/)Chart\.ya?ml$/.test(path)) return { kind: 'left-alone', because: 'It describes a Helm chart.' };
  return { kind: 'ours' };
}

/** True where a control line stands outside block scalars: in one it is text for another program (a Vault agent's template). */
function hasControlLine(text: string): boolean {
  return [...text.matchAll(CONTROL_LINE)].some(({ index }) => !isInBlockScalar(text, index));
}

/** Climbs the lines above by their indentation: a line below a `key: |` belongs to that scalar. */
function isInBlockScalar(text: string, at: number): boolean {
  let indent = indentAt(text, at);
  for (let end = at - 1; end > 0 && indent > 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (line.trim() !== '' && indentAt(text, start) < indent) {
      if (/[|>][-+0-9]*[ \t]*(#.*)?\r?$/.test(line)) return true;
      indent = indentAt(text, start);
    }
    end = start - 1;
  }
  return false;
}

function indentAt(text: string, start: number): number {
  let i = start;
  while (text[i] === ' ') i += 1;
  return i - start;
}
