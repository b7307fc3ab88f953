resource "aws_elasticache_subnet_group" "shop" {
  name       = local.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id = "${local.name}-sessions"
  description          = "Sessions and baskets"

  engine             = "redis"
  engine_version     = "7.1"
  node_type          = "cache.t4g.small"
  num_cache_clusters = 2
  port               = 6379

  subnet_group_name  = aws_elasticache_subnet_group.shop.name
  security_group_ids = [aws_security_group.data.id]

  at_rest_encryption_enabled = true
  automatic_failover_enabled = local.is_production
}
