import { rule } from './rule.ts';
import { judgement } from './support/judgement.ts';
import { inTerraform } from './support/terraform.ts';

export const sgDefault = rule({
  id: 'sg-default',
  subject: 'firewall',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'The default security group admits nothing.',
    why: `Whatever names no security group gets the default one of its network. With rules in it, the machine that somebody started in a hurry is open to whatever they admit.

\`aws_default_security_group\` takes that group over: without any \`ingress\` and \`egress\` it is empty, which is how it should be.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html'],
    alsoKnownAs: {
      checkov: ['CKV2_AWS_12'],
      trivy: ['AVD-AWS-0173'],
    },
  },
  check({ title, guards, isDefault, rules, isWhole }) {
    if (guards !== 'machines' || !isDefault) return 'not-applicable';
    const findings = rules.map(({ span, direction }) => ({
      span,
      message: `${title} lets traffic ${direction === 'in' ? 'in' : 'out'}: whatever names no group gets this one.`,
    }));
    return judgement(findings, !isWhole);
  },
  examples: inTerraform(
    {
      file: `
resource "aws_default_security_group" "main" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
# ^^^^^^^ aws_default_security_group.main lets traffic in: whatever names no group gets this one.
    protocol  = "-1"
    self      = true
    from_port = 0
    to_port   = 0
  }
}
`,
    },
    {
      title: 'Empty',
      file: `
resource "aws_default_security_group" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}
`,
    },
  ),
});
