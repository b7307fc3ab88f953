/** What a name promises its value to be. */
export type SecretName = 'password' | 'token' | 'secret' | 'key';

/** A name with one of these words talks about a credential, asks a question about it, or is meant for the public. */
const ABOUT = new Set(
  `enable enabled disable disabled allow require required use is has skip force no max min num count show hide empty
   generate random rotate public publishable anon anonymous example`.split(/\s+/),
);
/** A secret with one of these words is an object of the cluster, by its name: IMAGE_PULL_SECRET, TLS_SECRET. */
const OBJECT = new Set(['image', 'pull', 'tls', 'ssl', 'cert', 'certificate', 'ca']);
/** What a key must be to open something; any other key (PARTITION_KEY, CACHE_KEY, KEY) only names something. */
const OPENING = 'secret api private encryption signing master account storage storage_access secret_access shared shared_access auth jwt hmac crypto service_role';
const KEY = new RegExp(`(?:^|_)(?:(?:${OPENING.replaceAll(' ', '|')})_key|(?:api|secret|private|encryption|signing|master)key|secret_key_base)$`);
const PASSWORD = new RegExp(
  '(?:^|_)(?:[a-z]*(?:password|passwd|passphrase)|pwd|pass|pw|passcode|(?:db|user|root|admin|sa|mysql|pg|smtp|mail|redis|require)pass|masterauth)$',
);
const TOKEN = /(?:^|_)(?:token|[a-z]{2,}token)$/;
const SECRET = /(?:^|_)(?:secret|[a-z]{3,}secret)$/;
const LONGEST_NAME = 200;
/** Environments, counters and encodings that may follow the word that counts. */
const TRAILER = /_(?:\d+|value|literal|plain|plaintext|prod|production|staging|stage|dev|development|test|local|b64|base64)$/;

/**
 * What the name of a variable, key or flag promises, judged by the words at its end: `DB_PASSWORD`, `clientSecret`,
 * `spring.datasource.password`, but not `PASSWORD_FILE`, `TOKEN_URL`, `KEY_ID`, `PUBLIC_KEY` or `ENABLE_TOKEN`.
 */
export function secretName(name: string): SecretName | undefined {
  if (name.length > LONGEST_NAME || /^(?:OLD)?PWD$/.test(name)) return undefined;
  const words = nameWords(name);
  if (words.some((word) => ABOUT.has(word))) return undefined;
  const joined = stripTrailers(words.join('_'));
  if (PASSWORD.test(joined)) return 'password';
  if (KEY.test(joined)) return 'key';
  if (TOKEN.test(joined)) return 'token';
  return SECRET.test(joined) && !words.some((word) => OBJECT.has(word)) ? 'secret' : undefined;
}

/** `AzureStorageAccountKey`, `azure-storage.account_key` and `AZURE_STORAGE_ACCOUNT_KEY` are the same words. */
function nameWords(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function stripTrailers(words: string): string {
  const shorter = words.replace(TRAILER, '').replace(/(password|passwd|secret|token|key)\d+$/, '$1');
  return shorter === words ? words : stripTrailers(shorter);
}
