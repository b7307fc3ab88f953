import type { TextParameters, Wording } from './pattern.ts';

/** What the code spans of an item name: paths of endpoints, variables with their values, files, namespaces, images. */
export function codeParameters({ codes, statement }: Wording): TextParameters {
  let found: TextParameters = {};
  for (const code of codes) found = { ...codeParameter(code, statement), ...found };
  return found;
}

function codeParameter(code: string, statement: string): TextParameters {
  if (/^\/[^\s]*$/.test(code)) return { path: code };
  const variable = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=(.*))?$/.exec(code);
  if (variable !== null) return environment(variable[1] ?? '', variable[2], statement);
  if (/^(?:\.env[\w.]*|[\w./-]+\.(?:ya?ml|json|tfvars|toml|env|ini|conf|properties))$/.test(code)) return { file: code };
  if (/^[\w.-]+\.[a-z]{2,}(?::\d+)?(?:\/[\w.-]+)+(?::[\w.-]+)?$/.test(code)) return { image: code };
  if (/\bnamespace\b/i.test(statement) && /^[a-z0-9-]+$/.test(code)) return { namespace: code };
  if (/^[a-z][\w.]*$/.test(code) && /\bset\b/i.test(statement)) return { 'config.key': code };
  return {};
}

/** `your-domain.com`, `<host>`: what to write is left to the reader. */
const PLACEHOLDER = /your|example|actual|changeme|path\/to|[<>{}]|x{3,}/i;

function environment(name: string, value: string | undefined, statement: string): TextParameters {
  const key = `env.${name}`;
  const not = /\(not ([A-Za-z]+)\b/i.exec(statement)?.[1];
  if (value !== undefined && value !== '' && !PLACEHOLDER.test(value)) return { [key]: value, ...(not === undefined ? {} : { [`${key}.not`]: not }) };
  if (/\bsecure(?:ly|d)?\b|\b(?:in|from) (?:an? |the |kubernetes )?secrets?\b/i.test(statement)) return { [key]: 'secretKeyRef' };
  return { [key]: '*' };
}
