output "security_group_id" {
  description = "The security group of the tasks."
  value       = aws_security_group.this.id
}
