import { secretName } from '../../../model/values/secret-name.ts';

/** Arguments and attributes that are secrets whatever their names say, by the type of the resource. */
const SECRET: Readonly<Record<string, readonly string[]>> = {
  aws_secretsmanager_secret_version: ['secret_string', 'secret_binary'],
  aws_secretsmanager_random_password: ['random_password'],
  aws_iam_access_key: ['secret', 'ses_smtp_password_v4'],
  aws_db_proxy_auth: ['password'],
  random_password: ['result'],
  tls_private_key: ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'],
  azurerm_key_vault_secret: ['value'],
  azurerm_kubernetes_cluster: ['kube_config_raw', 'kube_admin_config_raw'],
  azurerm_storage_account: ['primary_access_key', 'secondary_access_key', 'primary_connection_string', 'secondary_connection_string'],
  google_secret_manager_secret_version: ['secret_data'],
  google_service_account_key: ['private_key'],
  github_actions_secret: ['plaintext_value'],
  vault_generic_secret: ['data_json'],
};
/** Names that promise a secret and hold what tells where it is. */
const REFERENCES: ReadonlySet<string> = new Set(['master_user_secret', 'client_secret_basic', 'image_pull_secret']);

/** True for an argument that takes a secret, or an attribute that is one. @param path names, outermost first, without indices. */
export function isSecret(kind: string, path: readonly string[]): boolean {
  const last = path.at(-1);
  if (last === undefined || REFERENCES.has(last)) return false;
  const own = Object.hasOwn(SECRET, kind) ? SECRET[kind] : undefined;
  return own?.includes(last) === true || secretName(last) !== undefined;
}

/** True for a kind of which some arguments are secrets whatever their names say. */
export function hasSecrets(kind: string): boolean {
  return Object.hasOwn(SECRET, kind);
}

/** True for what a module that is not here takes or gives, by its name alone: what is called a secret may tell where one is. */
export function isSecretOfModule(name: string): boolean {
  const promised = secretName(name);
  return promised !== undefined && promised !== 'secret';
}

/** Names, addresses and numbers of things: who knows them knows no secret. */
const PLAIN = /(?:^|_)(?:ids?|arns?|names?|paths?|ur[il]s?|versions?|prefix|region|endpoint|host|port|email|usernames?|length|days|enabled|count|types?|for_each|description)$/;

export function isPlainArgument(path: readonly string[]): boolean {
  return PLAIN.test(path.at(-1) ?? '');
}
