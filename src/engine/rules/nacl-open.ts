import { rule } from './rule.ts';
import { isEverywhere, judgeOpen, sensitivePorts } from './support/ports.ts';
import { inTerraform } from './support/terraform.ts';

export const naclOpen = rule({
  id: 'nacl-open',
  subject: 'firewall',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'The list of a subnet does not open administration and databases to everybody.',
    why: `A network ACL is the second lock behind the security groups: it holds for the whole subnet, also for the machine with the wrong group.

Found are entries that admit everybody to a port of administration or of a database, alone or within a range, or to every port. A port that another entry of the list denies to everybody is left alone, whichever number stands first.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_229', 'CKV_AWS_230', 'CKV_AWS_231', 'CKV_AWS_232', 'CKV_AWS_352'],
      trivy: ['AVD-AWS-0105', 'AVD-AWS-0102'],
      tfsec: ['aws-ec2-no-public-ingress-acl', 'aws-ec2-no-excessive-port-access', 'aws-vpc-no-public-ingress-acl', 'aws-vpc-no-excessive-port-access'],
    },
  },
  check({ title, guards, rules, isWhole }) {
    if (guards !== 'subnet') return 'not-applicable';
    const inward = rules.filter(({ direction }) => direction === 'in');
    const denied = inward.filter(({ allows, networks }) => !allows && networks.some(({ cidr }) => isEverywhere(cidr)));
    return judgeOpen(inward.filter(({ allows }) => allows), isWhole, (_, ports) => {
      const what = sensitivePorts(ports, []);
      return what === undefined || denied.length > 0 ? undefined : `${title} lets everybody on the internet reach ${what}.`;
    });
  },
  examples: inTerraform(
    {
      file: `
resource "aws_network_acl" "data" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
    #            ^^^^^^^^^^^ aws_network_acl.data lets everybody on the internet reach port 22 (SSH).
  }
}

resource "aws_network_acl_rule" "elsewhere" {
  network_acl_id = "acl-0123456789abcdef0"
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
  #                ^^^^^^^^^^^ aws_network_acl_rule.elsewhere lets everybody on the internet reach every port.
}
`,
    },
    {
      title: 'The web, and what goes out',
      file: `
resource "aws_network_acl" "data" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }

  egress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}
`,
    },
  ),
});
