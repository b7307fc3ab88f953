resource "aws_db_subnet_group" "shop" {
  name       = local.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_parameter_group" "shop" {
  name   = "${local.name}-postgres16"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_instance" "orders" {
  identifier        = "${local.name}-orders"
  engine            = "postgres"
  engine_version    = "16.4"
  instance_class    = var.database.instance_class
  allocated_storage = var.database.storage
  storage_type      = "gp3"

  db_name              = "orders"
  username             = "shop"
  password             = var.database_password
  parameter_group_name = aws_db_parameter_group.shop.name

  db_subnet_group_name   = aws_db_subnet_group.shop.name
  vpc_security_group_ids = [aws_security_group.data.id]

  multi_az                = var.database.multi_az
  backup_retention_period = var.database.backup_days
  deletion_protection     = false # recreated a lot in spring; never turned back

  skip_final_snapshot       = !local.is_production
  final_snapshot_identifier = "${local.name}-orders-final"

  performance_insights_enabled    = true
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
}

# What reads yesterday's orders for the reports.
# seaworthy: ignore-object db-monitoring -- the queries are those of the dashboards, which say how long they took
resource "aws_db_instance" "reports" {
  identifier          = "${local.name}-reports"
  replicate_source_db = aws_db_instance.orders.identifier
  instance_class      = "db.t4g.medium"
  skip_final_snapshot = true

  vpc_security_group_ids = [aws_security_group.data.id]
}
