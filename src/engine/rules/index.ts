import { addedCapabilities } from './added-capabilities.ts';
import { allowPrivilegeEscalation } from './allow-privilege-escalation.ts';
import { annotationsRequired } from './annotations-required.ts';
import { antiAffinity } from './anti-affinity.ts';
import { apparmor } from './apparmor.ts';
import { buildAndImage } from './build-and-image.ts';
import { composeProjectName } from './compose-project-name.ts';
import { composeVersionField } from './compose-version-field.ts';
import { containerName } from './container-name.ts';
import { cpuLimit } from './cpu-limit.ts';
import { cpuRequest } from './cpu-request.ts';
import { cronjobConcurrency } from './cronjob-concurrency.ts';
import { cronjobDeadline } from './cronjob-deadline.ts';
import { cronjobHistory } from './cronjob-history.ts';
import { cronjobSchedule } from './cronjob-schedule.ts';
import { defaultServiceAccount } from './default-service-account.ts';
import { dependsOnHealth } from './depends-on-health.ts';
import { devices } from './devices.ts';
import { dockerSocket } from './docker-socket.ts';
import { dropCapabilities } from './drop-capabilities.ts';
import { duplicateEnv } from './duplicate-env.ts';
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
import { imageDigest } from './image-digest.ts';
import { imagePullPolicy } from './image-pull-policy.ts';
import { imageRegistry } from './image-registry.ts';
import { imageTag } from './image-tag.ts';
import { jobTtl } from './job-ttl.ts';
import { labelValues } from './label-values.ts';
import { labelsRequired } from './labels-required.ts';
import { lifecyclePrestop } from './lifecycle-prestop.ts';
import { limitRange } from './limit-range.ts';
import { livenessProbe } from './liveness-probe.ts';
import { logLevel } from './log-level.ts';
import { loggingLimits } from './logging-limits.ts';
import { memoryLimit } from './memory-limit.ts';
import { memoryRequest } from './memory-request.ts';
import { mountPropagation } from './mount-propagation.ts';
import { nakedPod } from './naked-pod.ts';
import { networkPolicy } from './network-policy.ts';
import { networkPolicyOpen } from './network-policy-open.ts';
import { networkSegmentation } from './network-segmentation.ts';
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
import { selinux } from './selinux.ts';
import { serviceAccountMissing } from './service-account-missing.ts';
import { serviceAccountToken } from './service-account-token.ts';
import { sshPort } from './ssh-port.ts';
import { startupProbe } from './startup-probe.ts';
import { statefulsetService } from './statefulset-service.ts';
import { tmpfsExec } from './tmpfs-exec.ts';
import { topologySpread } from './topology-spread.ts';
import { unsafeSysctls } from './unsafe-sysctls.ts';
import { volumeDeclared } from './volume-declared.ts';
import { volumeShared } from './volume-shared.ts';
import { windowsHostProcess } from './windows-host-process.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  addedCapabilities,
  allowPrivilegeEscalation,
  annotationsRequired,
  antiAffinity,
  apparmor,
  buildAndImage,
  composeProjectName,
  composeVersionField,
  containerName,
  cpuLimit,
  cpuRequest,
  cronjobConcurrency,
  cronjobDeadline,
  cronjobHistory,
  cronjobSchedule,
  defaultServiceAccount,
  dependsOnHealth,
  devices,
  dockerSocket,
  dropCapabilities,
  duplicateEnv,
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
  imageDigest,
  imagePullPolicy,
  imageRegistry,
  imageTag,
  jobTtl,
  labelValues,
  labelsRequired,
  lifecyclePrestop,
  limitRange,
  livenessProbe,
  logLevel,
  loggingLimits,
  memoryLimit,
  memoryRequest,
  mountPropagation,
  nakedPod,
  networkPolicy,
  networkPolicyOpen,
  networkSegmentation,
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
  selinux,
  serviceAccountMissing,
  serviceAccountToken,
  sshPort,
  startupProbe,
  statefulsetService,
  tmpfsExec,
  topologySpread,
  unsafeSysctls,
  volumeDeclared,
  volumeShared,
  windowsHostProcess,
];
