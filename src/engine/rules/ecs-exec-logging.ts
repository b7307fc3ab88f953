import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const ecsExecLogging = rule({
  id: 'ecs-exec-logging',
  subject: 'container-cluster',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'operation',
    summary: 'What is typed into running containers is written down.',
    why: `A shell in a production container reads whatever the container can read. Without a log nobody knows what was done in it.

ECS logs such sessions where nobody writes anything. Found is \`logging = "NONE"\`.`,
    references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_223'],
    },
  },
  check: ({ title, sessionsLogged }) =>
    judgeSwitch(sessionsLogged, true, `${title} does not log what is typed into its containers.`, { title: `Log the sessions in containers of ${title}`, safety: 'review' }),
  examples: inTerraform(
    {
      file: `
resource "aws_ecs_cluster" "main" {
  name = "main"

  configuration {
    execute_command_configuration {
      logging = "NONE"
      #         ^^^^^^ aws_ecs_cluster.main does not log what is typed into its containers.
    }
  }
}
`,
      fixed: `
resource "aws_ecs_cluster" "main" {
  name = "main"

  configuration {
    execute_command_configuration {
      logging = "DEFAULT"
    }
  }
}
`,
    },
    {
      title: 'By default',
      file: `
resource "aws_ecs_cluster" "main" {
  name = "main"
}
`,
    },
  ),
});
