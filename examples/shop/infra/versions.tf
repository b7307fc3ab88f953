terraform {
  required_version = "~> 1.11"

  backend "s3" {
    bucket = "shop-terraform-state"
    key    = "shop/production.tfstate"
    region = "eu-central-1"
  }

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = ">= 2.30"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

provider "kubernetes" {
  config_path = "~/.kube/shop"
}
