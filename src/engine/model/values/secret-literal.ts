/** A part of a literal that is a credential by itself, whatever it is called. Offsets are UTF-16, half-open. */
export interface TokenShape {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Written by the issuers' own documentation of their token formats; the long random tail keeps words from matching. */
const SHAPES: readonly (readonly [what: string, shape: RegExp])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{36,})/],
  ['a GitLab token', /\bglpat-[\w-]{20,}/],
  ['a Slack token', /\bxox[abeoprs]-\d[\w-]{18,}/],
  ['a Slack webhook', /https:\/\/hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}/],
  ['a Stripe secret key', /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ['a Google OAuth secret', /\bGOCSPX-[\w-]{20,}/],
  ['a SendGrid key', /\bSG\.[\w-]{16,}\.[\w-]{32,}/],
  ['an Anthropic key', /\bsk-ant-[\w-]{32,}/],
  ['an OpenAI key', /\bsk-(?:proj-[\w-]{40,}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a Docker Hub token', /\bdckr_pat_[\w-]{20,}/],
  ['a HashiCorp Vault token', /\bhvs\.[\w-]{24,}/],
  ['a DigitalOcean token', /\bdop_v1_[a-f0-9]{64}\b/],
  ['an age secret key', /\bAGE-SECRET-KEY-1[A-Z0-9]{50,}/],
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n)+[A-Za-z0-9+/=:,\s-]{40,}/],
];
/** Header and payload of a JSON Web Token both begin with `{"`. */
const JSON_WEB_TOKEN = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/;

/** Most literals have none of the marks: one look tells, instead of one for each shape. */
const BEGINNING = /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|hooks\.slack|_live_|GOCSPX|SG\.|sk-|npm_|dckr_pat_|hvs\.|dop_v1_|AGE-SECRET|PRIVATE KEY|eyJ/;
const SHORTEST = 20;

/** The first token of a known issuer in a literal; a sample (`AKIA...EXAMPLE`, `ghp_xxxx`) is none. */
export function tokenShape(literal: string): TokenShape | undefined {
  if (literal.length < SHORTEST || !BEGINNING.test(literal)) return undefined;
  for (const [what, shape] of [...SHAPES, ['a JSON Web Token', JSON_WEB_TOKEN] as const]) {
    const match = shape.exec(literal);
    if (match && !isSample(match[0])) return { what, start: match.index, end: match.index + match[0].trimEnd().length };
  }
  return undefined;
}

function isSample(token: string): boolean {
  return /EXAMPLE|example|your|xxxx|XXXX|0000|\.\.\./.test(token) || new Set(token.slice(-16)).size < 6;
}

/** Filled in elsewhere: a variable, a template, or a line of program text. */
const TEMPLATE = /\$[\w{(]|\{\{|\}\}|<%|%[A-Z_]+%|#\{|@@|__[A-Z][A-Z0-9_]*__|os\.environ|process\.env|getenv/;
/** The schemes of secret stores that a tool or an operator resolves: `vault:path#key`, `op://vault/item`, `ref+awsssm://x`. */
const STORES =
  'vault ref\\+\\w+ secret secretref secrets?manager ssm keyvault akeyless conjur doppler infisical bws awssm gcpsm azurekv sm file env op aws-sm gsm'.split(' ');
const STORE_REFERENCE = anyOf([
  `^(?:>>)?(?:${STORES.join('|')}):`,
  '^arn:aws[\\w-]*:(?:secretsmanager|ssm|kms):',
  '^projects/[^/]+/secrets/',
  '^ENC[[(]',
  '^@Microsoft\\.KeyVault\\(',
]);
/** Words that say themselves that a person must put something else here. */
const STAND_IN_WORDS = anyOf([
  'ch[a4]ng(?:e|ing)[-_ ]?(?:me|it|this|in|before|on|now)',
  'pl[e3]4?a?se?[-_ ]?ch[a4]nge',
  '^replace|replace[-_ ]?(?:me|this|with)',
  'to[-_ ]?be[-_ ](?:set|replaced|changed)',
  'place[-_ ]?holder|redacted|dummy',
  '^(?:your|insert|enter|put|fill|paste|todo|fixme|tbd|fake|mock|some|any)(?:[-_ .]|$)',
  '^your[a-z]*(?:key|token|secret|password)',
  '[-_ ](?:goes[-_ ])?here$',
  'not[-_ ](?:needed|used|set|required|real|a[-_ ](?:real|secret))',
]);
const STAND_IN_FORMS = /^(?:x{3,}|\*+|\.{2,}|-+|_+|\?+|#+|0+|n\/?a|null|nil|none|undefined|empty|unset|placeholder|<.*>|\[.*\]|\(.*\))$/is;
/** The name of a variable where its value should be: `DB_PASSWORD: DB_PASSWORD`. */
const VARIABLE_NAME = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*(?:PASSWORD|PASS|SECRET|TOKEN|KEY)(?:_[A-Z0-9_]+)?$/;

/** Whether a literal is empty, a placeholder, a template or a reference to a secret store: no credential in any case. */
export function isStandIn(literal: string): boolean {
  const text = literal.trim();
  if (text === '' || /\*{3,}|x{5,}|X{5,}/.test(text)) return true;
  if (TEMPLATE.test(text) || STORE_REFERENCE.test(text) || VARIABLE_NAME.test(text)) return true;
  return STAND_IN_FORMS.test(text) || STAND_IN_WORDS.test(text);
}

/** Whether a literal configures something: a switch, a file, a plain address, a class, a list, prose, a certificate or public key. */
export function isSetting(literal: string): boolean {
  const text = literal.trim();
  return (
    /^(?:true|false|yes|no|on|off|y|n|0|1|enabled?|disabled?|required|optional|default|auto|random|allow|deny|trust|always|never)$/i.test(text) ||
    /^(?:~|\.{0,2})\/[\w.@-]*(?:\/[\w.@-]+)*\/?$/.test(text) ||
    /^[A-Za-z]:\\/.test(text) ||
    /^[\w./@-]+\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|toml|properties|conf)$/i.test(text) ||
    /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ||
    /^\d+(?:\.\d+)?(?:ms|s|m|h|d)$/.test(text) ||
    /^(?:ssh-|ecdsa-|-----BEGIN (?:CERTIFICATE|PUBLIC))/.test(text) ||
    /^[[{]/.test(text) ||
    text.includes('\n') ||
    text.split(/\s+/).length > 3
  );
}

function anyOf(alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'), 'i');
}
