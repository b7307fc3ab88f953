import { known } from '../model/field.ts';
import { parseSchedule } from '../model/values/schedule.ts';
import { timeZoneError } from '../model/values/time-zone.ts';
import type { ScheduleSettings, Workload } from '../model/workload.ts';
import { partOf } from '../text/source.ts';
import { describe } from './support/describe.ts';
import { isDynamic, judgement } from './support/judgement.ts';
import { rule } from './rule.ts';
import type { Finding, Fix } from './rule.ts';

/** A zone in front of the schedule, as other crons read it. */
const ZONE_PREFIX = /^\s*(?:CRON_)?TZ=(\S+)\s+/;

export const cronjobSchedule = rule({
  id: 'cronjob-schedule',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'schedule',
    summary: 'Schedules and time zones are ones that Kubernetes reads.',
    why: `A schedule that Kubernetes cannot read is refused when it is applied; one that names a day that never comes is taken and never runs. The schedule is read by the same rules as the API server's: five fields or a descriptor such as \`@daily\`; Sunday is 0 and not 7; no \`TZ=\` in front, for which there is \`timeZone\`.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
      'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones',
    ],
  },
  check(workload) {
    const { schedule } = workload;
    if (schedule === undefined) return 'not-applicable';
    const unknown = isDynamic(schedule.expression) || isDynamic(schedule.timeZone);
    return judgement([...wrongExpression(workload, schedule), ...wrongZone(workload, schedule)], unknown);
  },
  examples: {
    kubernetes: [
      {
        title: 'A minute that no hour has',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "75 4 * * *"
  #          ^^ CronJob report has a schedule that does not work: '75' is outside the minute (0-59).
  timeZone: Europe/Pari
  #         ^^^^^^^^^^^ CronJob report has a time zone that does not work: 'Europe/Pari' is no time zone of the tz database, such as Europe/Paris.
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: report
              image: example.com/report:1.4.2
`,
      },
      {
        title: 'A zone in front of the schedule',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: TZ=Europe/Paris 30 4 * * 1-5
  #         ^^^^^^^^^^^^^^^ CronJob report has a schedule that does not work: A schedule takes no TZ: set spec.timeZone instead.
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: report
              image: example.com/report:1.4.2
`,
        fixed: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: 30 4 * * 1-5
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: report
              image: example.com/report:1.4.2
  timeZone: Europe/Paris
`,
      },
      {
        title: 'Descriptors, names and a template',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "@daily"
  timeZone: Etc/UTC
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: report
              image: example.com/report:1.4.2
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: invoice
spec:
  schedule: "0 6 * JAN-NOV MON,WED"
  timeZone: \${ZONE}
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: invoice
              image: example.com/invoice:1.4.2
`,
      },
    ],
    compose: { notApplicable: 'Compose has no schedules.' },
    terraform: [
      {
        file: `
resource "kubernetes_cron_job_v1" "report" {
  metadata {
    name = "report"
  }

  spec {
    schedule = "*/5 * * *"
    #           ^^^^^^^^^ CronJob report has a schedule that does not work: A schedule has five fields (minute, hour, day, month, day of the week), not 4.

    job_template {
      metadata {}

      spec {
        backoff_limit = 2

        template {
          metadata {}

          spec {
            restart_policy = "OnFailure"

            container {
              name  = "report"
              image = "example.com/report:1.4.2"
            }
          }
        }
      }
    }
  }
}
`,
      },
      {
        title: 'Early on weekdays',
        file: `
resource "kubernetes_cron_job_v1" "report" {
  metadata {
    name = "report"
  }

  spec {
    schedule = "15 3 * * 1-5"

    job_template {
      metadata {}

      spec {
        template {
          metadata {}

          spec {
            container {
              name  = "report"
              image = "example.com/report:1.4.2"
            }

            restart_policy = "OnFailure"
          }
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Schedules of tasks are rules of EventBridge, which refuses those that do not parse.' },
  },
});

function wrongExpression(workload: Workload, schedule: ScheduleSettings): Finding[] {
  const { value } = schedule.expression;
  const parsed = value.kind === 'known' ? parseSchedule(value.value) : undefined;
  if (value.kind !== 'known' || parsed?.kind !== 'error') return [];
  const span = partOf(value.span, value.value, parsed.start, parsed.end);
  return [{ span, message: `${describe(workload)} has a schedule that does not work: ${parsed.message}`, fixes: moveZone(schedule, value.value) }];
}

function moveZone({ expression, timeZone }: ScheduleSettings, text: string): Fix[] {
  const [prefix = '', zone = ''] = ZONE_PREFIX.exec(text) ?? [];
  const rest = text.slice(prefix.length);
  if (prefix === '' || timeZoneError(zone) !== undefined || parseSchedule(rest).kind === 'error') return [];
  return [{ title: `Move ${zone} to ${timeZone.name}`, safety: 'review', changes: () => [expression.set(rest), timeZone.set(zone)] }];
}

function wrongZone(workload: Workload, { timeZone }: ScheduleSettings): Finding[] {
  const zone = known(timeZone);
  const error = zone === undefined ? undefined : timeZoneError(zone);
  return error === undefined ? [] : [{ span: timeZone.value.span, message: `${describe(workload)} has a time zone that does not work: ${error}` }];
}
