resource "aws_vpc" "shop" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_subnet" "private" {
  count = 3

  vpc_id            = aws_vpc.shop.id
  cidr_block        = cidrsubnet(aws_vpc.shop.cidr_block, 4, count.index)
  availability_zone = data.aws_availability_zones.available.names[count.index]
}

resource "aws_subnet" "public" {
  count = 3

  vpc_id            = aws_vpc.shop.id
  cidr_block        = cidrsubnet(aws_vpc.shop.cidr_block, 4, count.index + 8)
  availability_zone = data.aws_availability_zones.available.names[count.index]
}

resource "aws_security_group" "edge" {
  name        = "${local.name}-edge"
  description = "What the load balancer lets in"
  vpc_id      = aws_vpc.shop.id
}

resource "aws_vpc_security_group_ingress_rule" "edge" {
  for_each = { http = 80, https = 443 }

  security_group_id = aws_security_group.edge.id
  description       = "Customers, by ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_security_group" "data" {
  name        = "${local.name}-data"
  description = "Database and cache"
  vpc_id      = aws_vpc.shop.id

  ingress {
    description     = "The services of the shop"
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [module.thumbnails.security_group_id]
  }

  # The reports that marketing draws at home.
  ingress {
    protocol    = "tcp"
    from_port   = 5432
    to_port     = 5432
    cidr_blocks = concat(var.office_ranges, ["0.0.0.0/0"])
  }
}
