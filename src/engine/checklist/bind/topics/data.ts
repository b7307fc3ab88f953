import type { Topic } from '../topic.ts';
import { about, cluster, fact, near, object, resource, rule } from '../topic.ts';

/** Databases, caches, buckets and volumes. */
export const DATA_TOPICS: readonly Topic[] = [
  { topic: 'redis-ha', noun: /\b(?:high[- ]availability|ha|sentinel)\b.*\bredis\b|\bredis sentinel\b|(?<=\bredis [\d.+ ]*)\bcluster\b(?= (?:configured|deployed))/, direction: 'two-way', attribute: true, evidence: [rule('cache-multi-az'), rule('replicas')] },
  { topic: 'postgres-version', noun: /\bpostgres(?:ql)? v?\d[\d.]*\+/, direction: 'two-way', attribute: true, evidence: [fact('version', { of: 'postgres' }, { min: 'postgres.min' }), rule('db-version', { postgres: 'postgres.min' })] },
  { topic: 'redis-version', noun: /\bredis v?\d[\d.]*\+/, direction: 'two-way', attribute: true, evidence: [fact('version', { of: 'redis' }, { min: 'redis.min' })] },
  { topic: 'mysql-version', noun: /\bmysql v?\d[\d.]*\+/, direction: 'two-way', attribute: true, evidence: [fact('version', { of: 'mysql' }, { min: 'mysql.min' }), rule('db-version', { mysql: 'mysql.min' })] },
  { topic: 'db-public', noun: /\b(?:rds|database)\b.*\b(?:private subnets?|not public\w*|publicly accessible)\b/, direction: 'two-way', evidence: [rule('db-public')] },
  { topic: 'rds-multi-az', noun: /\bmulti-?az\b/, when: about('postgres', 'mysql', 'database'), direction: 'two-way', attribute: true, evidence: [rule('db-multi-az')] },
  { topic: 'multi-az', noun: /\bmulti-?az\b/, direction: 'two-way', attribute: true, combine: 'every', evidence: [rule('topology-spread'), rule('db-multi-az'), rule('cache-multi-az')] },
  { topic: 'multi-region', noun: /\bmulti-?region\b/, direction: 'none', evidence: [] },
  { topic: 'postgres-resources', noun: /\bdatabase\b.*\bresources\b/, direction: 'two-way', attribute: true, combine: 'every', evidence: [rule('memory-request'), rule('memory-limit'), rule('cpu-request')] },
  { topic: 'redis-auth', noun: /\b(?:authentication|auth|password)\b/, when: about('redis'), direction: 'two-way', evidence: [rule('cache-auth'), fact('argument', { name: ['--requirepass'], of: 'redis' })] },
  { topic: 'redis-persistence', noun: /\bpersistence\b/, when: about('redis'), direction: 'two-way', evidence: [fact('argument', { name: ['--appendonly', '--save'], of: 'redis' }, { modes: 'redis.persistence' })] },
  { topic: 'redis-eviction', noun: /\beviction\b/, when: about('redis'), direction: 'two-way', evidence: [fact('argument', { name: ['--maxmemory-policy'], of: 'redis' }, { value: 'redis.maxmemory-policy' })] },
  { topic: 'redis-backup', noun: /\bbackups?\b/, when: about('redis'), direction: 'pass-only', evidence: [rule('cache-backup')] },
  { topic: 'connection-pooling', noun: /\bconnection pool\w*|\bpgbouncer\b/, when: words => !about('redis')(words), direction: 'pass-only', evidence: [fact('service', { image: ['pgbouncer', 'bitnami/pgbouncer', 'edoburu/pgbouncer', 'odyssey'] }), resource('aws_db_proxy'), object('Pooler')] },
  { topic: 'db-tls', noun: /\b(?:connection|database connection) encryption\b|\bencrypted connections?\b/, direction: 'none', evidence: [rule('db-tls')] },
  { topic: 'encryption-at-rest', noun: /\bencrypt(?:ion|ed) at rest\b/, direction: 'two-way', combine: 'every', evidence: [rule('db-encryption'), rule('bucket-encryption'), rule('cache-encryption-rest'), rule('ebs-encryption')] },
  { topic: 'backup-retention', noun: /\bbackup retention\b/, direction: 'none', evidence: [rule('db-backup', { days: 'retention.days' })] },
  { topic: 'backup', noun: /\b(?:configuration|model registry|volume|etcd|cluster) backups?\b|\bbackup verification\b/, direction: 'none', evidence: [object('Schedule', 'CronJob')] },
  { topic: 'db-backup', noun: /\b(?:database |automated |daily |regular |rds )*backups?\b(?! (?:and|&|plan|procedures?|restor\w+|test\w*|storage|verification))/, when: words => about('postgres', 'mysql', 'database')(words) && !/\bencrypt|\bgeo-|\bcross-/.test(words.nouns), direction: 'two-way', evidence: [rule('db-backup', { days: 'retention.days' })] },
  { topic: 's3-versioning', noun: /\bversioning\b/, when: near(/\bs3\b|\bbuckets?\b|\bobject storage\b/), direction: 'two-way', evidence: [rule('bucket-versioning')] },
  { topic: 's3-lifecycle', noun: /\blifecycle (?:polic(?:y|ies)|rules?)\b/, when: near(/\bs3\b|\bbuckets?\b|\bobject storage\b/), direction: 'two-way', evidence: [rule('bucket-lifecycle')] },
  { topic: 's3-public-access', noun: /\bpublic access\b/, when: near(/\bs3\b|\bbuckets?\b|\bobject storage\b/), direction: 'two-way', evidence: [rule('bucket-public-access')] },
  { topic: 'deletion-protection', noun: /\bdeletion protection\b/, direction: 'two-way', evidence: [rule('db-deletion-protection')] },
  { topic: 'storage-class', noun: /\bstorage class(?:es)?\b/, direction: 'pass-only', evidence: [fact('storage-class', {}, { type: 'storageClass.type' }), cluster('storage-class')] },
  { topic: 'pvc', noun: /\bpersistent ?volume ?claims?\b|\bpvcs?\b/, direction: 'pass-only', evidence: [cluster('pvc'), object('PersistentVolumeClaim')] },
  { topic: 'compose-volumes', noun: /\b(?:persistent |docker |named |data )?volumes\b/, direction: 'two-way', evidence: [rule('volume-declared')] },
];
