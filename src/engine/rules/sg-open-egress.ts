import { rule } from './rule.ts';
import { isEveryPort, judgeOpen } from './support/ports.ts';
import { inTerraform } from './support/terraform.ts';

export const sgOpenEgress = rule({
  id: 'sg-open-egress',
  subject: 'firewall',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'edge',
    summary: 'What goes out is bounded.',
    why: `An intruder's first step is a connection outwards: for tools, for orders, for the data to leave. A group that lets out only what its machines need, HTTPS and the database, stops most of it.

Found are rules that let every port out to everywhere. A group of Terraform without a rule lets nothing out: the provider takes the usual one away.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_382'],
      trivy: ['AVD-AWS-0104'],
      tfsec: ['aws-ec2-no-public-egress-sgr', 'aws-vpc-no-public-egress-sgr'],
    },
  },
  check({ title, guards, rules, isWhole }) {
    if (guards !== 'machines') return 'not-applicable';
    return judgeOpen(rules.filter(({ direction }) => direction === 'out'), isWhole, ports =>
      isEveryPort(ports) ? { message: `${title} lets everything out to everywhere.` } : 'good',
    );
  },
  examples: inTerraform(
    {
      file: `
resource "aws_security_group" "web" {
  name = "web"

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
    #              ^^^^^^^^^^^ aws_security_group.web lets everything out to everywhere.
  }
}
`,
    },
    {
      title: 'One port',
      file: `
resource "aws_security_group" "web" {
  name = "web"

  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`,
    },
  ),
});
