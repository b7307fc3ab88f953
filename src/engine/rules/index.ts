import { antiAffinity } from './anti-affinity.ts';
import { cpuLimit } from './cpu-limit.ts';
import { cpuRequest } from './cpu-request.ts';
import { cronjobConcurrency } from './cronjob-concurrency.ts';
import { cronjobDeadline } from './cronjob-deadline.ts';
import { cronjobHistory } from './cronjob-history.ts';
import { cronjobSchedule } from './cronjob-schedule.ts';
import { emptydirSizelimit } from './emptydir-sizelimit.ts';
import { ephemeralStorage } from './ephemeral-storage.ts';
import { gracePeriod } from './grace-period.ts';
import { jobTtl } from './job-ttl.ts';
import { lifecyclePrestop } from './lifecycle-prestop.ts';
import { limitRange } from './limit-range.ts';
import { livenessProbe } from './liveness-probe.ts';
import { memoryLimit } from './memory-limit.ts';
import { memoryRequest } from './memory-request.ts';
import { pdb } from './pdb.ts';
import { pdbBlocksDrain } from './pdb-blocks-drain.ts';
import { probeExecDanger } from './probe-exec-danger.ts';
import { probeIdentical } from './probe-identical.ts';
import { probePort } from './probe-port.ts';
import { probeTimings } from './probe-timings.ts';
import { readinessProbe } from './readiness-probe.ts';
import { requestsExceedLimits } from './requests-exceed-limits.ts';
import { resourceQuota } from './resource-quota.ts';
import { resourceUnits } from './resource-units.ts';
import { restartPolicy } from './restart-policy.ts';
import { rootGroup } from './root-group.ts';
import { runAsNonRoot } from './run-as-non-root.ts';
import { runAsRootUser } from './run-as-root-user.ts';
import { startupProbe } from './startup-probe.ts';
import { topologySpread } from './topology-spread.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  antiAffinity,
  cpuLimit,
  cpuRequest,
  cronjobConcurrency,
  cronjobDeadline,
  cronjobHistory,
  cronjobSchedule,
  emptydirSizelimit,
  ephemeralStorage,
  gracePeriod,
  jobTtl,
  lifecyclePrestop,
  limitRange,
  livenessProbe,
  memoryLimit,
  memoryRequest,
  pdb,
  pdbBlocksDrain,
  probeExecDanger,
  probeIdentical,
  probePort,
  probeTimings,
  readinessProbe,
  requestsExceedLimits,
  resourceQuota,
  resourceUnits,
  restartPolicy,
  rootGroup,
  runAsNonRoot,
  runAsRootUser,
  startupProbe,
  topologySpread,
];
