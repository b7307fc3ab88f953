/** What items speak of, the most particular first: a noun that one topic has claimed is not left for another. */
import type { Topic } from '../topic.ts';
import { DATA_TOPICS } from './data.ts';
import { DELIVERY_TOPICS } from './delivery.ts';
import { DOCUMENT_TOPICS } from './documents.ts';
import { ENVIRONMENT_TOPICS } from './environment.ts';
import { NETWORK_TOPICS } from './network.ts';
import { OBSERVABILITY_TOPICS } from './observability.ts';
import { PLATFORM_TOPICS } from './platform.ts';
import { SECURITY_TOPICS } from './security.ts';
import { WORKLOAD_TOPICS } from './workload.ts';

export const TOPICS: readonly Topic[] = [
  ...DOCUMENT_TOPICS,
  ...ENVIRONMENT_TOPICS,
  ...WORKLOAD_TOPICS,
  ...PLATFORM_TOPICS,
  ...SECURITY_TOPICS,
  ...OBSERVABILITY_TOPICS,
  ...DATA_TOPICS,
  ...NETWORK_TOPICS,
  ...DELIVERY_TOPICS,
];
