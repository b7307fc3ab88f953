import { rule } from './rule.ts';
import { judgement } from './support/judgement.ts';
import { inTerraform } from './support/terraform.ts';

export const vpcSubnets = rule({
  id: 'vpc-subnets',
  subject: 'network',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'edge',
    summary: 'A network has subnets in several zones, and not all of them public.',
    why: `A load balancer and a database with a standby need subnets in two zones, and what no one on the internet should reach needs one whose machines get no public address.

Judged is a network whose subnets stand beside it. Two zones that are taken from a list by different indices are two, whichever they are. A subnet whose zone is not known, or of which it is not known whether it is public, leaves the question open where the others do not settle it.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html'],
  },
  check({ title, span, subnets, subnetsKnown }) {
    if (subnets.length === 0) return subnetsKnown ? 'not-applicable' : 'unknown';
    const hasTwoZones = new Set(subnets.flatMap(({ zone }) => zone ?? [])).size > 1;
    const hasPrivate = subnets.some(({ isPublic }) => isPublic === false);
    const isZoneOpen = !subnetsKnown || subnets.some(({ zone }) => zone === undefined);
    const isAccessOpen = !subnetsKnown || subnets.some(({ isPublic }) => isPublic === undefined);
    const findings = [
      ...(hasTwoZones || isZoneOpen ? [] : [{ span, message: `${title} has subnets in one zone only.` }]),
      ...(hasPrivate || isAccessOpen ? [] : [{ span, message: `${title} has no private subnet: each gives its machines an address on the internet.` }]),
    ];
    return judgement(findings, (!hasTwoZones && isZoneOpen) || (!hasPrivate && isAccessOpen));
  },
  examples: inTerraform(
    {
      file: `
resource "aws_vpc" "main" {
#                  ^^^^^^ aws_vpc.main has subnets in one zone only.
#                  ^^^^^^ aws_vpc.main has no private subnet: each gives its machines an address on the internet.
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id                  = aws_vpc.main.id
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = true
}
`,
    },
    {
      title: 'Two zones of a list',
      file: `
data "aws_availability_zones" "all" {}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  availability_zone = data.aws_availability_zones.all.names[count.index]
}
`,
    },
    {
      title: 'A zone that is not known may be the same, or another',
      file: `
variable "zone" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.main.id
  availability_zone = "eu-central-1a"
}

resource "aws_subnet" "b" {
  vpc_id            = aws_vpc.main.id
  availability_zone = var.zone
}
`,
    },
  ),
});
