import { rule } from './rule.ts';
import { judgeOpen, sensitivePorts } from './support/ports.ts';
import { inTerraform } from './support/terraform.ts';

export const sgOpenIngress = rule({
  id: 'sg-open-ingress',
  subject: 'firewall',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'edge',
    summary: 'No port of administration, and no database, is open to everybody.',
    why: `Whatever answers on SSH, RDP or a database's port to the whole internet is tried with stolen passwords from the first hour on. People come in through a VPN, a bastion or a session manager; applications from their own groups.

Found are rules that admit \`0.0.0.0/0\` or \`::/0\` to such a port, alone or within a range, or to every port. Other ports are left alone: that the web is open to everybody is what it is for. Read are the rules in a group, and those of their own that belong to it.

\`ports\` names further ports that are not for everybody.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_24', 'CKV_AWS_25', 'CKV_AWS_277'],
      trivy: ['AVD-AWS-0107'],
      tfsec: ['aws-ec2-no-public-ingress-sgr', 'aws-vpc-no-public-ingress-sgr'],
    },
  },
  parameters: {
    ports: { type: 'list', default: [], description: 'Further ports that not everybody may reach.' },
  },
  check({ title, guards, rules, isWhole }, { ports: further }) {
    if (guards !== 'machines') return 'not-applicable';
    return judgeOpen(rules.filter(({ direction }) => direction === 'in'), isWhole, ports => {
      const what = sensitivePorts(ports, further);
      return what === undefined ? 'good' : { message: `${title} lets everybody on the internet reach ${what}.` };
    });
  },
  examples: inTerraform(
    {
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

  ingress {
    description = "Us"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
    #                            ^^^^^^^^^^^ aws_security_group.web lets everybody on the internet reach port 22 (SSH).
  }
}

resource "aws_security_group" "data" {
  name = "data"
}

resource "aws_vpc_security_group_ingress_rule" "data" {
  security_group_id = aws_security_group.data.id
  ip_protocol       = "-1"
  cidr_ipv6         = "::/0"
  #                   ^^^^^^ aws_security_group.data lets everybody on the internet reach every port.
}

resource "aws_security_group_rule" "elsewhere" {
  type              = "ingress"
  security_group_id = "sg-0123456789abcdef0"
  protocol          = "tcp"
  from_port         = 3306
  to_port           = 5432
  cidr_blocks       = ["0.0.0.0/0"]
  #                    ^^^^^^^^^^^ aws_security_group_rule.elsewhere lets everybody on the internet reach ports 3306 (MySQL), 3389 (RDP) and 5432 (PostgreSQL).
}
`,
    },
    {
      title: 'The web, a group, a network of ours, and what is not known',
      file: `
variable "networks" {
  type = list(string)
}

resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "data" {
  name = "data"
}

resource "aws_vpc_security_group_ingress_rule" "data" {
  security_group_id            = aws_security_group.data.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.web.id
}

resource "aws_security_group_rule" "admin" {
  type              = "ingress"
  security_group_id = aws_security_group.data.id
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = var.networks
}
`,
    },
    {
      title: 'Telephony over UDP, which databases and the kubelet do not speak',
      file: `
resource "aws_vpc_security_group_ingress_rule" "calls" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "udp"
  from_port         = 10000
  to_port           = 20000
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "desktops" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "udp"
  from_port         = 3389
  to_port           = 3389
  cidr_ipv4         = "0.0.0.0/0"
  #                   ^^^^^^^^^^^ aws_vpc_security_group_ingress_rule.desktops lets everybody on the internet reach port 3389 (RDP).
}
`,
    },
    {
      title: 'A port of the team',
      parameters: { ports: ['8080'] },
      file: `
resource "aws_vpc_security_group_ingress_rule" "app" {
  security_group_id = "sg-0123456789abcdef0"
  ip_protocol       = "tcp"
  from_port         = 8080
  to_port           = 8080
  cidr_ipv4         = "0.0.0.0/0"
  #                   ^^^^^^^^^^^ aws_vpc_security_group_ingress_rule.app lets everybody on the internet reach port 8080.
}
`,
    },
  ),
});
