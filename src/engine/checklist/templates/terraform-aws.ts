/** Infrastructure on AWS with Terraform. */
export const TERRAFORM_AWS = `# Production readiness: infrastructure on AWS with Terraform

Copy it for each release with “Start a run”. Boxes with a comment at their end are compared with the files of the
repository; all others are for a person. “Declared” says that the code asks for it, not that it was applied.

## 1. The code itself

- [ ] Remote state with locking is configured (S3) <!-- seaworthy: state-backend type=s3 -->
- [ ] Only the pipeline and two people can read the state
- [ ] Versions of Terraform, providers and modules are pinned <!-- seaworthy: version-pin -->
- [ ] No credential stands in a provider <!-- seaworthy: provider-credentials -->
- [ ] Production has a variables file \`production.tfvars\` <!-- seaworthy: file path="**/*prod*.tfvars" -->
- [ ] Outputs name what other stacks need, and mark what is sensitive <!-- seaworthy: output-secret -->
- [ ] Resource tags set for owner, service and environment <!-- seaworthy: tags tags=owner,service,environment -->
- [ ] A workflow runs Terraform <!-- seaworthy: workflow uses=terraform,tofu,atlantis -->
- [ ] The plan for production has been read line by line

  ~~~sh
  terraform validate
  terraform plan -var-file=production.tfvars
  ~~~

## 2. Network

- [ ] A VPC with private and public subnets is declared <!-- seaworthy: resource type=aws_vpc; subnet kind=public; subnet kind=private -->
- [ ] Security groups admit no administration port from everywhere <!-- seaworthy: sg-open-ingress -->
- [ ] Network firewalls between the parts have been checked from both sides
- [ ] A second region stands by (if required)

## 3. Edge

- [ ] A load balancer is declared <!-- seaworthy: resource type=aws_lb,aws_alb -->
- [ ] The application load balancer answers on HTTPS and redirects the rest <!-- seaworthy: lb-https -->
- [ ] Target group health checks are configured <!-- seaworthy: lb-healthcheck -->
- [ ] Listeners refuse less than TLS 1.2 <!-- seaworthy: lb-tls-policy min=1.2 -->
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
- [ ] No policy allows every action on everything <!-- seaworthy: iam-wildcard -->
- [ ] People sign in with a second factor; nobody uses the root account
- [ ] A store for secrets is declared <!-- seaworthy: resource type=aws_secretsmanager_secret,aws_ssm_parameter -->
- [ ] Secrets are encrypted with a key of ours, which rotates
- [ ] Keys of ours rotate <!-- seaworthy: kms-rotation -->
- [ ] No credential stands in the code: hard-coded keys were searched for
- [ ] Task definitions hold no credential in clear <!-- seaworthy: plaintext-secret-env in=terraform -->

## 5. Data

### RDS

- [ ] Multi-AZ enabled for the database <!-- seaworthy: db-multi-az -->
- [ ] The database has no address on the internet <!-- seaworthy: db-public -->
- [ ] Automated RDS backups configured with 7-day retention <!-- seaworthy: db-backup days=7 -->
- [ ] Encryption at rest enabled for RDS <!-- seaworthy: db-encryption -->
- [ ] Deletion protection enabled for the database <!-- seaworthy: db-deletion-protection -->
- [ ] A replica for reading is declared (optional) <!-- seaworthy: read-replicas -->

### ElastiCache

- [ ] A replication group is declared for the cache <!-- seaworthy: resource type=aws_elasticache_replication_group -->
- [ ] Encryption at rest enabled for ElastiCache <!-- seaworthy: cache-encryption-rest -->
- [ ] Multi-AZ enabled for ElastiCache Redis <!-- seaworthy: cache-multi-az -->

### S3

- [ ] Buckets are declared <!-- seaworthy: resource type=aws_s3_bucket -->
- [ ] Versioning enabled on S3 buckets <!-- seaworthy: bucket-versioning -->
- [ ] Encryption at rest enabled for S3 <!-- seaworthy: bucket-encryption -->
- [ ] Lifecycle rules configured on S3 buckets <!-- seaworthy: bucket-lifecycle -->
- [ ] Public access to S3 buckets is blocked <!-- seaworthy: bucket-public-access -->

### On the wire

- [ ] **Encryption in transit enabled between edge, services and data**
  - [ ] Databases refuse connections without TLS <!-- seaworthy: db-tls -->
  - [ ] The cache is spoken to over TLS <!-- seaworthy: cache-encryption-transit -->
  - [ ] Buckets refuse plain HTTP <!-- seaworthy: bucket-https -->

## 6. Compute

- [ ] Containers of task definitions have a health check <!-- seaworthy: liveness-probe in=terraform -->
- [ ] Containers of task definitions have a memory limit <!-- seaworthy: memory-limit in=terraform -->
- [ ] Images of task definitions have a tag that stays <!-- seaworthy: image-tag in=terraform -->
- [ ] Two tasks or more run of each service <!-- seaworthy: replicas in=terraform -->
- [ ] A scaling target is declared <!-- seaworthy: resource type=aws_appautoscaling_target,aws_autoscaling_group -->

## 7. Operations

- [ ] Log retention configured on CloudWatch log groups <!-- seaworthy: log-retention -->
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
