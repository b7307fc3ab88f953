import { describe } from './support/describe.ts';
import { rule } from './rule.ts';

export const cronjobHistory = rule({
  id: 'cronjob-history',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'schedule',
    summary: 'The last failed run of a CronJob is kept.',
    why: `With \`failedJobsHistoryLimit: 0\` a run that fails is deleted together with its pods and their logs: nobody can see that it failed, or why.

Kubernetes keeps one failed and three successful runs unless told otherwise, so a limit that is not written is fine, and so is keeping no successful ones.`,
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits'],
  },
  check(workload) {
    const field = workload.schedule?.failedHistory;
    if (field === undefined) return 'not-applicable';
    const { value } = field;
    if (value.kind === 'dynamic') return 'unknown';
    if (value.kind === 'absent' || value.value > 0) return [];
    return [
      {
        span: value.span,
        message: `${describe(workload)} keeps no failed run.`,
        fixes: [{ title: `Set ${field.name} to 1`, safety: 'review', changes: () => [field.set(1)] }],
      },
    ];
  },
  examples: {
    kubernetes: [
      {
        title: 'A failure leaves no trace',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "30 4 * * *"
  failedJobsHistoryLimit: 0
  #                       ^ CronJob report keeps no failed run.
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
  failedJobsHistoryLimit: 1
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
        title: 'The default, and no successful ones',
        file: `
apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "30 4 * * *"
  successfulJobsHistoryLimit: 0
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
  }

  spec {
    schedule                      = "*/5 * * * *"
    successful_jobs_history_limit = 0
    failed_jobs_history_limit     = 0
    #                               ^ CronJob report keeps no failed run.

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
    schedule                      = "*/5 * * * *"
    successful_jobs_history_limit = 0
    failed_jobs_history_limit     = 1

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
