import { cpuLimit } from './cpu-limit.ts';
import { cpuRequest } from './cpu-request.ts';
import { ephemeralStorage } from './ephemeral-storage.ts';
import { livenessProbe } from './liveness-probe.ts';
import { memoryLimit } from './memory-limit.ts';
import { memoryRequest } from './memory-request.ts';
import { probeIdentical } from './probe-identical.ts';
import { probePort } from './probe-port.ts';
import { probeTimings } from './probe-timings.ts';
import { readinessProbe } from './readiness-probe.ts';
import { startupProbe } from './startup-probe.ts';
import type { Rule } from './rule.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  cpuLimit,
  cpuRequest,
  ephemeralStorage,
  livenessProbe,
  memoryLimit,
  memoryRequest,
  probeIdentical,
  probePort,
  probeTimings,
  readinessProbe,
  startupProbe,
];
