variable "name" {
  description = "The name of the service and of all that belongs to it."
  type        = string
}

variable "image" {
  description = "The image, with its tag."
  type        = string
}

variable "port" {
  description = "Where the container listens."
  type        = number
}

variable "cluster_arn" {
  type = string
}

variable "execution_role" {
  description = "What pulls the image and writes the log."
  type        = string
}

variable "vpc_id" {
  description = "The network of the tasks."
  type        = string
}

variable "subnet_ids" {
  description = "Where the tasks run."
  type        = list(string)
}

variable "target_group" {
  description = "The target group of the load balancer."
  type        = string
}

variable "replicas" {
  description = "How many tasks run."
  type        = number
  default     = 2
}

variable "environment" {
  description = "What the container is told."
  type        = map(string)
  default     = {}
}

variable "sidecar" {
  description = "Whether metrics are collected beside the service."
  type        = bool
  default     = false
}
