import { describe } from './support/describe.ts';
import { rule } from './rule.ts';

const DAY_SECONDS = 24 * 3600;

export const jobTtl = rule({
  id: 'job-ttl',
  subject: 'workload',
  meta: {
    severity: 'warning',
    profile: 'strict',
    topic: 'lifecycle',
    summary: 'Finished Jobs are cleaned up.',
    why: `A finished Job stays with its pods until somebody deletes it; thousands of them slow the API server down. \`ttlSecondsAfterFinished\` deletes them after a while in which their logs can still be read.

The Jobs of a CronJob are cleaned up by its history limits, and those of Helm and Argo CD hooks before the hook runs again: they are left alone.`,
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/'],
    alsoKnownAs: { 'kube-linter': ['job-ttl-seconds-after-finished'] },
  },
  check(workload) {
    const field = workload.job?.ttlAfterFinished;
    if (field === undefined || workload.schedule !== undefined || workload.job?.deletedByOther === true) return 'not-applicable';
    if (field.value.kind === 'dynamic') return 'unknown';
    if (field.value.kind === 'known') return [];
    return [
      {
        span: field.value.span,
        absent: [field.name],
        message: `${describe(workload)} stays for ever when it is finished.`,
        fixes: [{ title: `Delete ${workload.name} one day after it is finished`, safety: 'review', changes: () => [field.set(DAY_SECONDS)] }],
      },
    ];
  },
  examples: {
    kubernetes: [
      {
        title: 'A Job that stays',
        file: `
apiVersion: batch/v1
kind: Job
metadata:
  name: import
  #     ^^^^^^ Job import stays for ever when it is finished.
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: example.com/import:1.4.2
`,
        fixed: `
apiVersion: batch/v1
kind: Job
metadata:
  name: import
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: import
          image: example.com/import:1.4.2
  ttlSecondsAfterFinished: 86400
`,
      },
      {
        title: 'A CronJob and a Helm hook clean up by themselves',
        file: `
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
  annotations:
    helm.sh/hook: pre-upgrade
spec:
  template:
    spec:
      restartPolicy: Never
      containers:
        - name: migrate
          image: example.com/migrate:1.4.2
---
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
    compose: { notApplicable: 'Docker keeps the containers of a project until it is taken down.' },
    terraform: [
      {
        file: `
resource "kubernetes_job_v1" "import" {
  metadata {
    name = "import"
    #      ^^^^^^^^ Job import stays for ever when it is finished.
  }

  spec {
    backoff_limit = 3

    template {
      metadata {}

      spec {
        restart_policy = "Never"

        container {
          name  = "import"
          image = "example.com/import:1.4.2"
        }
      }
    }
  }
}
`,
        fixed: `
resource "kubernetes_job_v1" "import" {
  metadata {
    name = "import"
  }

  spec {
    backoff_limit              = 3
    ttl_seconds_after_finished = 86400

    template {
      metadata {}

      spec {
        restart_policy = "Never"

        container {
          name  = "import"
          image = "example.com/import:1.4.2"
        }
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Amazon ECS forgets tasks that have ended by itself.' },
  },
});
