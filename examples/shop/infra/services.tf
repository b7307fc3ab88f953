resource "aws_ecs_cluster" "shop" {
  name = local.name
}

# Makes small pictures out of large ones.
module "thumbnails" {
  source = "./modules/service"

  name           = "thumbnails"
  image          = "registry.example.com/shop/thumbnails:${var.thumbnails_version}"
  port           = 8080
  cluster_arn    = aws_ecs_cluster.shop.arn
  execution_role = aws_iam_role.execution.arn
  vpc_id         = aws_vpc.shop.id
  subnet_ids     = aws_subnet.private[*].id
  target_group   = aws_lb_target_group.thumbnails.arn
  replicas       = 1

  environment = {
    LOG_LEVEL   = "info"
    BUCKET      = aws_s3_bucket.uploads.id
    CDN_API_KEY = "Nw4-plover-Quayside-81"
  }
}

resource "aws_iam_role" "execution" {
  name = "${local.name}-execution"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "execution" {
  name = "pull-and-log"
  role = aws_iam_role.execution.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ecr:*", "logs:*", "s3:*"]
      Resource = "*"
    }]
  })
}
