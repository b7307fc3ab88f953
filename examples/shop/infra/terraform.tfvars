environment = "production"

database = {
  instance_class = "db.t4g.medium"
  storage        = 100
  multi_az       = false # until the budget is through
  backup_days    = 3
}
