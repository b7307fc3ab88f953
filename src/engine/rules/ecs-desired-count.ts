import { rule } from './rule.ts';
import { judgeSetting, mend } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const ecsDesiredCount = rule({
  id: 'ecs-desired-count',
  subject: 'container-service',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'operation',
    summary: 'A service of containers says how many of them run.',
    why: `Where nobody writes \`desired_count\`, Terraform asks for 0: the first apply runs nothing, and each later one takes away what somebody scaled by hand.

Left alone are services with one task a machine (\`DAEMON\`), those with a scaling target, and those whose number is left to somebody else with \`ignore_changes\`. That one task is too few is what \`replicas\` says.`,
    references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html'],
  },
  check: ({ title, desiredCount }) =>
    judgeSetting(desiredCount, (_, setting) =>
      setting.value.kind === 'absent'
        ? { message: `${title} does not say how many tasks run: it is none then.`, fixes: mend(setting, { title: `Run 2 tasks of ${title}`, safety: 'review', value: 2 }) }
        : 'good',
    ),
  examples: inTerraform(
    {
      file: `
resource "aws_ecs_service" "web" {
#                          ^^^^^ aws_ecs_service.web does not say how many tasks run: it is none then.
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"
}
`,
      fixed: `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"
  desired_count   = 2
}
`,
    },
    {
      title: 'Said, or scaled by something else',
      file: `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"
  desired_count   = 3
}

resource "aws_ecs_service" "api" {
  name    = "api"
  cluster = "shop"
}

resource "aws_appautoscaling_target" "api" {
  service_namespace  = "ecs"
  resource_id        = "service/shop/\${aws_ecs_service.api.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 6
}

resource "aws_ecs_service" "agent" {
  name                = "agent"
  cluster             = "shop"
  scheduling_strategy = "DAEMON"
}
`,
    },
  ),
});
