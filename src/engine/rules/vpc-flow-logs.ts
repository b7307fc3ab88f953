import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const vpcFlowLogs = rule({
  id: 'vpc-flow-logs',
  subject: 'network',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'edge',
    summary: 'Who talks to whom in a network is written down.',
    why: `After an intrusion the question is where from, where to and how much. Flow logs answer it, and show what a security group refuses while one looks for the reason.

Good is an \`aws_flow_log\` for the network. One that another module makes cannot be seen: turn the rule off there.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html'],
    alsoKnownAs: {
      checkov: ['CKV2_AWS_11'],
      trivy: ['AVD-AWS-0178'],
      tfsec: ['aws-ec2-require-vpc-flow-logs-for-all-vpcs'],
    },
  },
  check: ({ title, flowLogs }) => judgeSwitch(flowLogs, true, `${title} has no flow logs.`),
  examples: inTerraform(
    {
      file: `
resource "aws_vpc" "main" {
#                  ^^^^^^ aws_vpc.main has no flow logs.
  cidr_block = "10.0.0.0/16"
}
`,
    },
    {
      title: 'Logged',
      file: `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "main" {
  vpc_id          = aws_vpc.main.id
  traffic_type    = "REJECT"
  log_destination = "arn:aws:s3:::shop-flow-logs"
}
`,
    },
  ),
});
