import { judgeHostPaths } from './support/host-paths.ts';
import { rule } from './rule.ts';

export const dockerSocket = rule({
  id: 'docker-socket',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'No container gets the socket of the container runtime.',
    why: `Who can speak to the container runtime can start a privileged container on the node, and so is root on it; mounting the socket read-only does not change that.

Known are the sockets of Docker, containerd, CRI-O and Podman, the folders that hold them alone, and the named pipes of Windows. Such a volume is reported here only, not by \`host-path\` too.`,
    references: [
      'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
      'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    alsoKnownAs: {
      'kube-linter': ['docker-sock', 'container-runtime-sock'],
      checkov: ['CKV_K8S_27'],
      trivy: ['KSV006'],
      kics: ['a6f34658-fdfb-4154-9536-56d516f65828', 'd6355c88-1e8d-49e9-b2f2-f8a1ca12c75b'],
      kubescape: ['C-0074'],
      monokle: ['KBP101'],
      'compose-lint': ['CL-0001'],
    },
  },
  check(workload) {
    return judgeHostPaths(workload, 'runtime-socket', "the host's container runtime:");
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: builder
spec:
  containers:
    - name: build
      image: example.com/build:1.4.2
      volumeMounts:
        - name: docker
          mountPath: /var/run/docker.sock
          readOnly: true
  volumes:
    - name: docker
      hostPath:
        path: /var/run/docker.sock
        #     ^^^^^^^^^^^^^^^^^^^^ Volume docker of Pod builder is the host's container runtime: /var/run/docker.sock.
    - name: containerd
      hostPath:
        path: /run/containerd
        #     ^^^^^^^^^^^^^^^ Volume containerd of Pod builder is the host's container runtime: /run/containerd.
`,
      },
      {
        title: 'A socket of another program',
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
        - name: statsd
          mountPath: /run/statsd.sock
          readOnly: true
  volumes:
    - name: statsd
      hostPath:
        path: /run/statsd.sock
        type: Socket
`,
      },
    ],
    compose: [
      {
        title: 'Mounted, in the short and in the long form',
        file: `
services:
  proxy:
    image: example.com/proxy:1.4.2
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock:ro
      # ^^^^^^^^^^^^^^^^^^^^ Volume /var/run/docker.sock of Service proxy is the host's container runtime: /var/run/docker.sock.
  agent:
    image: example.com/agent:1.4.2
    volumes:
      - type: bind
        source: /run/containerd/containerd.sock
        #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Volume /run/containerd/containerd.sock of Service agent is the host's container runtime: /run/containerd/containerd.sock.
        target: /run/containerd/containerd.sock
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
        mount_path = "/var/run/docker.sock"
      }
    }

    volume {
      name = "host"

      host_path {
        path = "/var/run/docker.sock"
        #      ^^^^^^^^^^^^^^^^^^^^^^ Volume host of Pod shop is the host's container runtime: /var/run/docker.sock.
      }
    }
  }
}
`,
      },
      {
        title: 'No socket',
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
        { sourceVolume = "docker", containerPath = "/var/run/docker.sock", readOnly = true },
      ]
    },
  ])

  volume {
    name      = "docker"
    host_path = "/var/run/docker.sock"
    #           ^^^^^^^^^^^^^^^^^^^^^^ Volume docker of ECS task shop is the host's container runtime: /var/run/docker.sock.
  }
}
`,
      },
    ],
  },
});
