import type { SecretStore } from '../../../model/platform/compute.ts';
import { secretByForm } from '../../../model/values/secret.ts';
import { secretName } from '../../../model/values/secret-name.ts';
import type { Module, Resource } from '../module/types.ts';
import { literalsIn } from './credentials.ts';
import { isSecret } from './secret-arguments.ts';

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
      return [{ subject: 'secret-store', kind: resource.kind, name: resource.name, title, span, namespace: undefined, contents: [content], contentsKnown: true }];
    }),
  );
}

/** Kinds whose secrets are read as what they are: containers, Secrets, stores of secrets. */
const READ_ELSEWHERE = /^(?:kubernetes_|aws_ecs_task_definition$|aws_secretsmanager_secret_version$|aws_ssm_parameter$)/;

/** One look at the text of a resource saves most of them being worked out. */
const SIGNS = /pass|pwd|_pw\b|secret|token|[a-z_]key\b|@|AKIA|PRIVATE/i;

function mayHold({ mode, kind, document, start, end }: Resource): boolean {
  return mode === 'resource' && !READ_ELSEWHERE.test(kind) && SIGNS.test(document.source.text.slice(start, end));
}
