import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const ecsPublicIp = rule({
  id: 'ecs-public-ip',
  subject: 'container-service',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'Containers get no address on the internet.',
    why: `A task with a public address is one rule away from everybody. People reach it through a load balancer; it reaches out through a gateway, or what it needs of Amazon through endpoints in the network.

It is off where nobody writes it.`,
    references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_333'],
    },
  },
  check: ({ title, publicAddress }) =>
    judgeSwitch(publicAddress, false, `${title} gives its tasks addresses on the internet.`, {
      title: `Give the tasks of ${title} no public address (they need a way out of another kind)`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"

  network_configuration {
    subnets          = ["subnet-0a"]
    assign_public_ip = true
    #                  ^^^^ aws_ecs_service.web gives its tasks addresses on the internet.
  }
}
`,
      fixed: `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"

  network_configuration {
    subnets          = ["subnet-0a"]
    assign_public_ip = false
  }
}
`,
    },
    {
      title: 'Private',
      file: `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"

  network_configuration {
    subnets = ["subnet-0a"]
  }
}
`,
    },
  ),
});
