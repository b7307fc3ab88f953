import { describe } from './support/describe.ts';
import { judgeEach } from './support/judge-value.ts';
import { rule } from './rule.ts';

export const mountPropagation = rule({
  id: 'mount-propagation',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'What a container mounts does not appear on its host.',
    why: `With \`mountPropagation: Bidirectional\` every mount that the container makes below the volume appears on the node and in the other pods that use the volume. Kubernetes calls it dangerous and allows it to privileged containers only.

Drivers for storage need it; say so in a suppression. \`HostToContainer\`, the other way round, is good.`,
    references: [
      'https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation',
    ],
    alsoKnownAs: { kics: ['baa452f0-1f21-4a25-ace5-844e7a5f410d'], 'compose-lint': ['CL-0017'] },
  },
  check(container) {
    return judgeEach(container.mounts, ({ propagation }) => propagation?.value, ({ volume }, propagation) =>
      propagation === 'Bidirectional' ? { message: `${describe(container)} propagates what it mounts below volume ${volume} to its ${container.workload.terms.host}.` } : undefined,
    );
  },
  examples: {
    kubernetes: [
      {
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: driver
spec:
  containers:
    - name: driver
      image: example.com/driver:1.4.2
      volumeMounts:
        - name: pods
          mountPath: /var/lib/kubelet/pods
          mountPropagation: Bidirectional
          #                 ^^^^^^^^^^^^^ Container driver of Pod driver propagates what it mounts below volume pods to its node.
  volumes:
    - name: pods
      emptyDir: {}
`,
      },
      {
        title: 'From the node to the container, or not at all',
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
        - name: disks
          mountPath: /disks
          mountPropagation: HostToContainer
        - name: tmp
          mountPath: /tmp
  volumes:
    - name: disks
      emptyDir: {}
    - name: tmp
      emptyDir: {}
`,
      },
    ],
    compose: [
      {
        title: 'In the short and in the long form',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    volumes:
      - /srv/a:/a:ro,rshared
      # ^^^^^^^^^^^^^^^^^^^^ Service web propagates what it mounts below volume /srv/a to its host.
      - type: bind
        source: /srv/b
        target: /b
        bind:
          propagation: rslave
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
        name              = "host"
        mount_path        = "/data"
        mount_propagation = "Bidirectional"
        #                   ^^^^^^^^^^^^^^^ Container web of Pod shop propagates what it mounts below volume host to its node.
      }
    }

    volume {
      name = "host"

      host_path {
        path = "/var/lib/shop"
      }
    }
  }
}
`,
      },
      {
        title: 'From the node alone',
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
        name              = "cache"
        mount_path        = "/cache"
        mount_propagation = "HostToContainer"
      }
    }

    volume {
      name = "cache"

      empty_dir {}
    }
  }
}
`,
      },
    ],
    ecs: { notApplicable: 'Mount points have no propagation.' },
  },
});
