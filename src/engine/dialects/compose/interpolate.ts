/** The variables that the repository decides: those of the `.env` file beside the project. One is undefined where it is set there to what is not known. */
export type Variables = ReadonlyMap<string, string | undefined>;

/** What a text comes to once its variables are filled in. */
export type Interpolated =
  | {
      readonly kind: 'known';
      readonly text: string;
      /** An env file decided a part of it. */
      readonly fromFile: boolean;
      /** The variable whose default the whole text is. */
      readonly defaultOf: { readonly name: string; readonly operator: string } | undefined;
    }
  /** The environment that Compose is started in decides it. */
  | { readonly kind: 'dynamic'; readonly because: string }
  | { readonly kind: 'invalid'; readonly message: string };

const NAME = /[_a-zA-Z][_a-zA-Z0-9]*/y;

/** Nobody nests defaults deeper. */
const MAXIMUM_DEPTH = 50;

class Refusal extends Error {}

/**
 * Fills in variables as Compose does (Compose specification, 12-interpolation): `$VAR`, `${VAR}`, `:-` and `-` (default),
 * `:?` and `?` (required), `:+` and `+` (alternative), nested, and `$$` for a dollar sign; one that begins no variable is one as
 * well (template.go of compose-go). A variable that only the environment can set takes its default; without one it is dynamic.
 */
export function interpolate(text: string, variables: Variables): Interpolated {
  if (!text.includes('$')) return { kind: 'known', text, fromFile: false, defaultOf: undefined };
  const state: State = { variables, depth: 0, fromFile: false, undecided: undefined };
  try {
    const filled = fill(text, state);
    if (state.undecided !== undefined) return { kind: 'dynamic', because: `the variable ${state.undecided} decides it` };
    if (filled === '') return { kind: 'dynamic', because: 'the environment decides it' };
    return { kind: 'known', text: filled, fromFile: state.fromFile, defaultOf: defaultOf(text, variables) };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'invalid', message: error.message };
    throw error;
  }
}

interface State {
  readonly variables: Variables;
  /** In how many defaults and alternatives the text stands that is being filled in. */
  depth: number;
  fromFile: boolean;
  /** The first variable that nothing here decides. */
  undecided: string | undefined;
}

function fill(text: string, state: State): string {
  let result = '';
  let at = 0;
  for (let dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
    result += text.slice(at, dollar);
    const next = text[dollar + 1];
    if (next === '$') {
      result += '$';
      at = dollar + 2;
    } else if (next === '{') {
      const end = closingBrace(text, dollar);
      state.depth += 1;
      if (state.depth > MAXIMUM_DEPTH) throw new Refusal(`More than ${String(MAXIMUM_DEPTH)} variables stand in each other here: they are not filled in.`);
      result += braced(text.slice(dollar + 2, end), state);
      state.depth -= 1;
      at = end + 1;
    } else {
      const name = nameAt(text, dollar + 1);
      result += name === undefined ? '$' : (valueOf(name, state) ?? undecided(name, state));
      at = dollar + 1 + (name?.length ?? 0);
    }
  }
  return result + text.slice(at);
}

function closingBrace(text: string, dollar: number): number {
  let depth = 0;
  for (let i = dollar + 1; i < text.length; i += 1) {
    if (text[i] === '{') depth += 1;
    else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  throw new Refusal('Compose refuses a ${ without its }.');
}

function nameAt(text: string, at: number): string | undefined {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0];
}

function braced(content: string, state: State): string {
  const name = nameAt(content, 0);
  const operator = name === undefined ? undefined : /^(:?[-?+]|$)/.exec(content.slice(name.length))?.[0];
  if (name === undefined || operator === undefined) throw new Refusal(`Compose refuses \${${content}}: it names no variable.`);
  const argument = content.slice(name.length + operator.length);
  const value = valueOf(name, state);
  if (value === undefined) {
    // Whether the environment sets it is not known.
    const fills = state.variables.has(name) ? operator === '+' : operator.endsWith('-');
    return fills ? fill(argument, state) : undecided(name, state);
  }
  const counts = value !== '' || !operator.startsWith(':');
  if (operator.endsWith(counts ? '+' : '-')) return fill(argument, state);
  return operator === ':?' && !counts ? undecided(name, state) : value;
}

function valueOf(name: string, state: State): string | undefined {
  const value = state.variables.get(name);
  if (value !== undefined) state.fromFile = true;
  return value;
}

function undecided(name: string, state: State): string {
  state.undecided ??= name;
  return '';
}

/** Set where the whole text is one variable with a plain default that counts. */
function defaultOf(text: string, variables: Variables): { name: string; operator: string } | undefined {
  const [, name, operator] = /^\$\{([_a-zA-Z]\w*)(:?-)[^${}]+\}$/.exec(text) ?? [];
  return name === undefined || operator === undefined || variables.has(name) ? undefined : { name, operator };
}
