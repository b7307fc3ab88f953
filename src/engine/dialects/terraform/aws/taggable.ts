/**
 * Resources that carry tags in an argument `tags` (Terraform's AWS provider, "Resource Tagging"): those that people make most.
 * `aws_autoscaling_group` writes its own in blocks.
 */
export const TAGGABLE: ReadonlySet<string> = new Set(
  `acm_certificate alb alb_listener alb_target_group ami api_gateway_rest_api api_gateway_stage apigatewayv2_api apigatewayv2_stage
   apprunner_service appsync_graphql_api athena_workgroup backup_plan backup_vault batch_compute_environment batch_job_definition
   batch_job_queue cloudformation_stack cloudfront_distribution cloudtrail cloudwatch_event_rule cloudwatch_log_group
   cloudwatch_metric_alarm codebuild_project codepipeline cognito_user_pool customer_gateway dax_cluster db_cluster_snapshot db_instance
   db_option_group db_parameter_group db_proxy db_snapshot db_subnet_group default_network_acl default_route_table default_security_group
   default_subnet default_vpc dms_replication_instance docdb_cluster docdb_cluster_instance docdb_cluster_parameter_group docdb_subnet_group
   dynamodb_table ebs_snapshot ebs_volume ec2_transit_gateway ecr_repository ecrpublic_repository ecs_capacity_provider ecs_cluster
   ecs_service ecs_task_definition efs_access_point efs_file_system eip eks_addon eks_cluster eks_fargate_profile eks_node_group
   elastic_beanstalk_application elastic_beanstalk_environment elasticache_cluster elasticache_parameter_group
   elasticache_replication_group elasticache_serverless_cache elasticache_subnet_group elasticsearch_domain elb emr_cluster
   emrserverless_application fsx_lustre_file_system fsx_windows_file_system globalaccelerator_accelerator glue_job glue_crawler
   iam_instance_profile iam_openid_connect_provider iam_policy iam_role iam_user imagebuilder_image_pipeline instance internet_gateway
   kinesis_firehose_delivery_stream kinesis_stream kms_key kms_external_key lambda_function launch_template lb lb_listener
   lb_listener_rule lb_target_group memorydb_cluster mq_broker msk_cluster mwaa_environment nat_gateway neptune_cluster
   neptune_cluster_instance network_acl network_interface networkfirewall_firewall opensearch_domain placement_group
   rds_cluster rds_cluster_instance rds_cluster_parameter_group redshift_cluster redshiftserverless_workgroup route53_health_check
   route53_zone route_table s3_bucket sagemaker_endpoint sagemaker_notebook_instance secretsmanager_secret security_group
   service_discovery_private_dns_namespace service_discovery_service sfn_state_machine sns_topic sqs_queue ssm_parameter subnet
   transfer_server vpc vpc_dhcp_options vpc_endpoint vpc_peering_connection vpn_connection vpn_gateway wafv2_ip_set wafv2_rule_group
   wafv2_web_acl`
    .split(/\s+/)
    .map(name => `aws_${name}`),
);
