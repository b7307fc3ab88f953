import type { Recognition } from '../dialect.ts';

/** A line that a template engine takes out or repeats: the file is no YAML before it has run. */
const CONTROL_LINE = /^[ \t]*(?:\{\{-?[ \t]*(?:\/\*|#|if|range|with|define|end|else|include|template|block|\$)|\{%)/m;

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
  if (!CONTROL_LINE.test(text)) return false;
  /** The indentation of the line that begins the block scalar in which the next lines may be. */
  let block: number | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    const indent = indentOf(line);
    if (block !== undefined && indent > block) continue;
    if (CONTROL_LINE.test(line)) return true;
    block = /[|>][-+0-9]*[ \t]*(#.*)?$/.test(line) ? indent : undefined;
  }
  return false;
}

function indentOf(line: string): number {
  return line.length - line.replace(/^ +/, '').length;
}
