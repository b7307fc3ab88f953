/** Data services and backups, wherever they run. */
export const DATA = `# Production readiness: data services and backups

For databases, caches and volumes, wherever they run. Boxes with a comment at their end are compared with the files of
the repository; all others are for a person.

## 1. PostgreSQL

- [ ] PostgreSQL 16+ is deployed
- [ ] The database fails over to a standby in another zone, and has done so once in a test
- [ ] Database resources are set: memory, CPU, disk
- [ ] Memory, connections and checkpoints are tuned to the machine, not left as shipped
- [ ] Connection pooling is configured
- [ ] At least 1 read replica configured (if needed)
- [ ] Clients connect over TLS and check the certificate
- [ ] Each application has a database user of its own, without rights on the schema
- [ ] Metrics and alerts configured for the database: connections, locks, lag, age of transactions
- [ ] **Migrations**
  - [ ] Migrations run in the pipeline, once per release
  - [ ] Each can be undone, or the code before it runs with the schema after it
  - [ ] The longest lock that they take was measured

## 2. Redis

- [ ] Redis 7+ is deployed
- [ ] High availability configured for Redis, across zones
- [ ] Authentication enabled for Redis
- [ ] Memory limits set for Redis
- [ ] Eviction policy configured for Redis (LRU)
- [ ] Persistence configured for Redis (AOF), or a cold start is known to be bearable
- [ ] Redis backups are taken where it is more than a cache
- [ ] Metrics and alerts configured for Redis

## 3. On Kubernetes (optional)

- [ ] A StatefulSet is declared <!-- seaworthy: object kind=StatefulSet -->
- [ ] A StatefulSet names a headless Service that is there <!-- seaworthy: statefulset-service -->
- [ ] A claim of a volume is declared <!-- seaworthy: object kind=PersistentVolumeClaim,StatefulSet -->
- [ ] The storage class keeps a volume when its claim is deleted
- [ ] Pods get time to close their files <!-- seaworthy: grace-period -->
- [ ] Workloads have a priority class <!-- seaworthy: priority-class -->
- [ ] Scratch volumes have a size limit <!-- seaworthy: emptydir-sizelimit -->

## 4. Protection

- [ ] Encryption at rest enabled for databases, volumes and buckets
- [ ] No password is written in clear <!-- seaworthy: plaintext-secret-env -->
- [ ] Data services are not reachable from outside
- [ ] Who read what is recorded where the law asks for it (if required)

## 5. Backups

- [ ] Daily database backups configured with 14-day retention
- [ ] Backups outlive the account that made them, and cannot be altered there
- [ ] How long a backup is kept follows from an agreed policy
- [ ] Volumes, configuration and keys are backed up too
- [ ] Scheduled runs can be read and do not pile up <!-- seaworthy: cronjob-concurrency; cronjob-schedule -->
- [ ] A backup that failed is noticed the same day
- [ ] A plan for a disaster is in the repository <!-- seaworthy: file path="**/*disaster*" -->
- [ ] **Restore**
  - [ ] A backup was restored into an empty environment
  - [ ] Somebody who did not write the instructions has followed them
  - [ ] The application was started on the restored data

    ~~~sh
    pg_restore --list latest.dump
    psql --command 'select count(*) from orders'
    ~~~

Targets of the restore, as measured:

- [ ] Time to restore < 60 minutes
- [ ] Data lost < 15 minutes

## 6. Change of schema or version

- [ ] A backup was taken right before
- [ ] The change was rehearsed on a copy of the production data

Abort if:

- [ ] Replication lag > 60 seconds
- [ ] Locks are waited for > 30 seconds
- [ ] The count of rows differs afterwards

## 7. Sign-off

- [ ] **Database administrator**: ____________ Date: __________
- [ ] **Data protection officer**: ____________ Date: __________

## 8. After go-live

### Daily

- [ ] Backup of the night complete

### Monthly

- [ ] A restore practised and timed
- [ ] Growth compared with the space that is left

### Yearly

- [ ] Retention compared with the law
`;
