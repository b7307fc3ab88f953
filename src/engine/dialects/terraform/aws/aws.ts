import type { Platform } from '../../../model/platform/index.ts';
import type { ReadRoot, Resource } from '../module/types.ts';
import { readBucket } from './buckets.ts';
import { readClusterInstance, readDatabaseCluster } from './database-clusters.ts';
import { readDatabase } from './databases.ts';
import { World } from './world.ts';

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
};

/**
 * The subjects of a root module and of all that it calls. A subject belongs to the file in which its `span` stands; what is said of it
 * may stand in others.
 */
export function platformOf(root: ReadRoot): readonly Platform[] {
  const world = new World(root);
  return root.resources().flatMap(resource => {
    const read = resource.mode === 'resource' && Object.hasOwn(READERS, resource.kind) ? READERS[resource.kind] : undefined;
    return read === undefined ? [] : [read(resource, world)].flat();
  });
}
