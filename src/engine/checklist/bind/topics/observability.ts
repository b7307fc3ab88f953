import type { Source, Topic } from '../topic.ts';
import { about, cluster, fact, near, object, rule } from '../topic.ts';

const RULE_FILES = fact('file', { path: ['**/*alert*.y*ml', '**/*rules*.y*ml', '**/*alerts*/**/*.y*ml'] });
/** Rules of the severity that is named, else any. */
const alertFiles: Source = (parameters, words) => {
  const severity = parameters['alert.severity'];
  return RULE_FILES(parameters, words).map(one => (severity === undefined ? one : { ...one, parameters: { ...one.parameters, contains: ['- alert:', `severity: ${String(severity)}`] } }));
};
/** `slack_configs` is how Alertmanager is told of Slack. */
const receivers: Source = (parameters, words) => {
  const { receivers: names } = parameters;
  const contains = Array.isArray(names) ? { contains: names.map(name => `${String(name)}_configs:`) } : {};
  return fact('file', { path: ['**/alertmanager*.y*ml'], ...contains })(parameters, words);
};
/** Alerts of these are kept with them, not in the repository. */
const ELSEWHERE = near(/\b(?:azure|application insights|cloudwatch|datadog|new ?relic|cost|budget|billing)\b/);
const SCRAPES = [object('ServiceMonitor', 'PodMonitor', 'ScrapeConfig'), fact('annotation', { kind: ['Pod', 'Service'], name: ['prometheus.io/scrape'] }), fact('file', { path: ['**/prometheus*.y*ml'] })];

/** Metrics, alerts, logs, traces. */
export const OBSERVABILITY_TOPICS: readonly Topic[] = [
  { topic: 'db-monitoring', noun: /\bmetrics and alert(?:ing|s)\b/, when: about('postgres', 'mysql', 'database'), direction: 'pass-only', evidence: [object('PrometheusRule'), RULE_FILES] },
  { topic: 'redis-monitoring', noun: /\bmetrics and alert(?:ing|s)\b/, when: about('redis'), direction: 'pass-only', evidence: [object('PrometheusRule'), RULE_FILES] },
  { topic: 'alertmanager-config', noun: /\balert (?:routing|channels?|notifications?|receivers?)\b|\balert ?manager\b(?! rules?\b)(?=.*\bconfigured\b)/, direction: 'pass-only', evidence: [receivers, object('AlertmanagerConfig')] },
  { topic: 'prometheus-rule', noun: /\balert(?:ing|manager)? rules?\b|\b(?:critical |prometheus )?alerts\b(?=.*\b(?:configured|defined|enabled|set up)\b)|\balert ?manager rules?\b|\bprometheus ?rules?\b/, when: words => !ELSEWHERE(words), direction: 'pass-only', evidence: [fact('alert', {}, { severity: 'alert.severity' }), alertFiles] },
  { topic: 'prometheus-scrape', noun: /\bscrap(?:e|ing)\b|\bservice ?monitors?\b|\bprometheus\b(?=.*\bconfigured\b)/, direction: 'pass-only', evidence: SCRAPES },
  { topic: 'prometheus-scrape', noun: /\bmetrics collection\b/, when: near(/\bprometheus\b/), direction: 'pass-only', evidence: SCRAPES },
  { topic: 'prometheus-scrape', noun: /\bmetrics endpoint\b/, direction: 'none', evidence: SCRAPES },
  { topic: 'metrics-retention', noun: /\b(?:historical data|metrics?) retention\b/, direction: 'pass-only', evidence: [fact('argument', { name: ['--storage.tsdb.retention.time', '--storage.tsdb.retention.size'] })] },
  { topic: 'grafana-dashboard', noun: /\bdashboards?\b/, when: near(/\b(?:grafana|monitor\w*|observability|metrics?|prometheus|s[l]a|slo)\b/), direction: 'pass-only', document: true, evidence: [fact('file', { path: ['**/dashboards/**/*.json', '**/*dashboard*.json', '**/grafana/**/*.json'] }), object('GrafanaDashboard')] },
  { topic: 'tracing', noun: /\btracing\b|\bjaeger\b|\bzipkin\b|\bopentelemetry\b|\btraces?\b|\bsampling rate\b/, direction: 'pass-only', evidence: [fact('env', { name: ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_TRACES_EXPORTER', 'JAEGER_ENDPOINT', 'JAEGER_AGENT_HOST', 'ZIPKIN_ENDPOINT', 'OTEL_EXPORTER_JAEGER_ENDPOINT', 'OTEL_EXPORTER_ZIPKIN_ENDPOINT'] }), object('OpenTelemetryCollector', 'Instrumentation')] },
  { topic: 'log-rotation', noun: /\blog rotation\b|\bcontainer log (?:limits?|size)\b/, direction: 'pass-only', evidence: [rule('logging-limits')] },
  { topic: 'log-retention', noun: /\blogs? retention\b/, direction: 'pass-only', evidence: [rule('log-retention', { days: 'retention.days' })] },
  { topic: 'log-aggregation', noun: /\blog(?:ging)? (?:aggregation|collection|shipping)\b|\bcentrali[sz]ed logging\b|\belk stack\b/, direction: 'none', evidence: [cluster('log-agent'), fact('service', { image: ['fluent/fluent-bit', 'fluentd', 'grafana/promtail', 'grafana/loki', 'elastic/filebeat'] })] },
  { topic: 'log-format', noun: /\bstructured logging\b|\bjson log/, direction: 'none', evidence: [rule('log-level', { format: 'log.format' })] },
  { topic: 'error-tracking', noun: /\bsentry\b|\berror tracking\b/, direction: 'none', evidence: [fact('env', { name: ['SENTRY_DSN'] })] },
];
