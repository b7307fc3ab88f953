import type { SecretStore } from '../../../model/platform/compute.ts';
import { secretByForm } from '../../../model/values/secret.ts';
import { secretName } from '../../../model/values/secret-name.ts';
import type { Module, Resource } from '../module/types.ts';
import { subjectAt } from '../platform/settings.ts';
import { literalsIn } from './credentials.ts';
import { hasSecrets, isSecret } from './secret-arguments.ts';

/** The credentials that stand in arguments of resources: the password of a database, a variable of a function. */
export function storedLiteralsIn(module: Module): readonly SecretStore[] {
  return module.resources.filter(mayHold).flatMap(resource =>
    literalsIn(resource, resource, module).flatMap(({ name: argument, value, span }): SecretStore[] => {
      // What is only written, and not kept in the state, stands in the code all the same.
      const name = argument.replace(/_wo$/, '');
      const isMeant = isSecret(resource.kind, [name]);
      if (!isMeant && secretByForm(name, value) === undefined) return [];
      const title = `${resource.address}.${argument}`;
      const content = { name: isMeant && secretName(name) === undefined ? undefined : name, literal: value, span };
      return [{ ...subjectAt('secret-store', resource.kind, resource.name, title, span), contents: [content], contentsKnown: true }];
    }),
  );
}

/** Kinds whose secrets are read as what they are: containers, Secrets, stores of secrets. */
const READ_ELSEWHERE = /^(?:kubernetes_|aws_ecs_task_definition$|aws_secretsmanager_secret_version$|aws_ssm_parameter$)/;

/**
 * One look at the text of a resource saves most of them being worked out: a name that promises a secret before a text or a local
 * value, or what has the form of one.
 */
const SIGNS = /(?:pass|password|passwd|passphrase|passcode|pwd|pw|secret|token|(?:api|secret|private|encryption|signing|master|account|storage|access|shared|auth|jwt|hmac|crypto|role)[_.-]?key)(?:[_.-]?\d+|[_.-](?:wo|value|literal|plain|plaintext|prod|production|staging|stage|dev|development|test|local|b64|base64))?"?[ \t]*[=:][ \t]*["<l(]|:\/\/[^\s"@]*:[^\s"@]*@|AKIA|ASIA|PRIVATE KEY|_live_|gh[pousr]_|xox|hooks\.slack/i;

function mayHold({ mode, kind, document, start, end }: Resource): boolean {
  if (mode !== 'resource' || READ_ELSEWHERE.test(kind)) return false;
  return hasSecrets(kind) || SIGNS.test(document.source.text.slice(start, end));
}
