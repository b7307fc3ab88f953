import { cpuLimit } from './cpu-limit.ts';
import { cpuRequest } from './cpu-request.ts';
import { emptydirSizelimit } from './emptydir-sizelimit.ts';
import { ephemeralStorage } from './ephemeral-storage.ts';
import { limitRange } from './limit-range.ts';
import { livenessProbe } from './liveness-probe.ts';
import { memoryLimit } from './memory-limit.ts';
import { memoryRequest } from './memory-request.ts';
import { probeIdentical } from './probe-identical.ts';
import { probePort } from './probe-port.ts';
import { probeTimings } from './probe-timings.ts';
import { readinessProbe } from './readiness-probe.ts';
import { requestsExceedLimits } from './requests-exceed-limits.ts';
import { resourceQuota } from './resource-quota.ts';
import { resourceUnits } from './resource-units.ts';
import { startupProbe } from './startup-probe.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  cpuLimit,
  cpuRequest,
  emptydirSizelimit,
  ephemeralStorage,
  limitRange,
  livenessProbe,
  memoryLimit,
  memoryRequest,
  probeIdentical,
  probePort,
  probeTimings,
  readinessProbe,
  requestsExceedLimits,
  resourceQuota,
  resourceUnits,
  startupProbe,
];
