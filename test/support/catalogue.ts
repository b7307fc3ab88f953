/**
 * The dialects in which the catalogue (shared/design/rules.md) wants each rule about workloads: T the resources of Terraform's
 * Kubernetes provider, E tasks and services of Amazon ECS. A rule about the platform underneath has T alone.
 */
const ROWS: readonly (readonly [marks: string, ids: string])[] = [
  // Health and lifecycle
  ['TE', 'liveness-probe probe-timings grace-period'],
  ['T', 'readiness-probe startup-probe probe-identical probe-port probe-exec-danger lifecycle-prestop restart-policy'],
  ['T', 'cronjob-deadline cronjob-concurrency cronjob-schedule cronjob-history job-ttl'],
  ['', 'depends-on-health'],
  // Resources
  ['TE', 'memory-limit memory-request cpu-request cpu-limit requests-exceed-limits resource-units ephemeral-storage emptydir-sizelimit'],
  ['T', 'resource-quota limit-range'],
  ['', 'pids-limit'],
  // Security context
  ['TE', 'run-as-non-root run-as-root-user root-group read-only-root-fs privileged drop-capabilities added-capabilities'],
  ['TE', 'host-network host-pid host-ipc host-userns host-port privileged-ports ssh-port'],
  ['T', 'run-as-high-uid allow-privilege-escalation seccomp apparmor selinux proc-mount unsafe-sysctls'],
  ['T', 'host-path host-path-writable docker-socket mount-propagation devices tmpfs-exec'],
  ['T', 'service-account-token default-service-account service-account-missing windows-host-process pod-security-standards'],
  // Availability
  ['TE', 'replicas anti-affinity topology-spread rolling-update'],
  ['T', 'pdb pdb-amount pdb-blocks-drain hpa-target hpa-replicas hpa-metrics priority-class naked-pod statefulset-service'],
  // Images
  ['TE', 'image-tag image-digest image-registry'],
  ['T', 'image-pull-policy'],
  // Configuration and secrets
  ['TE', 'plaintext-secret-env secret-in-env secret-literal log-level'],
  ['T', 'secrets-in-configmap duplicate-env env-ref-missing'],
  ['E', 'logging-limits'],
  ['', 'env-file-committed'],
  // Network and exposure
  ['T', 'port-names port-mismatch network-policy network-policy-open'],
  ['', 'ports-bind ports-duplicate container-name network-segmentation'],
  // Metadata and API
  ['TE', 'labels-required annotations-required label-values'],
  ['', 'schema compose-version-field compose-project-name build-and-image'],
  // Storage
  ['T', 'volume-declared volume-shared'],
];

/** What the catalogue marks and the dialect has no word for: the rule's page says why. */
const WITHOUT: Readonly<Record<'terraform' | 'ecs', readonly string[]>> = {
  terraform: ['host-userns', 'proc-mount', 'tmpfs-exec'],
  ecs: ['annotations-required', 'emptydir-sizelimit', 'ephemeral-storage', 'host-userns', 'label-values', 'labels-required', 'secret-literal'],
};

/** What one rule must show in one dialect. `without`: why it cannot, although the catalogue marks it. */
export interface Mark {
  readonly id: string;
  readonly dialect: 'terraform' | 'ecs';
  readonly wants: 'examples' | 'reason';
}

/** Every mark of the catalogue. */
export const MARKS: readonly Mark[] = ROWS.flatMap(([marks, ids]) =>
  ids.split(' ').flatMap(id =>
    ([['T', 'terraform'], ['E', 'ecs']] as const).flatMap(([letter, dialect]): Mark[] =>
      marks.includes(letter) ? [{ id, dialect, wants: WITHOUT[dialect].includes(id) ? 'reason' : 'examples' }] : [],
    ),
  ),
);
