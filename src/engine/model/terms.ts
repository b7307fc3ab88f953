import type { Measure, Quantity } from './values/quantity.ts';

/** What the people of one dialect call the things of the model, for sentences. Singular, unless it says otherwise. */
export interface Terms {
  /** The machine that containers run on: `node`. */
  readonly host: string;
  /** One running copy of a workload: `pod`. */
  readonly copy: string;
  /** The probe by whose failure a container is known to be broken: `liveness probe`. */
  readonly livenessProbe: string;
  /** All the probes of a container: `probes`. */
  readonly probes: string;
  /** What is kept for a container of a resource: `request`. */
  readonly request: string;
  /** What holds the settings by which a container is confined: `securityContext`. */
  readonly security: string;
  /** Without a profile, as it is written: `Unconfined`. */
  readonly unconfined: string;
  /** An amount of a resource as a fix writes it, with its unit: `512Mi`, `512 MiB`. */
  readonly amount: (quantity: Quantity, measure: Measure) => string;
}
