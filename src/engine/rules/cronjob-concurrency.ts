import { known } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { secondsBetweenRuns } from './support/schedules.ts';
import { rule } from './rule.ts';

export const cronjobConcurrency = rule({
  id: 'cronjob-concurrency',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'schedule',
    summary: 'Runs of a frequent CronJob do not pile up.',
    why: `\`concurrencyPolicy: Allow\`, the default, starts the next run while the last one is still going. When runs become slow, for want of a database or of memory, they pile up and make it worse. \`Forbid\` skips the new run, \`Replace\` ends the old one.

Judged are CronJobs that run at least once an hour; \`withinMinutes\` sets another bound. One whose \`activeDeadlineSeconds\` ends each run before the next is left alone, as is one that is suspended.`,
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy'],
  },
  parameters: {
    withinMinutes: { type: 'number', default: 60, minimum: 1, description: 'CronJobs whose runs are at most this far apart are judged.' },
  },
  check(workload, { withinMinutes }) {
    const { schedule, job } = workload;
    if (schedule === undefined || known(schedule.suspend) === true) return 'not-applicable';
    const { concurrencyPolicy: field } = schedule;
    const { value } = field;
    if (value.kind === 'dynamic') return 'unknown';
    if (value.kind === 'known' && value.value !== 'Allow') return [];
    const interval = secondsBetweenRuns(workload);
    if (interval === undefined || job?.activeDeadline.value.kind === 'dynamic') return 'unknown';
    if (interval > withinMinutes * 60 || (known(job?.activeDeadline) ?? Infinity) <= interval) return [];
    return [
      {
        span: value.span,
        ...(value.kind === 'absent' ? { absent: [field.name] } : {}),
        message: `${describe(workload)} lets its runs overlap.`,
        fixes: [{ title: `Set ${field.name} to Forbid: skip a run while the last one goes on`, safety: 'review', changes: () => [field.set('Forbid')] }],
      },
    ];
  },
  examples: {
    kubernetes: [
      {
        title: 'Every five minutes, however long a run takes',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: sync
  #     ^^^^ CronJob sync lets its runs overlap.
spec:
  schedule: "*/5 * * * *"
  startingDeadlineSeconds: 300
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: sync
              image: example.com/sync:1.4.2
`,
        fixed: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: sync
spec:
  schedule: "*/5 * * * *"
  startingDeadlineSeconds: 300
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: sync
              image: example.com/sync:1.4.2
  concurrencyPolicy: Forbid
`,
      },
      {
        title: 'A run ends before the next one starts',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: sync
spec:
  schedule: "*/5 * * * *"
  concurrencyPolicy: Allow
  jobTemplate:
    spec:
      activeDeadlineSeconds: 240
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: sync
              image: example.com/sync:1.4.2
`,
      },
      {
        title: 'Suspended',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: sync
spec:
  schedule: "*/5 * * * *"
  suspend: true
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: sync
              image: example.com/sync:1.4.2
`,
      },
      {
        title: 'Once a day',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "30 4 * * *"
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
    ],
    compose: { notApplicable: 'Compose has no schedules.' },
    terraform: [
      {
        file: `
resource "kubernetes_cron_job_v1" "report" {
  metadata {
    name = "report"
    #      ^^^^^^^^ CronJob report lets its runs overlap.
  }

  spec {
    schedule = "*/5 * * * *"

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
        fixed: `
resource "kubernetes_cron_job_v1" "report" {
  metadata {
    name = "report"
  }

  spec {
    schedule           = "*/5 * * * *"
    concurrency_policy = "Forbid"

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
    ],
    ecs: { notApplicable: 'Amazon ECS runs tasks on a schedule through EventBridge, which has no such setting.' },
  },
});
