import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const ecsInsights = rule({
  id: 'ecs-insights',
  subject: 'container-cluster',
  meta: {
    severity: 'information',
    profile: 'recommended',
    topic: 'operation',
    summary: 'A cluster of containers measures what runs in it.',
    why: `Without Container Insights there is no number for the memory of a task, its restarts or its network, and the question why it was killed has no answer.

It is off where nobody writes it, unless the account says otherwise. It costs by what is measured.`,
    references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_65'],
      trivy: ['AVD-AWS-0034'],
      tfsec: ['aws-ecs-enable-container-insight'],
    },
  },
  check: ({ title, insights }) =>
    judgeSwitch(insights, true, `${title} measures nothing of what runs in it: Container Insights is off.`, { title: `Switch Container Insights on for ${title}`, safety: 'review' }),
  examples: inTerraform(
    {
      file: `
resource "aws_ecs_cluster" "main" {
#                          ^^^^^^ aws_ecs_cluster.main measures nothing of what runs in it: Container Insights is off.
  name = "main"
}

resource "aws_ecs_cluster" "other" {
  name = "other"

  setting {
    name  = "containerInsights"
    value = "disabled"
    #       ^^^^^^^^^^ aws_ecs_cluster.other measures nothing of what runs in it: Container Insights is off.
  }
}
`,
      fixed: `
resource "aws_ecs_cluster" "main" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster" "other" {
  name = "other"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}
`,
    },
    {
      title: 'On',
      file: `
resource "aws_ecs_cluster" "main" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}
`,
    },
  ),
});
