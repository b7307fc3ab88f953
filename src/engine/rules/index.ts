import { addedCapabilities } from './added-capabilities.ts';
import { allowPrivilegeEscalation } from './allow-privilege-escalation.ts';
import { annotationsRequired } from './annotations-required.ts';
import { antiAffinity } from './anti-affinity.ts';
import { apparmor } from './apparmor.ts';
import { bucketEncryption } from './bucket-encryption.ts';
import { bucketHttps } from './bucket-https.ts';
import { bucketLifecycle } from './bucket-lifecycle.ts';
import { bucketLogging } from './bucket-logging.ts';
import { bucketPublicAccess } from './bucket-public-access.ts';
import { bucketVersioning } from './bucket-versioning.ts';
import { buildAndImage } from './build-and-image.ts';
import { cacheAuth } from './cache-auth.ts';
import { cacheBackup } from './cache-backup.ts';
import { cacheEncryptionRest } from './cache-encryption-rest.ts';
import { cacheEncryptionTransit } from './cache-encryption-transit.ts';
import { cacheMultiAz } from './cache-multi-az.ts';
import { cdn } from './cdn.ts';
import { composeProjectName } from './compose-project-name.ts';
import { composeVersionField } from './compose-version-field.ts';
import { containerName } from './container-name.ts';
import { cpuLimit } from './cpu-limit.ts';
import { cpuRequest } from './cpu-request.ts';
import { cronjobConcurrency } from './cronjob-concurrency.ts';
import { cronjobDeadline } from './cronjob-deadline.ts';
import { cronjobHistory } from './cronjob-history.ts';
import { cronjobSchedule } from './cronjob-schedule.ts';
import { dbBackup } from './db-backup.ts';
import { dbDeletionProtection } from './db-deletion-protection.ts';
import { dbEncryption } from './db-encryption.ts';
import { dbLogging } from './db-logging.ts';
import { dbMinorUpgrades } from './db-minor-upgrades.ts';
import { dbMonitoring } from './db-monitoring.ts';
import { dbMultiAz } from './db-multi-az.ts';
import { dbPublic } from './db-public.ts';
import { dbSnapshot } from './db-snapshot.ts';
import { dbTls } from './db-tls.ts';
import { dbVersion } from './db-version.ts';
import { defaultServiceAccount } from './default-service-account.ts';
import { dependsOnHealth } from './depends-on-health.ts';
import { devices } from './devices.ts';
import { dockerSocket } from './docker-socket.ts';
import { dropCapabilities } from './drop-capabilities.ts';
import { duplicateEnv } from './duplicate-env.ts';
import { dynamodbBackup } from './dynamodb-backup.ts';
import { ebsEncryption } from './ebs-encryption.ts';
import { ec2Imds } from './ec2-imds.ts';
import { ecsCircuitBreaker } from './ecs-circuit-breaker.ts';
import { ecsDesiredCount } from './ecs-desired-count.ts';
import { ecsExecLogging } from './ecs-exec-logging.ts';
import { ecsInsights } from './ecs-insights.ts';
import { ecsPublicIp } from './ecs-public-ip.ts';
import { ecsRoles } from './ecs-roles.ts';
import { emptydirSizelimit } from './emptydir-sizelimit.ts';
import { envFileCommitted } from './env-file-committed.ts';
import { envRefMissing } from './env-ref-missing.ts';
import { ephemeralStorage } from './ephemeral-storage.ts';
import { gracePeriod } from './grace-period.ts';
import { hostIpc } from './host-ipc.ts';
import { hostNetwork } from './host-network.ts';
import { hostPath } from './host-path.ts';
import { hostPathWritable } from './host-path-writable.ts';
import { hostPid } from './host-pid.ts';
import { hostPort } from './host-port.ts';
import { hostUserns } from './host-userns.ts';
import { hpaMetrics } from './hpa-metrics.ts';
import { hpaReplicas } from './hpa-replicas.ts';
import { hpaTarget } from './hpa-target.ts';
import { iamWildcard } from './iam-wildcard.ts';
import { imageDigest } from './image-digest.ts';
import { imagePullPolicy } from './image-pull-policy.ts';
import { imageRegistry } from './image-registry.ts';
import { imageTag } from './image-tag.ts';
import { jobTtl } from './job-ttl.ts';
import { k8sClusterEndpoint } from './k8s-cluster-endpoint.ts';
import { k8sClusterHardening } from './k8s-cluster-hardening.ts';
import { k8sClusterLogging } from './k8s-cluster-logging.ts';
import { k8sClusterSecretsEncryption } from './k8s-cluster-secrets-encryption.ts';
import { k8sClusterVersion } from './k8s-cluster-version.ts';
import { kmsRotation } from './kms-rotation.ts';
import { labelValues } from './label-values.ts';
import { labelsRequired } from './labels-required.ts';
import { lambdaReliability } from './lambda-reliability.ts';
import { lbAccessLogs } from './lb-access-logs.ts';
import { lbDeletionProtection } from './lb-deletion-protection.ts';
import { lbDropHeaders } from './lb-drop-headers.ts';
import { lbHealthcheck } from './lb-healthcheck.ts';
import { lbHttps } from './lb-https.ts';
import { lbTlsPolicy } from './lb-tls-policy.ts';
import { lbWaf } from './lb-waf.ts';
import { lifecyclePrestop } from './lifecycle-prestop.ts';
import { limitRange } from './limit-range.ts';
import { livenessProbe } from './liveness-probe.ts';
import { logLevel } from './log-level.ts';
import { logRetention } from './log-retention.ts';
import { loggingLimits } from './logging-limits.ts';
import { memoryLimit } from './memory-limit.ts';
import { memoryRequest } from './memory-request.ts';
import { mountPropagation } from './mount-propagation.ts';
import { naclOpen } from './nacl-open.ts';
import { nakedPod } from './naked-pod.ts';
import { networkPolicy } from './network-policy.ts';
import { networkPolicyOpen } from './network-policy-open.ts';
import { networkSegmentation } from './network-segmentation.ts';
import { outputSecret } from './output-secret.ts';
import { pdb } from './pdb.ts';
import { pdbAmount } from './pdb-amount.ts';
import { pdbBlocksDrain } from './pdb-blocks-drain.ts';
import { pidsLimit } from './pids-limit.ts';
import { plaintextSecretEnv } from './plaintext-secret-env.ts';
import { podSecurityStandards } from './pod-security-standards.ts';
import { portMismatch } from './port-mismatch.ts';
import { portNames } from './port-names.ts';
import { portsBind } from './ports-bind.ts';
import { portsDuplicate } from './ports-duplicate.ts';
import { priorityClass } from './priority-class.ts';
import { privileged } from './privileged.ts';
import { privilegedPorts } from './privileged-ports.ts';
import { probeExecDanger } from './probe-exec-danger.ts';
import { probeIdentical } from './probe-identical.ts';
import { probePort } from './probe-port.ts';
import { probeTimings } from './probe-timings.ts';
import { procMount } from './proc-mount.ts';
import { providerCredentials } from './provider-credentials.ts';
import { publicIp } from './public-ip.ts';
import { queueEncryption } from './queue-encryption.ts';
import { readOnlyRootFs } from './read-only-root-fs.ts';
import { readinessProbe } from './readiness-probe.ts';
import { replicas } from './replicas.ts';
import { requestsExceedLimits } from './requests-exceed-limits.ts';
import { resourceQuota } from './resource-quota.ts';
import { resourceUnits } from './resource-units.ts';
import { restartPolicy } from './restart-policy.ts';
import { rollingUpdate } from './rolling-update.ts';
import { rootGroup } from './root-group.ts';
import { runAsHighUid } from './run-as-high-uid.ts';
import { runAsNonRoot } from './run-as-non-root.ts';
import { runAsRootUser } from './run-as-root-user.ts';
import { schema } from './schema.ts';
import { seccomp } from './seccomp.ts';
import { secretInEnv } from './secret-in-env.ts';
import { secretLiteral } from './secret-literal.ts';
import { secretsInConfigmap } from './secrets-in-configmap.ts';
import { secretsManager } from './secrets-manager.ts';
import { selinux } from './selinux.ts';
import { serviceAccountMissing } from './service-account-missing.ts';
import { serviceAccountToken } from './service-account-token.ts';
import { sgDefault } from './sg-default.ts';
import { sgDescription } from './sg-description.ts';
import { sgOpenEgress } from './sg-open-egress.ts';
import { sgOpenIngress } from './sg-open-ingress.ts';
import { sshPort } from './ssh-port.ts';
import { startupProbe } from './startup-probe.ts';
import { stateBackend } from './state-backend.ts';
import { statefulsetService } from './statefulset-service.ts';
import { tags } from './tags.ts';
import { tfvars } from './tfvars.ts';
import { tmpfsExec } from './tmpfs-exec.ts';
import { topologySpread } from './topology-spread.ts';
import { unsafeSysctls } from './unsafe-sysctls.ts';
import { unusedDeclarations } from './unused-declarations.ts';
import { variableDocs } from './variable-docs.ts';
import { variableSecret } from './variable-secret.ts';
import { versionPin } from './version-pin.ts';
import { volumeDeclared } from './volume-declared.ts';
import { volumeShared } from './volume-shared.ts';
import { vpcFlowLogs } from './vpc-flow-logs.ts';
import { vpcSubnets } from './vpc-subnets.ts';
import { windowsHostProcess } from './windows-host-process.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  addedCapabilities,
  allowPrivilegeEscalation,
  annotationsRequired,
  antiAffinity,
  apparmor,
  bucketEncryption,
  bucketHttps,
  bucketLifecycle,
  bucketLogging,
  bucketPublicAccess,
  bucketVersioning,
  buildAndImage,
  cacheAuth,
  cacheBackup,
  cacheEncryptionRest,
  cacheEncryptionTransit,
  cacheMultiAz,
  cdn,
  composeProjectName,
  composeVersionField,
  containerName,
  cpuLimit,
  cpuRequest,
  cronjobConcurrency,
  cronjobDeadline,
  cronjobHistory,
  cronjobSchedule,
  dbBackup,
  dbDeletionProtection,
  dbEncryption,
  dbLogging,
  dbMinorUpgrades,
  dbMonitoring,
  dbMultiAz,
  dbPublic,
  dbSnapshot,
  dbTls,
  dbVersion,
  defaultServiceAccount,
  dependsOnHealth,
  devices,
  dockerSocket,
  dropCapabilities,
  duplicateEnv,
  dynamodbBackup,
  ebsEncryption,
  ec2Imds,
  ecsCircuitBreaker,
  ecsDesiredCount,
  ecsExecLogging,
  ecsInsights,
  ecsPublicIp,
  ecsRoles,
  emptydirSizelimit,
  envFileCommitted,
  envRefMissing,
  ephemeralStorage,
  gracePeriod,
  hostIpc,
  hostNetwork,
  hostPath,
  hostPathWritable,
  hostPid,
  hostPort,
  hostUserns,
  hpaMetrics,
  hpaReplicas,
  hpaTarget,
  iamWildcard,
  imageDigest,
  imagePullPolicy,
  imageRegistry,
  imageTag,
  jobTtl,
  k8sClusterEndpoint,
  k8sClusterHardening,
  k8sClusterLogging,
  k8sClusterSecretsEncryption,
  k8sClusterVersion,
  kmsRotation,
  labelValues,
  labelsRequired,
  lambdaReliability,
  lbAccessLogs,
  lbDeletionProtection,
  lbDropHeaders,
  lbHealthcheck,
  lbHttps,
  lbTlsPolicy,
  lbWaf,
  lifecyclePrestop,
  limitRange,
  livenessProbe,
  logLevel,
  logRetention,
  loggingLimits,
  memoryLimit,
  memoryRequest,
  mountPropagation,
  naclOpen,
  nakedPod,
  networkPolicy,
  networkPolicyOpen,
  networkSegmentation,
  outputSecret,
  pdb,
  pdbAmount,
  pdbBlocksDrain,
  pidsLimit,
  plaintextSecretEnv,
  podSecurityStandards,
  portMismatch,
  portNames,
  portsBind,
  portsDuplicate,
  priorityClass,
  privileged,
  privilegedPorts,
  probeExecDanger,
  probeIdentical,
  probePort,
  probeTimings,
  procMount,
  providerCredentials,
  publicIp,
  queueEncryption,
  readOnlyRootFs,
  readinessProbe,
  replicas,
  requestsExceedLimits,
  resourceQuota,
  resourceUnits,
  restartPolicy,
  rollingUpdate,
  rootGroup,
  runAsHighUid,
  runAsNonRoot,
  runAsRootUser,
  schema,
  seccomp,
  secretInEnv,
  secretLiteral,
  secretsInConfigmap,
  secretsManager,
  selinux,
  serviceAccountMissing,
  serviceAccountToken,
  sgDefault,
  sgDescription,
  sgOpenEgress,
  sgOpenIngress,
  sshPort,
  startupProbe,
  stateBackend,
  statefulsetService,
  tags,
  tfvars,
  tmpfsExec,
  topologySpread,
  unsafeSysctls,
  unusedDeclarations,
  variableDocs,
  variableSecret,
  versionPin,
  volumeDeclared,
  volumeShared,
  vpcFlowLogs,
  vpcSubnets,
  windowsHostProcess,
];
