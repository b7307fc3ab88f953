import type { Topic } from '../topic.ts';
import { about, cluster, fact, object, on, resource, rule, stated } from '../topic.ts';

/** Probes, resources, rollouts, replicas: what a workload states of itself. */
export const WORKLOAD_TOPICS: readonly Topic[] = [
  { topic: 'lb-health-check', noun: /\b(?:load[- ]balancers?|target groups?) health ?checks?\b|\bhealth-based routing\b/, direction: 'pass-only', evidence: [rule('lb-healthcheck'), resource('aws_lb_target_group'), object('BackendConfig')] },
  { topic: 'probe-timeout', noun: /\b(?:probe|health ?check) timeouts?\b/, direction: 'two-way', attribute: true, evidence: [rule('probe-timings', { minimumTimeout: 'probe.timeoutSeconds.min', maximumTimeout: 'probe.timeoutSeconds.max' })] },
  { topic: 'liveness-probe', noun: /\bliveness(?=[\w\s,&/-]*\b(?:probes?|checks?)\b)/, direction: 'two-way', attribute: true, evidence: [rule('liveness-probe', { path: 'path', failureThreshold: 'livenessProbe.failureThreshold' })] },
  { topic: 'readiness-probe', noun: /\breadiness(?=[\w\s,&/-]*\b(?:probes?|checks?)\b)/, direction: 'two-way', attribute: true, evidence: [rule('readiness-probe', { path: 'path', failureThreshold: 'readinessProbe.failureThreshold' })] },
  { topic: 'startup-probe', noun: /\bstartup(?=[\w\s,&/-]*\b(?:probes?|checks?)\b)/, direction: 'two-way', attribute: true, evidence: [rule('startup-probe', { failureThreshold: 'startupProbe.failureThreshold' })] },
  { topic: 'compose-healthcheck', noun: /\bhealth ?checks?\b(?! endpoints?)/, when: on('compose'), direction: 'two-way', evidence: [rule('liveness-probe')] },
  { topic: 'probes', noun: /(?<!\b(?:database|redis|cache|api|application|app|dependency|worker) )\bhealth ?checks?\b(?! (?:endpoints?|system|dashboard|page))|\bprobes\b/, when: ({ nouns }) => !/\b(?:liveness|readiness|startup)\b/.test(nouns), direction: 'two-way', combine: 'every', evidence: [rule('liveness-probe'), rule('readiness-probe')] },

  { topic: 'redis-memory-limit', noun: /\b(?:maxmemory|memory limits?)\b/, when: about('redis'), direction: 'two-way', evidence: [rule('memory-limit', { max: 'memory.limit.max', min: 'memory.limit.min' })] },
  { topic: 'resource-quota', noun: /\b(?:resource|storage|namespace) quotas?\b/, direction: 'pass-only', evidence: [object('ResourceQuota')] },
  { topic: 'limit-range', noun: /\blimit ?ranges?\b/, direction: 'pass-only', evidence: [object('LimitRange')] },
  { topic: 'memory-request', noun: /\bmemory(?=[\w\s,&/]*\brequests?\b)/, direction: 'two-way', evidence: [rule('memory-request', { min: 'memory.request.min', max: 'memory.request.max' })] },
  { topic: 'cpu-request', noun: /\bcpu(?=[\w\s,&/]*\brequests?\b)/, direction: 'two-way', evidence: [rule('cpu-request', { min: 'cpu.request.min', max: 'cpu.request.max' })] },
  { topic: 'compose-limits', noun: /\b(?:resource|container|memory|cpu)(?:(?: and |\/)(?:memory|cpu))? limits?\b/, when: on('compose'), direction: 'two-way', combine: 'every', evidence: [rule('memory-limit', { max: 'memory.limit.max' }), rule('cpu-limit', { max: 'cpu.limit.max' })] },
  { topic: 'memory-limit', noun: /\bmemory(?=[\w\s,&/]*\blimits?\b)/, direction: 'two-way', evidence: [rule('memory-limit', { max: 'memory.limit.max', min: 'memory.limit.min' })] },
  { topic: 'cpu-limit', noun: /\bcpu(?=[\w\s,&/]*\blimits?\b)/, direction: 'two-way', evidence: [rule('cpu-limit', { max: 'cpu.limit.max', min: 'cpu.limit.min' })] },
  { topic: 'resource-limits', noun: /\b(?:resource|container|pod) (?:requests? (?:and|&|\/) )?limits?\b|\brequests (?:and|&|\/) limits\b/, when: ({ nouns }) => !/\b(?:memory|cpu)\b/.test(nouns), direction: 'two-way', combine: 'every', evidence: [rule('memory-limit'), rule('cpu-limit')] },
  { topic: 'resource-requests', noun: /\b(?:resource|container|pod) requests?\b|(?<=resource )requests\b/, direction: 'two-way', combine: 'every', evidence: [rule('memory-request'), rule('cpu-request')] },

  { topic: 'hpa-behavior', noun: /\bscale[- ]?(?:up|out)\b.*\bpolic|\bscale[- ]?down\b.*\bpolic|\bstabili[sz]ation window/, direction: 'two-way', evidence: [fact('object', { kind: ['HorizontalPodAutoscaler'], has: ['spec.behavior'] })] },
  { topic: 'hpa-metrics', noun: /\b(?:hpa|autoscal\w+) metrics\b|(?<=\bhpa configured with )(?:appropriate )?metrics\b/, direction: 'two-way', attribute: true, evidence: [rule('hpa-metrics', { metrics: 'hpa.metrics' })] },
  { topic: 'hpa', noun: /\bmin(?:imum)? replicas\b.*\bmax(?:imum)? replicas\b/, direction: 'two-way', evidence: [rule('hpa-target', { min: 'replicas.min', max: 'replicas.max' })] },
  { topic: 'vpa', noun: /\bvertical (?:pod )?(?:auto-?)?scal\w+|\bvpa\b/, direction: 'pass-only', evidence: [object('VerticalPodAutoscaler')] },
  { topic: 'hpa', noun: /\bhpas?\b|\bhorizontal (?:pod )?(?:auto-?)?scal\w+|\bhorizontal(?= and (?:vertical|_))|(?<!storage )\bauto-?scal(?:ing|ers?)\b/, direction: 'pass-only', evidence: [object('HorizontalPodAutoscaler'), resource('aws_appautoscaling_target', 'aws_autoscaling_group')] },
  { topic: 'read-replicas', noun: /\bread[- ]replicas?\b|\breplicas? (?:for|to) read(?:ing|s)?\b/, direction: 'pass-only', evidence: [fact('read-replicas', {}, { min: 'readReplicas.min' })] },
  { topic: 'replicas', noun: /\b(?:pod |minimum |multiple )?(?:\d+\+? )?(?:pod )?replicas?\b(?! set)/, direction: 'two-way', attribute: true, evidence: [rule('replicas', { min: 'replicas.min' })] },
  { topic: 'pod-anti-affinity', noun: /\banti-?affinity\b/, direction: 'two-way', evidence: [rule('anti-affinity')] },
  { topic: 'pdb', noun: /\bpod ?disruption ?budgets?\b|\bpdbs?\b/, direction: 'two-way', combine: 'every', evidence: [rule('pdb'), stated('pdb-amount', { minAvailable: 'pdb.minAvailable', maxUnavailable: 'pdb.maxUnavailable' })] },
  { topic: 'topology-spread', noun: /\btopology ?spread\w*|\bspread (?:across|over)\b.*\bzones?\b|\bmultiple (?:availability )?zones\b/, direction: 'two-way', evidence: [rule('topology-spread')] },
  { topic: 'rolling-update', bare: true, noun: /\brolling ?updates?\b|\b(?:update|rollout) strategy\b|\bmax ?surge\b|\bmax ?unavailable\b/, direction: 'two-way', attribute: true, evidence: [rule('rolling-update', { strategy: 'strategy', maxSurge: 'maxSurge', maxUnavailable: 'maxUnavailable' })] },
  { topic: 'grace-period', noun: /\b(?:termination )?grace period\b/, direction: 'two-way', evidence: [rule('grace-period', { minimum: 'terminationGracePeriodSeconds', required: { value: true } })] },
  { topic: 'lifecycle-prestop', noun: /\bpre-?stop\b|\bgraceful (?:shutdown|termination)\b/, direction: 'none', evidence: [rule('lifecycle-prestop')] },
  { topic: 'restart-policy', noun: /\brestart polic(?:y|ies)\b/, direction: 'two-way', evidence: [rule('restart-policy')] },
  { topic: 'priority-class', noun: /\b(?:pod )?priority class(?:es)?\b/, direction: 'two-way', evidence: [rule('priority-class')] },
  { topic: 'cluster-version', noun: /\b(?:cluster|kubernetes|k8s) version\b/, direction: 'none', evidence: [cluster('version', { min: 'cluster.version.min' }), rule('k8s-cluster-version', { min: 'cluster.version.min' })] },
];
