import { isSetting, isStandIn, tokenShape } from './secret-literal.ts';
import { secretName } from './secret-name.ts';
import type { SecretName } from './secret-name.ts';

/** A place within a text: UTF-16 offsets, half-open. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A credential within a literal. */
export interface SecretFinding extends Place {
  /** Ends the sentence 'This holds a credential: ...'. Never contains the credential. */
  readonly because: string;
}

/** A credential in an argument, or in the argument after it; the place is within that one. */
export interface ArgumentSecret extends SecretFinding {
  readonly in: 'argument' | 'next';
}

/**
 * Whether a variable (of the environment, a ConfigMap, a property file) holds a credential in clear. The literal's meaning
 * decides with the name: placeholders, templates, references, switches, paths and plain addresses are no credentials.
 * A doubt is answered with `undefined`: a false alarm is worse than a miss.
 */
export function looksLikeSecret(name: string, literal: string): SecretFinding | undefined {
  const byForm = secretByForm(name, literal);
  if (byForm) return byForm;
  const promised = /^NEO4J_AUTH$/i.test(name) && literal.includes('/') ? 'password' : secretName(name);
  if (promised === undefined || !isCredential(promised, literal, name)) return undefined;
  return { because: `its name says that it is a ${promised}, and its value is written in clear`, start: 0, end: literal.length };
}

/** A credential that its own form shows, whatever the variable is called: also in a text of which parts are settled elsewhere. */
export function secretByForm(name: string, literal: string): SecretFinding | undefined {
  const shape = tokenShape(literal);
  if (shape && !(shape.what === 'a JSON Web Token' && isPublic(name))) {
    return { because: `it contains what has the form of ${shape.what}`, start: shape.start, end: shape.end };
  }
  const inUrl = credentialInUrl(literal);
  if (inUrl) return { because: 'the URL contains a password', ...inUrl };
  const inPairs = passwordInPairs(literal);
  return inPairs && { because: 'the connection string contains a password', ...inPairs };
}

// A '$' is read in one way only, or a row of '${}' would be tried in exponentially many.
const URL_WITH_PASSWORD = /\b[a-z][a-z0-9+.-]{0,30}:\/\/((?:\$\{[^}]*\}|\$(?!\{)|[^\s:/@?#'"$])*):((?:\$\{[^}]*\}|\$(?!\{)|[^\s/?#'",$])+)@/gi;
const PAIR_WITH_PASSWORD = /\b(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*["']?((?:\$\{[^}]*\}|\$(?!\{)|[^\s;'"$])+)/i;
const CONNECTION_PAIR = /\b(?:server|data source|host|endpoint|accountname|addr(?:ess)?|dbname|database|initial catalog|user ?id|uid|user|username)\s*=/i;

/** The literal password of the first URL of the form `scheme://user:password@host` in a text. */
export function credentialInUrl(text: string): Place | undefined {
  if (!text.includes('@') || !text.includes('://')) return undefined;
  for (const match of text.matchAll(URL_WITH_PASSWORD)) {
    const [whole, user = '', password = ''] = match;
    if (isStandIn(password) || isDocumentation(user, password) || isUnsaid(text, match.index)) continue;
    const end = match.index + whole.length - 1;
    return { start: end - password.length, end };
  }
  return undefined;
}

/**
 * A credential in a command-line argument: `--password=x`, `--password x` (then `next` is the argument after it),
 * `-Dspring.datasource.password=x`, `DB_PASSWORD=x`, a URL, or any of these inside one argument for a shell.
 */
export function secretInArgument(argument: string, next?: string): ArgumentSecret | undefined {
  const words = /\s/.test(argument) ? [...argument.matchAll(/[^\s"']+/g)] : [];
  for (const [index, word] of words.entries()) {
    const found = secretInWord(word[0], words[index + 1]?.[0]);
    const origin = found?.in === 'next' ? words[index + 1]?.index : word.index;
    if (found && origin !== undefined) return { ...found, in: 'argument', start: origin + found.start, end: origin + found.end };
  }
  return words.length > 0 ? undefined : secretInWord(argument, next);
}

function secretInWord(word: string, next: string | undefined): ArgumentSecret | undefined {
  const [, name, literal] = /^(?:--?(?:D(?=[a-z]))?)?([A-Za-z][\w.-]*)=(.*)$/s.exec(word) ?? [];
  if (name !== undefined && literal !== undefined) {
    const found = looksLikeSecret(name, literal);
    const offset = word.length - literal.length;
    return found && { ...found, in: 'argument', start: offset + found.start, end: offset + found.end };
  }
  const promised = /^--?[A-Za-z][\w.-]*$/.test(word) ? secretName(word) : undefined;
  if (promised !== undefined && next !== undefined && !next.startsWith('-') && isCredential(promised, next, word)) {
    return { because: `the option ${word} takes a ${promised}, and it is written in clear`, in: 'next', start: 0, end: next.length };
  }
  const found = looksLikeSecret('', word);
  return found && { ...found, in: 'argument' };
}

/** `Password=x;`, `AccountKey=x;` and the like between the parts of a connection string. */
function passwordInPairs(literal: string): Place | undefined {
  if (!/[;\s]/.test(literal) || (literal.includes('\n') && !/LoginModule\b/.test(literal))) return undefined;
  const match = CONNECTION_PAIR.test(literal) ? PAIR_WITH_PASSWORD.exec(literal) : null;
  const password = match?.[1];
  if (!match || password === undefined || isStandIn(password) || isUnsaid(literal, match.index)) return undefined;
  const end = match.index + match[0].length;
  return { start: end - password.length, end };
}

/** In a comment of a configuration file, or in the default of a variable, which is not the value. */
function isUnsaid(text: string, offset: number): boolean {
  const before = text.slice(0, offset);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return /^\s*(?:#|\/\/|;|--\s)/.test(line) || before.lastIndexOf('${') > before.lastIndexOf('}');
}

function isDocumentation(user: string, password: string): boolean {
  return /^user(?:name)?$/i.test(user) && /^pass(?:word|wd)?$/i.test(password);
}

function isPublic(name: string): boolean {
  return /public|publishable|anon/i.test(name);
}

/** Stubs that stand where a program insists on any key at all (local model servers, emulators). */
const STUB = /^(?:test|testing|demo|mock|stub|noop|local|dev|development|key|token|secret|example|sample|(?:x-)?api[-_]?key|anything|unused|anonymous|foo|bar|foobar|ollama|bearer|jwt|basic|github|gitlab)$/i;

function isCredential(promised: SecretName, literal: string, name: string): boolean {
  const text = literal.trim();
  if (isStandIn(text) || isSetting(text)) return false;
  if (promised === 'password') return text.length >= 3;
  if (STUB.test(text) || /^-?\d{1,9}$/.test(text) || text.length < 6) return false;
  return !isObjectName(promised, text) || (SIGNING.test(name) && !text.includes('/') && !isNamedAlike(name, text));
}

/** What a program signs with is the secret itself; only a path may say where it is. */
const SIGNING = /(?:jwt|session|cookie|next_?auth|hmac|signing|webhook)[_.-]?secret$/i;

/** `JWT_SECRET=jwt-secret`: a name after all, or what somebody left to be filled in. */
function isNamedAlike(name: string, text: string): boolean {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '').endsWith(text.replaceAll(/[^a-z0-9]/g, ''));
}

/** `BACKUP_SECRET=backup-secret` and `--token=prod/ci-token` name an object that holds the credential. */
function isObjectName(promised: SecretName, text: string): boolean {
  return promised !== 'key' && /^(?:(?:[a-z0-9_.-]+\/)+[a-z0-9_.-]+|[a-z0-9]+(?:-[a-z0-9]+)*-(?:secrets?|creds?|credentials?|tls|certs?|tokens?|keys?))$/.test(text);
}
