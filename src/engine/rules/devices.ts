import { judgeHostPaths } from './support/host-paths.ts';
import { rule } from './rule.ts';

export const devices = rule({
  id: 'devices',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'No volume is a device of the host.',
    why: `A disk of the node, read or written past its file system, holds everything that the node knows; \`/dev\` as a whole holds all of them.

Reported are volumes below \`/dev\` and those that say to be a device; such a volume is not reported by \`host-path\` too. \`/dev/null\`, \`/dev/urandom\` and their like are harmless, and \`/dev/shm\` and \`/dev/log\` are no devices. GPUs and other hardware come through device plugins and raw block volumes through claims: neither is a path of the node.`,
    references: [
      'https://docs.docker.com/reference/compose-file/services/#devices',
      'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    ],
    alsoKnownAs: { 'compose-lint': ['CL-0016'] },
  },
  check(workload) {
    return judgeHostPaths(workload, 'device', "the host's device");
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
  volumes:
    - name: disk
      hostPath:
        path: /dev/sda
        #     ^^^^^^^^ Volume disk of Pod agent is the host's device /dev/sda.
    - name: card
      hostPath:
        path: /opt/card
        #     ^^^^^^^^^ Volume card of Pod agent is the host's device /opt/card.
        type: CharDevice
`,
      },
      {
        title: 'A device plugin, and what is no device',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: trainer
spec:
  containers:
    - name: train
      image: example.com/train:1.4.2
      resources:
        limits:
          example.com/gpu: 1
  volumes:
    - name: entropy
      hostPath:
        path: /dev/urandom
        type: CharDevice
`,
      },
    ],
    compose: [
      {
        title: 'A disk of the host, and a harmless device',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    devices:
      - /dev/sda:/dev/xvda
      # ^^^^^^^^ Volume /dev/sda of Service web is the host's device /dev/sda.
      - /dev/null:/dev/null
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
        mount_path = "/dev/fuse"
      }
    }

    volume {
      name = "host"

      host_path {
        path = "/dev/fuse"
        #      ^^^^^^^^^^^ Volume host of Pod shop is the host's device /dev/fuse.
      }
    }
  }
}
`,
      },
      {
        title: 'Harmless',
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
        path = "/dev/null"
      }
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Devices of an instance are not read.' },
  },
});
