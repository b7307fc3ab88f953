import { rule } from './rule.ts';
import { judgeSwitch } from './support/settings.ts';
import { inTerraform } from './support/terraform.ts';

export const publicIp = rule({
  id: 'public-ip',
  subject: 'addressing',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'Machines get no address on the internet.',
    why: `A machine with a public address is one rule away from everybody. What people reach stands behind a load balancer, and what goes out leaves through a gateway.

Found are machines and templates that ask for an address, and subnets that hand one to each machine in them. A machine that does not say takes what its subnet says, and is left alone.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html'],
    alsoKnownAs: {
      checkov: ['CKV_AWS_88', 'CKV_AWS_130'],
      trivy: ['AVD-AWS-0164', 'AVD-AWS-0009'],
      tfsec: ['aws-ec2-no-public-ip-subnet', 'aws-ec2-no-public-ip'],
    },
  },
  check: ({ title, isSubnet, publicAddress }) =>
    judgeSwitch(publicAddress, false, `${title} ${isSubnet ? 'gives every machine in it' : 'has'} an address on the internet.`, {
      title: `Ask for no public address in ${title}`,
      safety: 'review',
    }),
  examples: inTerraform(
    {
      file: `
resource "aws_instance" "app" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.small"
  associate_public_ip_address = true
  #                             ^^^^ aws_instance.app has an address on the internet.
}

resource "aws_subnet" "public" {
  vpc_id                  = "vpc-0123456789abcdef0"
  map_public_ip_on_launch = true
  #                         ^^^^ aws_subnet.public gives every machine in it an address on the internet.
}
`,
      fixed: `
resource "aws_instance" "app" {
  ami                         = "ami-0123456789abcdef0"
  instance_type               = "t3.small"
  associate_public_ip_address = false
}

resource "aws_subnet" "public" {
  vpc_id                  = "vpc-0123456789abcdef0"
  map_public_ip_on_launch = false
}
`,
    },
    {
      title: 'None, or as the subnet says',
      file: `
resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.small"
}

resource "aws_subnet" "private" {
  vpc_id = "vpc-0123456789abcdef0"
}
`,
    },
  ),
});
