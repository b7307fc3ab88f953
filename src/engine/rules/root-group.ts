import type { Change } from '../text/change.ts';
import type { Value } from '../model/field.ts';
import { known } from '../model/field.ts';
import type { Workload } from '../model/workload.ts';
import { describe } from './support/describe.ts';
import type { Shared } from './support/judge-value.ts';
import { judgeEach, sharedFields } from './support/judge-value.ts';
import { HIGH_ID, isWindows } from './support/security.ts';
import { rule } from './rule.ts';

export const rootGroup = rule({
  id: 'root-group',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'security',
    summary: 'No group of a container is group 0.',
    why: `Files that belong to root mostly belong to group 0 too, in images and on volumes alike: a process in that group reads, and often writes, what was meant for root only.

Examined are the groups that are written: \`runAsGroup\` of the pod and of each container, \`fsGroup\` and \`supplementalGroups\`. Where none is, the image decides and nothing is said. Images for OpenShift make their files writable to group 0 on purpose; such a manifest needs no \`runAsGroup\`, since group 0 is what a container gets by default. Pods of Windows nodes have no group ids.`,
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: {
      trivy: ['KSV029', 'KSV116'],
      monokle: ['KBP109'],
    },
  },
  check(workload) {
    const groups = groupsOf(workload);
    if (isWindows(workload) || groups.every(({ value }) => value.kind === 'absent')) return 'not-applicable';
    return judgeEach(groups, ({ value }) => value, ({ message, title, mend }, ids) =>
      ids.includes(0) ? { message, fixes: [{ title, safety: 'review', changes: () => [mend()] }] } : undefined,
    );
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsUser: 1000
    runAsGroup: 0
    #           ^ Pod shop runs as group 0 (root).
    fsGroup: 0
    #        ^ Volumes of Pod shop belong to group 0 (root).
    supplementalGroups: [0, 2000]
    #                   ^^^^^^^^^ Pod shop is a member of group 0 (root).
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
    - name: exporter
      image: example.com/exporter:0.9.1
      securityContext:
        runAsUser: 65534
        runAsGroup: 0
        #           ^ Container exporter of Pod shop runs as group 0 (root).
`,
        fixed: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsUser: 1000
    runAsGroup: 10001
    fsGroup: 10001
    supplementalGroups: [2000]
  containers:
    - name: web
      image: example.com/web:1.4.2
    - name: proxy
      image: example.com/proxy:2.0.0
    - name: exporter
      image: example.com/exporter:0.9.1
      securityContext:
        runAsUser: 65534
        runAsGroup: 10001
`,
      },
      {
        title: 'Other groups, and those that a template decides',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  securityContext:
    runAsGroup: 3000
    fsGroup: \${GROUP}
  containers:
    - name: web
      image: example.com/web:1.4.2
`,
      },
    ],
    compose: [
      {
        title: 'The group of root',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    user: '10001:0'
    #            ^ Service web runs as group 0 (root).
  api:
    image: example.com/api:1.4.2
    user: '10001:10001'
`,
        fixed: `
services:
  web:
    image: example.com/web:1.4.2
    user: '10001:10001'
  api:
    image: example.com/api:1.4.2
    user: '10001:10001'
`,
      },
    ],
    terraform: [
      {
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    security_context {
      run_as_group = 0
      #              ^ Container web of Pod shop runs as group 0 (root).
    }

    container {
      name  = "web"
      image = "example.com/web:1.4.2"
    }
  }
}
`,
        fixed: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    security_context {
      run_as_group = 10001
    }

    container {
      name  = "web"
      image = "example.com/web:1.4.2"
    }
  }
}
`,
      },
    ],
    ecs: [
      {
        file: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      user  = "1000:0"
      #             ^ Container web of ECS task shop runs as group 0 (root).
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
        fixed: `
resource "aws_ecs_task_definition" "shop" {
  family = "shop"

  container_definitions = jsonencode([
    {
      name  = "web"
      image = "example.com/web:1.4.2"
      user  = "1000:10001"
    },
  ])
}

resource "aws_ecs_service" "shop" {
  name            = "shop"
  task_definition = aws_ecs_task_definition.shop.arn
  desired_count   = 2
}
`,
      },
    ],
  },
});

interface Group {
  readonly value: Value<readonly number[]>;
  readonly message: string;
  readonly title: string;
  readonly mend: () => Change;
}

function groupsOf(workload: Workload): Group[] {
  const { fsGroup, supplementalGroups } = workload;
  const groups = sharedFields(workload, one => one.runAsGroup).map(primaryGroup);
  const pod = describe(workload);
  if (fsGroup !== undefined) {
    groups.push({ value: asList(fsGroup.value), message: `Volumes of ${pod} belong to group 0 (root).`, title: `Give the volumes of ${pod} to group ${String(HIGH_ID)}`, mend: () => fsGroup.set(HIGH_ID) });
  }
  if (supplementalGroups !== undefined) {
    const others = (known(supplementalGroups) ?? []).filter(id => id !== 0);
    const mend = (): Change => (others.length === 0 ? supplementalGroups.remove() : supplementalGroups.set(others));
    groups.push({ value: supplementalGroups.value, message: `${pod} is a member of group 0 (root).`, title: `Take ${pod} out of group 0`, mend });
  }
  return groups;
}

function primaryGroup({ field, who, name }: Shared<number>): Group {
  return { value: asList(field.value), message: `${who} runs as group 0 (root).`, title: `Run ${name} as group ${String(HIGH_ID)}`, mend: () => field.set(HIGH_ID) };
}

function asList(value: Value<number>): Value<readonly number[]> {
  return value.kind === 'known' ? { ...value, value: [value.value] } : value;
}
