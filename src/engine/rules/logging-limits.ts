import { describe } from './support/describe.ts';
import { judgeValue } from './support/judge-value.ts';
import { rule } from './rule.ts';

/** Thirty megabytes of logs are what one looks back at; a disk has them for many services. */
const BOUND = { size: '10m', files: 3 };

export const loggingLimits = rule({
  id: 'logging-limits',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'lifecycle',
    summary: 'The logs of containers rotate.',
    why: `Docker keeps what a container prints in a file on the host, and with its usual driver \`json-file\` that file grows until the disk is full and everything on the host stops. \`max-size\` bounds one file, \`max-file\` how many are kept.

Another driver than \`json-file\` is left alone: \`local\` rotates by itself, the others send the lines away. So is a service that runs to an end. A host whose daemon is set to rotate all logs (\`/etc/docker/daemon.json\`) needs none of it; no file of the project says so: turn the rule off there.`,
    references: ['https://docs.docker.com/engine/logging/configure/', 'https://docs.docker.com/engine/logging/drivers/json-file/'],
  },
  check(container) {
    const { logsAreBounded: field, workload } = container;
    if (field === undefined || workload.lifetime === 'task') return 'not-applicable';
    return judgeValue(field.value, isBounded => {
      if (isBounded === true) return 'good';
      return {
        message: `${describe(container)} has logs that grow without a limit.`,
        fixes: [{ title: `Rotate the logs of ${container.name}`, safety: 'safe', changes: () => [field.set(BOUND)] }],
      };
    });
  },
  examples: {
    kubernetes: { notApplicable: 'The kubelet rotates the logs of every container on its node.' },
    compose: [
      {
        title: 'Nothing said, and a driver without a limit',
        file: `
services:
  web:
# ^^^ Service web has logs that grow without a limit.
    image: example.com/web:1.4.2
  api:
# ^^^ Service api has logs that grow without a limit.
    image: example.com/api:1.4.2
    logging:
      driver: json-file
      options:
        max-file: '5'
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    logging:
      driver: json-file
      options:
        max-size: 10m
        max-file: "3"
  api:
    image: example.com/api:1.4.2
    logging:
      driver: json-file
      options:
        max-file: '5'
        max-size: 10m
`,
      },
      {
        title: 'A limit, a driver that has one, one that is not known, or a task',
        file: `
x-logging: &logging
  options:
    max-size: 50m
services:
  web:
    image: example.com/web:1.4.2
    logging: *logging
  api:
    image: example.com/api:1.4.2
    logging:
      driver: local
  mail:
    image: example.com/mail:1.4.2
    logging:
      driver: \${LOG_DRIVER}
  seed:
    image: example.com/web:1.4.2
    command: [seed]
    restart: 'no'
`,
      },
    ],
    terraform: { notApplicable: 'The kubelet rotates the logs of every container on its node.' },
    ecs: [
      {
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name         = "web"
      #              ^^^^^ Container web of ECS task shop has logs that grow without a limit.
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 8080 }]
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
        fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "example.com/web:1.4.2"
      portMappings = [{ containerPort = 8080 }]
      logConfiguration = {
        logDriver = "json-file"
        options = {
          max-size = "10m"
          max-file = "3"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
      },
      {
        title: 'Sent away',
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group  = "shop"
          awslogs-region = "eu-central-1"
        }
      }
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
      },
    ],
  },
});
