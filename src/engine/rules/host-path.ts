import { judgeHostPaths } from './support/host-paths.ts';
import { rule } from './rule.ts';

export const hostPath = rule({
  id: 'host-path',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'No volume is a sensitive path of the host.',
    why: `Some folders of a node are as good as the node itself: \`/\` and \`/etc\`, the system's programs, \`/proc\` and \`/sys\`, the files of the kubelet and of other pods, keys and accounts. Reading them gives secrets away; writing them gives the node away.

Each volume is reported by one rule at most. \`docker-socket\` has the sockets of container runtimes, \`devices\` what is below \`/dev\`, and \`host-path-writable\` every other path of the node that a container may write to. A path such as \`/etc/localtime\` or \`/lib/modules\` that is mounted read-only is left alone. Agents of nodes do need such paths; say so in a suppression. The Pod Security Standards allow no \`hostPath\` at all.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    ],
    alsoKnownAs: {
      'kube-linter': ['sensitive-host-mounts'],
      polaris: ['hostPathSet'],
      trivy: ['KSV023', 'KSV121'],
      kics: ['5308a7a8-06f8-45ac-bf10-791fe21de46e', 'aa8f7a35-9923-4cad-bd61-a19b7f6aac91', '1c1325ff-831d-43a1-973e-839ae57dfcc0'],
      kubescape: ['C-0048', 'C-0203'],
      monokle: ['PSS105'],
      'compose-lint': ['CL-0013'],
    },
  },
  check(workload) {
    return judgeHostPaths(workload, 'sensitive', "the host's");
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: agent
spec:
  containers:
    - name: agent
      image: example.com/agent:1.4.2
      volumeMounts:
        - name: root
          mountPath: /host
          readOnly: true
        - name: kubelet
          mountPath: /kubelet
  volumes:
    - name: root
      hostPath:
        path: /
        #     ^ Volume root of Pod agent is the host's /.
    - name: kubelet
      hostPath:
        path: /var/lib/kubelet/pods/
        #     ^^^^^^^^^^^^^^^^^^^^^^ Volume kubelet of Pod agent is the host's /var/lib/kubelet/pods/.
        type: Directory
`,
      },
      {
        title: 'Other paths, and those that a template decides',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      volumeMounts:
        - name: time
          mountPath: /etc/localtime
          readOnly: true
  volumes:
    - name: time
      hostPath:
        path: /etc/localtime
    - name: data
      hostPath:
        path: \${DATA}
    - name: tmp
      emptyDir: {}
`,
      },
    ],
    compose: [
      {
        title: 'A folder of the system; files of the project are no concern',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    volumes:
      - /etc:/host/etc:ro
      # ^^^^ Volume /etc of Service web is the host's /etc.
      - ./conf:/conf:ro
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
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      volume_mount {
        name       = "host"
        mount_path = "/host/etc"
        read_only  = true
      }
    }

    volume {
      name = "host"

      host_path {
        path = "/etc"
        #      ^^^^^^ Volume host of Pod shop is the host's /etc.
      }
    }
  }
}
`,
      },
      {
        title: 'Of its own',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      volume_mount {
        name       = "host"
        mount_path = "/data"
      }
    }

    volume {
      name = "host"

      host_path {
        path = "/srv/shop"
      }
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
      mountPoints = [
        { sourceVolume = "settings", containerPath = "/etc/host", readOnly = true },
      ]
    },
  ])

  volume {
    name      = "settings"
    host_path = "/etc"
    #           ^^^^^^ Volume settings of ECS task shop is the host's /etc.
  }
}
`,
      },
    ],
  },
});
