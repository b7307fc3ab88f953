import { rule } from './rule.ts';
import { joinJudgements } from './support/judgement.ts';
import { judgeSetting } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

/** Terraform's own words say nothing. */
function isGood(description: string | undefined): boolean {
  return description !== undefined && description.trim() !== '' && description !== 'Managed by Terraform';
}

export const sgDescription = rule({
  id: 'sg-description',
  subject: 'firewall',
  meta: {
    severity: 'information',
    profile: 'strict',
    topic: 'edge',
    summary: 'Security groups and their rules say what they are for.',
    why: `A rule that nobody can explain is a rule that nobody dares to take away. A word about who comes and why is what the next review lives on.

Where nobody writes one, Terraform describes a group as "Managed by Terraform", which says nothing. A group's description cannot be changed later without replacing the group, so no fix is offered; those of rules can.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/working-with-security-groups.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_23'],
      trivy: ['AVD-AWS-0099', 'AVD-AWS-0124'],
      tfsec: ['aws-ec2-add-description-to-security-group', 'aws-ec2-add-description-to-security-group-rule', 'aws-vpc-add-description-to-security-group', 'aws-vpc-add-description-to-security-group-rule'],
    },
  },
  check(firewall) {
    if (firewall.guards !== 'machines' || firewall.isDefault) return 'not-applicable';
    const group = judgeSetting(firewall.description, text => (isGood(text) ? 'good' : { message: `${firewall.title} has no description of its own.` }));
    const rules = firewall.rules.map(({ description }) => judgeSetting(description, text => (isGood(text) ? 'good' : { message: `A rule of ${firewall.title} has no description.` })));
    return joinJudgements([group, ...rules]);
  },
  examples: inTerraform(
    {
      file: `
resource "aws_security_group" "web" {
#                             ^^^^^ aws_security_group.web has no description of its own.
  name = "web"

  ingress {
# ^^^^^^^ A rule of aws_security_group.web has no description.
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`,
    },
    {
      title: 'Described',
      file: `
resource "aws_security_group" "web" {
  name        = "web"
  description = "The web servers"

  ingress {
    description = "People"
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
