import type { Platform } from '../../../model/platform/index.ts';
import type { ReadRoot, Resource } from '../module/types.ts';
import { readBucket } from './buckets.ts';
import { readCacheCluster, readMemoryDb, readReplicationGroup, readServerlessCache } from './caches.ts';
import { readClusterInstance, readDatabaseCluster } from './database-clusters.ts';
import { readDatabase } from './databases.ts';
import { readBackend, readClassicLoadBalancer, readDistribution, readListener, readLoadBalancer } from './edges.ts';
import { readEcsCluster, readEcsService, readEcsTask } from './containers.ts';
import { readGroupRule, readNetworkAcl, readNetworkAclRule, readSecurityGroup } from './firewalls.ts';
import { readAttachment, readIdentityPolicy, readRole } from './identities.ts';
import { readEks } from './kubernetes-cluster.ts';
import { readDisk, readMachine } from './machines.ts';
import { readAddressing, readVpc } from './networks.ts';
import { readFunction, readKey, readLogGroup, readQueue, readSecret, readSecretContent, readTable } from './services.ts';
import { World } from '../platform/world.ts';
import { taggablesOf } from './tags.ts';

type Reader = (resource: Resource, world: World) => Platform | readonly Platform[];

/** What of AWS is read, by the type of the resource. */
const READERS: Readonly<Record<string, Reader>> = {
  aws_db_instance: readDatabase,
  aws_rds_cluster: readDatabaseCluster,
  aws_docdb_cluster: readDatabaseCluster,
  aws_neptune_cluster: readDatabaseCluster,
  aws_rds_cluster_instance: readClusterInstance,
  aws_docdb_cluster_instance: readClusterInstance,
  aws_neptune_cluster_instance: readClusterInstance,
  aws_s3_bucket: readBucket,
  aws_elasticache_replication_group: readReplicationGroup,
  aws_elasticache_cluster: readCacheCluster,
  aws_elasticache_serverless_cache: readServerlessCache,
  aws_memorydb_cluster: readMemoryDb,
  aws_security_group: readSecurityGroup,
  aws_default_security_group: readSecurityGroup,
  aws_security_group_rule: readGroupRule,
  aws_vpc_security_group_ingress_rule: readGroupRule,
  aws_vpc_security_group_egress_rule: readGroupRule,
  aws_network_acl: readNetworkAcl,
  aws_default_network_acl: readNetworkAcl,
  aws_network_acl_rule: readNetworkAclRule,
  aws_subnet: readAddressing,
  aws_launch_template: readMachine,
  aws_launch_configuration: readMachine,
  aws_instance: readMachine,
  aws_ebs_volume: readDisk,
  aws_efs_file_system: readDisk,
  aws_vpc: readVpc,
  aws_lb: readLoadBalancer,
  aws_alb: readLoadBalancer,
  aws_elb: readClassicLoadBalancer,
  aws_lb_listener: readListener,
  aws_alb_listener: readListener,
  aws_lb_target_group: readBackend,
  aws_alb_target_group: readBackend,
  aws_cloudfront_distribution: readDistribution,
  aws_eks_cluster: readEks,
  aws_ecs_cluster: readEcsCluster,
  aws_ecs_service: readEcsService,
  aws_ecs_task_definition: readEcsTask,
  aws_lambda_function: readFunction,
  aws_dynamodb_table: readTable,
  aws_sqs_queue: readQueue,
  aws_kinesis_stream: readQueue,
  aws_cloudwatch_log_group: readLogGroup,
  aws_kms_key: readKey,
  aws_secretsmanager_secret: readSecret,
  aws_secretsmanager_secret_version: readSecretContent,
  aws_ssm_parameter: readSecretContent,
  aws_iam_policy: readIdentityPolicy,
  aws_iam_role_policy: readIdentityPolicy,
  aws_iam_user_policy: readIdentityPolicy,
  aws_iam_group_policy: readIdentityPolicy,
  aws_iam_role: readRole,
  aws_iam_role_policy_attachment: readAttachment,
  aws_iam_user_policy_attachment: readAttachment,
  aws_iam_group_policy_attachment: readAttachment,
  aws_iam_policy_attachment: readAttachment,
};

/**
 * The subjects of a root module and of all that it calls. A subject belongs to the file in which its `span` stands; what is said of it
 * may stand in others.
 */
export function platformOf(root: ReadRoot): readonly Platform[] {
  const world = new World(root);
  const things = root.resources().flatMap(resource => {
    const read = resource.mode === 'resource' && Object.hasOwn(READERS, resource.kind) ? READERS[resource.kind] : undefined;
    return read === undefined ? [] : [read(resource, world)].flat();
  });
  return [...things, ...taggablesOf(root)];
}
