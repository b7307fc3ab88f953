import type { Container, EnvironmentVariable } from '../model/container.ts';
import type { ListField } from '../model/field.ts';
import { known } from '../model/field.ts';
import { secretInArgument } from '../model/values/secret.ts';
import { secretName } from '../model/values/secret-name.ts';
import { partOf } from '../text/source.ts';
import { describe } from './support/describe.ts';
import { hooksOf, probesOf } from './support/handlers.ts';
import { isDynamic, judgement } from './support/judgement.ts';
import { secretInValue } from './support/secrets-in-text.ts';
import { rule } from './rule.ts';
import type { Finding, Fix } from './rule.ts';
import { examples } from './plaintext-secret-env.examples.ts';

export const plaintextSecretEnv = rule({
  id: 'plaintext-secret-env',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'secrets',
    summary: 'No credential is written in clear in the environment, in arguments or in a URL.',
    why: `A credential in a manifest is read by everybody who can read the repository, its history or the object in the cluster, and it is changed nowhere without a commit. A Secret, filled by an operator or by hand, keeps it out of both. An argument of a build stays in the image as well.

A literal is judged by its variable's or option's name and by its own form: known token forms, passwords in URLs and connection strings, also where a variable fills in another part of them. Placeholders (\`changeme\`, \`<password>\`, \`\${VAR}\`), paths, switches, addresses and references to secret stores are no credentials. The message never repeats the literal. The fix refers to a key of a Secret that a person must create.`,
    references: ['https://kubernetes.io/docs/concepts/configuration/secret/', 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
    alsoKnownAs: {
      'kube-linter': ['env-var-secret'],
      polaris: ['sensitiveContainerEnvVar'],
      kics: ['a88baa34-e2ad-44ea-ad6f-8cac87bc7c71'],
      kubescape: ['C-0012'],
      'compose-lint': ['CL-0020', 'CL-0021'],
    },
  },
  check(container) {
    const commands = commandsOf(container);
    const args = container.build?.args ?? [];
    const inEnvironment = container.env.flatMap(variable => inVariable(container, variable, ''));
    const findings = [...inEnvironment, ...args.flatMap(one => inVariable(container, one, 'the build argument ')), ...commands.flatMap(command => inCommand(container, command))];
    return judgement(findings, [...container.env, ...args].some(isUndecided) || commands.some(({ field }) => isDynamic(field)));
  },
  examples,
});

/** A variable that may hold a credential, and of which a template decides what it holds. */
function isUndecided({ name, value, from }: EnvironmentVariable): boolean {
  return value.kind === 'dynamic' && from === undefined && (name === '' || secretName(name) !== undefined);
}

function inVariable(container: Container, variable: EnvironmentVariable, what: string): Finding[] {
  const { name, value } = variable;
  const secret = secretInValue(name, value);
  if (secret === undefined) return [];
  const message = `${describe(container)} holds a credential in ${what}${name}: ${secret.because}.`;
  return [{ span: partOf(value.span, secret.text, secret.start, secret.end), message, fixes: [takeFromSecret(container, variable)] }];
}

function takeFromSecret({ workload }: Container, variable: EnvironmentVariable): Fix {
  const secret = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(workload.name) ? workload.name : 'app';
  const key = variable.name.replace(/[^\w.-]/g, '_');
  const reference = variable.useSecret(secret, key);
  return { title: `Take ${variable.name} from ${reference.from}`, safety: 'fill-in', changes: () => reference.changes() };
}

interface Command {
  readonly what: string;
  readonly field: ListField;
}

function commandsOf(container: Container): readonly Command[] {
  const own = [container.command, container.args].map(field => [field?.name ?? '', field] as const);
  const handlers = [...probesOf(container), ...hooksOf(container)];
  return [...own, ...handlers.map(({ what, handler }) => [what, handler.command] as const)].flatMap(([what, field]) => (field === undefined ? [] : [{ what, field }]));
}

function inCommand(container: Container, { what, field }: Command): Finding[] {
  const words = known(field) ?? [];
  return words.flatMap((word, i) => {
    const secret = secretInArgument(word, words[i + 1]);
    if (secret === undefined) return [];
    const at = secret.in === 'next' ? i + 1 : i;
    const span = partOf(field.spanOf(at), words[at] ?? '', secret.start, secret.end);
    return [{ span, message: `${describe(container)} holds a credential in its ${what}: ${secret.because}.` }];
  });
}
