import type { Recognition } from '../dialect.ts';

/** A line that a template engine takes out or repeats: the file is no YAML before it has run. */
const CONTROL_LINE = /^[ \t]*\{\{-?[ \t]*(\/\*|#|if|range|with|define|end|else|include|template|block|\$)|^[ \t]*\{%/m;

/** A manifest states both, at the start of a line: as YAML keys, or quoted in JSON. */
const API_VERSION = /(^|[{,]|\s)["']?apiVersion["']?[ \t]*:/;
const KIND = /(^|[{,]|\s)["']?kind["']?[ \t]*:/;

/** Tells Kubernetes manifests from what only looks like them, by name and by a look at the text. */
export function recogniseKubernetes(path: string, text: string): Recognition {
  if (!/\.(ya?ml|json)$/i.test(path) && path.includes('.')) return { kind: 'not-ours' };
  if (!text.includes('apiVersion') || !API_VERSION.test(text) || !KIND.test(text)) return { kind: 'not-ours' };
  if (text.includes('{{') || text.includes('{%')) {
    if (/(^|\/)templates\//.test(path)) return { kind: 'left-alone', because: 'It is a Helm template: Kubernetes reads it only after Helm has rendered it.' };
    if (CONTROL_LINE.test(text)) return { kind: 'left-alone', because: 'It is a template: Kubernetes reads it only after another program has rendered it.' };
  }
  if (/(^|\/)Chart\.ya?ml$/.test(path)) return { kind: 'left-alone', because: 'It describes a Helm chart.' };
  return { kind: 'ours' };
}
