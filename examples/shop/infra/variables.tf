variable "region" {
  description = "Where the shop runs."
  type        = string
  default     = "eu-central-1"
}

variable "environment" {
  description = "The name of the stage: staging or production."
  type        = string
}

variable "database" {
  description = "How large the database is, and how well it is kept."
  type = object({
    instance_class = string
    storage        = optional(number, 50)
    multi_az       = optional(bool, true)
    backup_days    = optional(number, 14)
  })
}

variable "database_password" {
  description = "Comes from the vault, as TF_VAR_database_password."
  type        = string
}

variable "office_ranges" {
  description = "Where the people who look after the shop come from."
  type        = list(string)
  default     = ["203.0.113.0/26"]
}

variable "thumbnails_version" {
  description = "The release of the thumbnail service."
  type        = string
  default     = "latest"
}
