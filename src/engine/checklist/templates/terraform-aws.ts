/** Infrastructure on AWS with Terraform. */
export const TERRAFORM_AWS = `# Production readiness: infrastructure on AWS with Terraform

Copy it for each release with “Start a run”. Boxes with a comment at their end are compared with the files of the
repository; all others are for a person. “Declared” says that the code asks for it, not that it was applied.

## 1. The code itself

- [ ] Remote state with locking is configured (S3)
- [ ] Only the pipeline and two people can read the state
- [ ] Versions of Terraform, providers and modules are pinned
- [ ] Production has a variables file \`production.tfvars\` <!-- seaworthy: file path="**/*prod*.tfvars" -->
- [ ] Outputs name what other stacks need, and mark what is sensitive
- [ ] Resource tags set for owner, service and environment
- [ ] A workflow runs Terraform <!-- seaworthy: workflow uses=terraform,tofu,atlantis -->
- [ ] The plan for production has been read line by line

  ~~~sh
  terraform validate
  terraform plan -var-file=production.tfvars
  ~~~

## 2. Network

- [ ] A VPC with private and public subnets is declared
- [ ] Security groups admit no administration port from everywhere
- [ ] Network firewalls between the parts have been checked from both sides
- [ ] A second region stands by (if required)

## 3. Edge

- [ ] A load balancer is declared <!-- seaworthy: resource type=aws_lb,aws_alb -->
- [ ] The application load balancer answers on HTTPS and redirects the rest
- [ ] Target group health checks are configured
- [ ] Listeners refuse less than TLS 1.2
- [ ] Certificates are issued by ACM and in use
- [ ] Records lead the names to the load balancer
- [ ] A web ACL is declared <!-- seaworthy: resource type=aws_wafv2_web_acl -->
- [ ] Shield or another protection against floods covers the edge
- [ ] A rate-based rule slows single clients down
- [ ] **Content delivery (if used)**
  - [ ] A CloudFront distribution is declared <!-- seaworthy: resource type=aws_cloudfront_distribution -->
  - [ ] It adds the security headers

## 4. Identity and secrets

- [ ] IAM roles are declared <!-- seaworthy: resource type=aws_iam_role -->
- [ ] Principle of least privilege: policies reviewed, with no action on everything
- [ ] People sign in with a second factor; nobody uses the root account
- [ ] A store for secrets is declared <!-- seaworthy: resource type=aws_secretsmanager_secret,aws_ssm_parameter -->
- [ ] Secrets are encrypted with a key of ours, which rotates
- [ ] No credential stands in the code: hard-coded keys were searched for
- [ ] Task definitions hold no credential in clear <!-- seaworthy: plaintext-secret-env -->

## 5. Data

### RDS

- [ ] Multi-AZ enabled for the database
- [ ] Automated RDS backups configured with 7-day retention
- [ ] Encryption at rest enabled for RDS
- [ ] Deletion protection enabled for the database
- [ ] A replica for reading is declared (optional)

### ElastiCache

- [ ] A replication group is declared for the cache <!-- seaworthy: resource type=aws_elasticache_replication_group -->
- [ ] Encryption at rest enabled for ElastiCache
- [ ] Multi-AZ enabled for ElastiCache Redis

### S3

- [ ] Buckets are declared <!-- seaworthy: resource type=aws_s3_bucket -->
- [ ] Versioning enabled on S3 buckets
- [ ] Encryption at rest enabled for S3
- [ ] Lifecycle rules configured on S3 buckets
- [ ] Public access to S3 buckets is blocked

### On the wire

- [ ] Encryption in transit enabled between edge, services and data

## 6. Compute

- [ ] Containers of task definitions have a health check <!-- seaworthy: liveness-probe -->
- [ ] Containers of task definitions have a memory limit <!-- seaworthy: memory-limit -->
- [ ] Images of task definitions have a tag that stays <!-- seaworthy: image-tag -->
- [ ] Two tasks or more run of each service <!-- seaworthy: replicas -->
- [ ] A scaling target is declared <!-- seaworthy: resource type=aws_appautoscaling_target,aws_autoscaling_group -->

## 7. Operations

- [ ] Log retention configured on CloudWatch log groups
- [ ] CloudTrail records every call, in an account apart
- [ ] Alarms are declared <!-- seaworthy: resource type=aws_cloudwatch_metric_alarm -->
- [ ] They go off for what users would notice, and for little else
- [ ] Alarms lead to a person
- [ ] A budget is declared <!-- seaworthy: resource type=aws_budgets_budget -->
- [ ] The maintenance windows of managed services are at quiet hours
- [ ] A plan for disasters is in the repository <!-- seaworthy: file path="**/*disaster*" -->
- [ ] A runbook is in the repository <!-- seaworthy: file path="**/*runbook*" -->

## 8. Apply

- [ ] The reviewed plan is applied, and no other

  ~~~sh
  terraform apply production.plan
  ~~~

- [ ] A second plan finds nothing to change

  ~~~sh
  terraform plan -var-file=production.tfvars -detailed-exitcode
  ~~~

Targets:

- [ ] Availability ≥ 99.9%
- [ ] P95 latency < 500 ms

Roll back at once if:

- [ ] Error rate > 5% for 5 minutes
- [ ] A resource that holds data is about to be replaced

## 9. Sign-off

- [ ] **Platform lead**: ____________ Date: __________
- [ ] **Security lead**: ____________ Date: __________
- [ ] **Budget owner**: ____________ Date: __________

## 10. After go-live

### Daily

- [ ] Alarms and costs of yesterday looked at

### Monthly

- [ ] Drift between code and account looked for
- [ ] Access that nobody used in 90 days taken away

### Yearly

- [ ] A day in the other region practised
`;
