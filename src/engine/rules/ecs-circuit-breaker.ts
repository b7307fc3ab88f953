import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const ecsCircuitBreaker = rule({
  id: 'ecs-circuit-breaker',
  subject: 'container-service',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'operation',
    summary: 'A deployment of containers that does not come up is stopped and taken back.',
    why: `Without the circuit breaker a new version that crashes is started again and again for as long as nobody looks, and with it the old one may already be gone. With it the service returns to what ran before.

It is off where nobody writes it. Left alone are deployments that CodeDeploy or another controller runs. The fix also asks for the rollback.`,
    references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html'],
  },
  check: ({ title, circuitBreaker }) =>
    judgeSwitch(circuitBreaker, true, `${title} keeps starting a version that does not come up: it has no circuit breaker.`, {
      title: `Let ${title} stop and take back a deployment that fails`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_ecs_service" "web" {
#                          ^^^^^ aws_ecs_service.web keeps starting a version that does not come up: it has no circuit breaker.
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

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
`,
    },
    {
      title: 'On, or run by CodeDeploy',
      file: `
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = "shop"
  task_definition = "web:7"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}

resource "aws_ecs_service" "api" {
  name = "api"

  deployment_controller {
    type = "CODE_DEPLOY"
  }
}
`,
    },
  ),
});
