const LINE = /^\s*(?:export\s+)?([_a-zA-Z][\w.-]*)\s*[=:]\s?(.*)$/;

/**
 * Reads an env file (Compose specification, "Env_file format"): comments, `export`, single and double quotes. A value
 * that refers to another variable is left out: nothing here decides it.
 */
export function parseDotenv(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const [, name, raw] = LINE.exec(line) ?? [];
    if (name === undefined || raw === undefined) continue;
    const value = unquote(raw.trim());
    if (value !== undefined) variables.set(name, value);
  }
  return variables;
}

function unquote(raw: string): string | undefined {
  const single = /^'([^']*)'/.exec(raw)?.[1];
  if (single !== undefined) return single;
  const double = /^"((?:\\.|[^"\\])*)"/.exec(raw)?.[1];
  const value = double?.replace(/\\(["\\$])/g, '$1').replaceAll('\\n', '\n') ?? raw.replace(/(^|\s)#.*$/, '').trim();
  return value.includes('$') ? undefined : value;
}
