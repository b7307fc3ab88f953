import type { ConfigurationEntry } from '../../model/configuration.ts';
import type { Value } from '../../model/field.ts';
import { isStandIn } from '../../model/values/secret-literal.ts';
import { looksLikeSecret, secretByForm } from '../../model/values/secret.ts';
import type { SecretFinding } from '../../model/values/secret.ts';

/** Files that hold settings by name; programs and pages speak of passwords as well. */
const SETTINGS = /\.(properties|conf|cnf|cfg|ini|env|toml|ya?ml|json)$|^(\.env|config|settings)$/i;

/** `name: value`, `name=value`, `"name": "value",` and `export NAME=value`. */
const LINE = /^([ \t]*(?:export[ \t]+|-[ \t]+)?["']?([A-Za-z][\w.-]*)["']?[ \t]*[:=][ \t]*)(.*?)[ \t]*$/;

/** What no literal begins or ends with: a part of another language, or a value of several lines. */
const NO_LITERAL = /^[[{|>&*!@(%-]|[({[]$|\w\(/;

/** With the text that holds it. */
type SecretInText = SecretFinding & { readonly text: string };

/** A credential in the value of a variable. Where parts are settled elsewhere, what the name promises may be in these. */
export function secretInValue(name: string, value: Value<string>): SecretInText | undefined {
  const text = value.kind === 'known' ? value.value : value.kind === 'dynamic' ? value.template : undefined;
  if (text === undefined) return undefined;
  const found = value.kind === 'known' ? looksLikeSecret(name, text) : secretByForm(name, text);
  return found && { ...found, text };
}

/** A credential in an entry of a configuration, in the whole of its text or in a line of it. */
export function secretInEntry({ key, value }: ConfigurationEntry): SecretInText | undefined {
  const found = secretInValue(key, value);
  if (found !== undefined || value.kind !== 'known') return found;
  const text = value.value;
  const inside = registryLogin(key, text) ?? (SETTINGS.test(key) ? secretInLines(text) : undefined);
  return inside && { ...inside, text };
}

function secretInLines(text: string): SecretFinding | undefined {
  let at = 0;
  for (const line of text.split('\n')) {
    const [, before = '', name = '', written = ''] = LINE.exec(line.replace(/\r$/, '')) ?? [];
    const literal = written.replace(/,$/, '').replace(/^(["'])(.*)\1$/, '$2');
    const found = name === '' || NO_LITERAL.test(literal) ? undefined : looksLikeSecret(name, literal.replace(/[ \t]+[#;].*$/, ''));
    if (found !== undefined) {
      const start = at + before.length + Math.max(0, written.indexOf(literal)) + found.start;
      return { because: `${name} in it is written in clear`, start, end: start + found.end - found.start };
    }
    at += line.length + 1;
  }
  return undefined;
}

/** `.dockerconfigjson`: user and password of a registry, encoded, or each by itself. */
function registryLogin(key: string, text: string): SecretFinding | undefined {
  if (!/^\.docker(configjson|cfg)$/.test(key)) return undefined;
  const match = /"(?:auth|password|identitytoken)"\s*:\s*"([^"]{4,})"/.exec(text);
  const [whole = '', literal = ''] = match ?? [];
  if (match === null || isStandIn(literal)) return undefined;
  const end = match.index + whole.length - 1;
  return { because: 'it holds the login of a registry', start: end - literal.length, end };
}
