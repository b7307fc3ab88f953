import type { FirewallRule, PortRange } from '../model/platform/firewall.ts';
import { rule } from './rule.ts';
import { judgeOpen, sensitivePorts } from './support/ports.ts';
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

Found are entries that admit everybody to a port of administration or of a database, alone or within a range, or to every port. A port that an entry with a lower number denies to everybody is left alone; an entry of which the number or the ports are not known may be one.`,
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
    const denials = inward.filter(({ allows }) => !allows);
    return judgeOpen(inward.filter(({ allows }) => allows), isWhole, (ports, one) => {
      if (sensitivePorts(ports, []) === undefined) return 'good';
      const before = denials.map(denial => deniedBefore(one, denial));
      if (before.includes('unknown')) return 'unknown';
      const what = sensitivePorts(ports, [], before.flatMap(range => (typeof range === 'object' ? range : [])));
      return what === undefined ? 'good' : { message: `${title} lets everybody on the internet reach ${what}.` };
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
      title: 'What is denied to everybody first',
      file: `
resource "aws_network_acl" "closed" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 20
    to_port    = 25
    cidr_block = "0.0.0.0/0"
    #            ^^^^^^^^^^^ aws_network_acl.closed lets everybody on the internet reach ports 21 (FTP) and 23 (Telnet).
  }
}

resource "aws_network_acl" "late" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 3389
    to_port    = 3389
    cidr_block = "0.0.0.0/0"
    #            ^^^^^^^^^^^ aws_network_acl.late lets everybody on the internet reach port 3389 (RDP).
  }

  ingress {
    rule_no    = 200
    action     = "deny"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl" "most" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "deny"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 200
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
    #            ^^^^^^^^^^^ aws_network_acl.most lets everybody on the internet reach every port that it does not deny.
  }
}

resource "aws_network_acl" "all" {
  vpc_id = "vpc-0123456789abcdef0"

  ingress {
    rule_no    = 100
    action     = "deny"
    protocol   = "tcp"
    from_port  = 0
    to_port    = 1023
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 200
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }
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

/** The ports that a denial takes from everybody before a rule admits them. */
function deniedBefore({ order, networks }: FirewallRule, denial: FirewallRule): PortRange | 'none' | 'unknown' {
  const isMeant = networks.every(({ cidr }) => denial.networks.some(other => isWholeOf(cidr, other.cidr)));
  if (!isMeant && denial.networksKnown) return 'none';
  if (order === undefined || denial.order === undefined) return 'unknown';
  if (denial.order > order) return 'none';
  return isMeant ? (denial.ports ?? 'unknown') : 'unknown';
}

/** True where a network holds every address of the other's kind. */
function isWholeOf(cidr: string, whole: string): boolean {
  return whole.endsWith('/0') && cidr.includes(':') === whole.includes(':');
}
