locals {
  name = "shop-${var.environment}"

  tags = {
    application = "shop"
    environment = var.environment
    owner       = "storefront"
  }

  is_production = var.environment == "production"
}
