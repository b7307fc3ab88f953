import type { Container, EnvironmentVariable } from '../model/container.ts';
import type { ListField } from '../model/field.ts';
import { known } from '../model/field.ts';
import { quietness, setsLogFormat, setsLogLevel } from '../model/values/log-level.ts';
import { partOf } from '../text/source.ts';
import type { Span } from '../text/source.ts';
import type { ParametersOf } from './parameters.ts';
import type { Finding, Fix } from './rule.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { isDynamic, judgement } from './support/judgement.ts';

const PARAMETERS = {
  level: { type: 'text', description: 'The most talkative level that may be written, such as `info`.' },
  not: { type: 'text', description: 'A level that must not be written, such as `debug`.' },
  format: { type: 'text', description: 'The format that must be written where one is, such as `json`.' },
} as const;

type Stated = ParametersOf<typeof PARAMETERS>;

export const logLevel = rule({
  id: 'log-level',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'optional',
    topic: 'environment',
    summary: 'Containers log as much, and in the form, that the team states.',
    why: `At \`debug\` a program writes what it handles into its logs, credentials and personal data as well, and so many lines that the ones that matter are lost and the store of them is full. Lines of another format than the rest are not found when somebody searches.

Only what is written is judged: variables and options whose names say that they set a level (\`LOG_LEVEL\`, \`LOGGING_LEVEL_ROOT\`, \`RUST_LOG\`, \`--log.level\`) or a format (\`LOG_FORMAT\`, \`--log-format\`). A number, and a word that no logger uses for a level, are left alone. The rule is on where one of its parameters is set.`,
    references: ['https://12factor.net/logs', 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html'],
  },
  parameters: PARAMETERS,
  check(container, stated) {
    const { env, command, args } = container;
    const settings = [...env.flatMap(inVariable), ...[command, args].flatMap(field => (field === undefined ? [] : inWords(field)))];
    const isPartlyUnknown = env.some(({ name, value }) => value.kind === 'dynamic' && (name === '' || setsLogLevel(name) || setsLogFormat(name))) || isDynamic(command) || isDynamic(args);
    if (settings.length === 0) return isPartlyUnknown ? 'unknown' : 'not-applicable';
    return judgement(settings.flatMap(setting => judge(container, setting, stated)), isPartlyUnknown);
  },
  examples: {
    kubernetes: [
      {
        title: 'More than is stated, in a variable and in an argument',
        parameters: { level: 'info' },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      env:
        - name: LOG_LEVEL
          value: DEBUG
          #      ^^^^^ Container web of Pod shop logs at DEBUG; info is stated.
    - name: proxy
      image: example.com/proxy:2.0.0
      env:
        - name: LOG_LEVEL
          value: warning
        - name: RUST_LOG
          value: info,h2=debug
        - name: LOG_LEVEL_FILE
          value: /etc/levels
        - name: APP_LOG_LEVEL
          valueFrom:
            configMapKeyRef:
              name: shop
              key: level
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      env:
        - name: LOG_LEVEL
          value: INFO
    - name: proxy
      image: example.com/proxy:2.0.0
      env:
        - name: LOG_LEVEL
          value: warning
        - name: RUST_LOG
          value: info,h2=debug
        - name: LOG_LEVEL_FILE
          value: /etc/levels
        - name: APP_LOG_LEVEL
          valueFrom:
            configMapKeyRef:
              name: shop
              key: level
`,
      },
      {
        title: 'A level that is ruled out, and another format',
        parameters: { not: 'trace', format: 'json' },
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      args:
        - --log.level=trace
        #             ^^^^^ Container web of Pod shop logs at trace, which is ruled out.
        - --log-format
        - text
        # ^^^^ Container web of Pod shop logs in the format text; json is stated.
        - --log-file=/dev/stdout
`,
      },
    ],
    compose: [
      {
        title: 'A map, a list, and the default of a variable',
        parameters: { level: 'info', format: 'json' },
        file: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      LOG_LEVEL: \${LEVEL:-debug}
      #          ^^^^^^^^^^^^^^^ Service web logs at debug; info is stated.
      LOG_FORMAT: pretty
      #           ^^^^^^ Service web logs in the format pretty; json is stated.
  api:
    image: example.com/api:1.4.2
    environment:
      - LOGGING_LEVEL_ROOT=TRACE
      #                    ^^^^^ Service api logs at TRACE; info is stated.
      - LOG_LEVEL=\${LEVEL}
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    environment:
      LOG_LEVEL: \${LEVEL:-info}
      LOG_FORMAT: json
  api:
    image: example.com/api:1.4.2
    environment:
      - LOGGING_LEVEL_ROOT=INFO
      - LOG_LEVEL=\${LEVEL}
`,
      },
      {
        title: 'In a command that is one text',
        parameters: { level: 'info' },
        file: `
services:
  cache:
    image: redis:7.4.1
    command: redis-server --loglevel debug
    #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Service cache logs at debug; info is stated.
`,
      },
    ],
    terraform: [
      {
        parameters: { not: 'debug' },
        file: `
variable "log_level" {
  default = "debug"
  #         ^^^^^^^ Container web of Pod shop logs at debug, which is ruled out.
}

resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      env {
        name  = "LOG_LEVEL"
        value = var.log_level
      }
    }
  }
}
`,
      },
      {
        title: 'As the team states',
        parameters: { not: 'debug' },
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      env {
        name  = "LOG_LEVEL"
        value = "info"
      }
    }
  }
}
`,
      },
    ],
    ecs: [
      {
        parameters: { not: 'debug' },
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      environment = [
        { name = "LOG_LEVEL", value = "debug" },
        #                             ^^^^^^^ Container web of ECS task shop logs at debug, which is ruled out.
      ]
    },
  ])
}
`,
      },
      {
        title: 'As the team states',
        parameters: { not: 'debug' },
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      environment = [
        { name = "LOG_LEVEL", value = "info" },
      ]
    },
  ])
}
`,
      },
    ],
  },
});

/** What is written for a level or a format, with its place. */
interface Setting {
  readonly of: 'level' | 'format';
  readonly written: string;
  readonly span: Span;
  /** Writes another word there; undefined where it is one of many words. */
  readonly variable: EnvironmentVariable | undefined;
}

function kindOf(name: string): Setting['of'] | undefined {
  return setsLogLevel(name) ? 'level' : setsLogFormat(name) ? 'format' : undefined;
}

function inVariable(variable: EnvironmentVariable): Setting[] {
  const of = kindOf(variable.name);
  return of === undefined || variable.value.kind !== 'known' ? [] : [{ of, written: variable.value.value, span: variable.value.span, variable }];
}

/** `--log-level=debug`, or the word behind `--log-level`. */
function inWords(field: ListField): Setting[] {
  const words = known(field) ?? [];
  return words.flatMap((word, i): Setting[] => {
    const [, name = '', own] = /^(--?[A-Za-z][\w.-]*)(?:=(.*))?$/.exec(word) ?? [];
    const of = kindOf(name);
    const written = own ?? words[i + 1];
    if (of === undefined || written === undefined) return [];
    const span = own === undefined ? field.spanOf(i + 1) : partOf(field.spanOf(i), word, word.length - own.length, word.length);
    return [{ of, written, span, variable: undefined }];
  });
}

function judge(container: Container, setting: Setting, { level, not, format }: Stated): Finding[] {
  const { of, written, span, variable } = setting;
  const to = (wanted: string): Fix[] => (variable === undefined ? [] : [{ title: `Set ${variable.name} of ${container.name} to ${likeIn(written, wanted)}`, safety: 'review', changes: () => [variable.set(likeIn(written, wanted))] }]);
  if (of === 'format') {
    if (format === undefined || !/^[A-Za-z]+$/.test(written) || written.toLowerCase() === format.toLowerCase()) return [];
    return [{ span, message: `${describe(container)} logs in the format ${written}; ${format} is stated.`, fixes: to(format) }];
  }
  const [quiet, wanted, ruledOut] = [written, level ?? '', not ?? ''].map(quietness);
  if (quiet === undefined) return [];
  if (wanted !== undefined && quiet < wanted) return [{ span, message: `${describe(container)} logs at ${written}; ${level ?? ''} is stated.`, fixes: to(level ?? written) }];
  return quiet === ruledOut ? [{ span, message: `${describe(container)} logs at ${written}, which is ruled out.` }] : [];
}

/** In capitals where capitals are written. */
function likeIn(written: string, wanted: string): string {
  return written === written.toUpperCase() ? wanted.toUpperCase() : wanted.toLowerCase();
}
