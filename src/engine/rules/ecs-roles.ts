import { rule } from './rule.ts';
import { judgeWeaknesses } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const ecsRoles = rule({
  id: 'ecs-roles',
  subject: 'container-task',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'identity',
    summary: 'The role that starts a task is not the role that it runs under.',
    why: `The execution role may fetch images, read secrets and write logs so that a task can start. If the containers run under it as well, whoever breaks into one reads the secrets of all of them.

A task on Fargate without an execution role can fetch no image of ours and write no logs.`,
    references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_249'],
    },
  },
  check: ({ title, roles }) => judgeWeaknesses(title, roles),
  examples: inTerraform(
    {
      file: `
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  task_role_arn         = aws_iam_role.web.arn
  #                       ^^^^^^^^^^^^^^^^^^^^ aws_ecs_task_definition.web runs its containers under the role that starts them.
  execution_role_arn    = aws_iam_role.web.arn
  container_definitions = "[]"
}

resource "aws_ecs_task_definition" "api" {
#                                  ^^^^^ aws_ecs_task_definition.api has no role to start it: it can fetch no image of ours and write no logs.
  family                   = "api"
  requires_compatibilities = ["FARGATE"]
  container_definitions    = "[]"
}

resource "aws_iam_role" "web" {
  assume_role_policy = "{}"
}
`,
    },
    {
      title: 'Two roles',
      file: `
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  task_role_arn         = aws_iam_role.web.arn
  execution_role_arn    = aws_iam_role.start.arn
  container_definitions = "[]"
}

resource "aws_iam_role" "web" {
  assume_role_policy = "{}"
}

resource "aws_iam_role" "start" {
  assume_role_policy = "{}"
}
`,
    },
  ),
});
