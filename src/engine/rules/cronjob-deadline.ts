import { known } from '../model/field.ts';
import { describe } from './support/describe.ts';
import { secondsBetweenRuns } from './support/schedules.ts';
import { rule } from './rule.ts';

/** The CronJob controller looks at its CronJobs every ten seconds. */
const LEAST_SECONDS = 10;
/** A CronJob that has missed more starts than this may be started no more. */
const MOST_MISSED = 100;
const WEEK_SECONDS = 7 * 24 * 3600;

export const cronjobDeadline = rule({
  id: 'cronjob-deadline',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'schedule',
    summary: 'Frequent CronJobs say how late a missed run may still start.',
    why: `Without \`startingDeadlineSeconds\` a run that was missed (the cluster was down, the CronJob suspended) starts however late it is, and a CronJob that has missed more than 100 starts is, as Kubernetes' documentation has it, not started at all until a person steps in. A CronJob of every minute gets there in less than two hours.

Judged are schedules whose 100 runs fall within one week; for a daily one they are months. \`required\` asks it of every CronJob. A deadline below 10 seconds is always found: the controller looks only every 10 seconds, so such a CronJob may never start. A CronJob that is suspended is left alone.`,
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
      'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#cron-job-limitations',
    ],
    alsoKnownAs: { 'kube-score': ['cronjob-has-deadline'], kics: ['192fe40b-b1c3-448a-aba2-6cc19a300fe3'] },
  },
  parameters: {
    required: { type: 'boolean', default: false, description: 'Whether every CronJob must have a deadline, however rarely it runs.' },
  },
  check(workload, { required }) {
    const field = workload.schedule?.startingDeadline;
    if (field === undefined || known(workload.schedule?.suspend) === true) return 'not-applicable';
    const { value } = field;
    const interval = secondsBetweenRuns(workload);
    if (value.kind === 'dynamic') return 'unknown';
    if (value.kind === 'known' && value.value >= LEAST_SECONDS) return [];
    if (value.kind === 'absent' && !required) {
      if (interval === undefined) return 'unknown';
      if (interval * MOST_MISSED > WEEK_SECONDS) return [];
    }
    const seconds = Math.max(LEAST_SECONDS, Math.min(3600, Math.round(interval ?? 3600)));
    const message =
      value.kind === 'known'
        ? `${describe(workload)} has a starting deadline of ${String(value.value)} seconds, and may never start.`
        : `${describe(workload)} has no starting deadline for missed runs.`;
    return [
      {
        span: value.span,
        message,
        ...(value.kind === 'absent' ? { absent: [field.name] } : {}),
        fixes: [{ title: `Set ${field.name} to ${String(seconds)}`, safety: 'review', changes: () => [field.set(seconds)] }],
      },
    ];
  },
  examples: {
    kubernetes: [
      {
        title: 'Every five minutes',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: sync
  #     ^^^^ CronJob sync has no starting deadline for missed runs.
spec:
  schedule: "*/5 * * * *"
  concurrencyPolicy: Forbid
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
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: OnFailure
          containers:
            - name: sync
              image: example.com/sync:1.4.2
  startingDeadlineSeconds: 300
`,
      },
      {
        title: 'A deadline that the controller cannot keep',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "30 4 * * *"
  startingDeadlineSeconds: 5
  #                        ^ CronJob report has a starting deadline of 5 seconds, and may never start.
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
  schedule: "30 4 * * *"
  startingDeadlineSeconds: 3600
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
    #      ^^^^^^^^ CronJob report has no starting deadline for missed runs.
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
    schedule                  = "*/5 * * * *"
    starting_deadline_seconds = 300

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
