import type { Mount } from '../model/container.ts';
import { describe } from './support/describe.ts';
import type { HostVolume } from './support/host-paths.ts';
import { hasUnknownVolumes, hostVolumes } from './support/host-paths.ts';
import type { Judgement } from './rule.ts';
import { judgeValue } from './support/judge-value.ts';
import { joinJudgements } from './support/judgement.ts';
import { rule } from './rule.ts';

export const hostPathWritable = rule({
  id: 'host-path-writable',
  subject: 'container',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'host',
    summary: 'Containers do not write to paths of their host.',
    why: `What a container writes to a path of its node stays there for the next pod and for the node's own programs, fills the node's disk, and is not there when the pod is moved. A writable log folder alone is enough to read any file of the node through a link.

Each mount of a \`hostPath\` volume without \`readOnly: true\` is reported, unless the volume itself already is: by \`docker-socket\`, \`devices\` or \`host-path\`. Data that must stay belongs on a PersistentVolumeClaim.`,
    references: [
      'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
      'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
    ],
    alsoKnownAs: {
      'kube-linter': ['writable-host-mount'],
      kics: ['b7652612-de4e-4466-a0bf-1cd81f0c6063', '1c1325ff-831d-43a1-973e-839ae57dfcc0'],
      kubescape: ['C-0045'],
      'compose-lint': ['CL-0025'],
    },
  },
  check(container) {
    const { mounts, workload } = container;
    const volumes = new Map(hostVolumes(workload).map(volume => [volume.name, volume]));
    const listed = new Set(workload.volumes.map(({ name }) => name));
    const who = describe(container);
    if (mounts.length === 0) return [];
    return joinJudgements(mounts.map(mount => (listed.has(mount.volume) || !hasUnknownVolumes(workload) ? judgeMount(mount, volumes.get(mount.volume), who) : 'unknown')));
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
  containers:
    - name: web
      image: example.com/web:1.4.2
      volumeMounts:
        - name: data
          #     ^^^^ Container web of Pod shop can write to the host's /srv/shop.
          mountPath: /data
        - mountPath: /var/log/shop
          name: logs
          readOnly: false
          #         ^^^^^ Container web of Pod shop can write to the host's /var/log/shop.
  volumes:
    - name: data
      hostPath:
        path: /srv/shop
    - name: logs
      hostPath:
        path: /var/log/shop
`,
      },
      {
        title: 'Read-only, no path of the node, or reported by another rule',
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
        - name: tmp
          mountPath: /tmp
        - name: docker
          mountPath: /var/run/docker.sock
        - name: cache
          mountPath: /cache
  volumes:
    - name: time
      hostPath:
        path: /etc/localtime
    - name: tmp
      emptyDir: {}
    - name: docker
      hostPath:
        path: /var/run/docker.sock
    - name: cache
      hostPath:
        path: \${CACHE}
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
      - /srv/data:/data
      # ^^^^^^^^^^^^^^^ Service web can write to the host's /srv/data.
      - /srv/conf:/conf:ro
      - data:/var/lib/data
      - type: bind
        source: /srv/log
        #       ^^^^^^^^ Service web can write to the host's /srv/log.
        target: /var/log/web
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
        #            ^^^^^^ Container web of Pod shop can write to the host's /var/lib/shop.
        mount_path = "/data"
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
        title: 'Read-only',
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
        read_only  = true
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
        { sourceVolume = "data", containerPath = "/data" },
        #                ^^^^^^ Container web of ECS task shop can write to the host's /srv/shop.
      ]
    },
  ])

  volume {
    name      = "data"
    host_path = "/srv/shop"
  }
}
`,
      },
    ],
  },
});

function judgeMount({ readOnly }: Mount, volume: HostVolume | undefined, who: string): Judgement {
  if (volume === undefined) return [];
  const { kind, path } = volume;
  return judgeValue(readOnly.value, isReadOnly => {
    if (isReadOnly === true) return 'good';
    if (kind === undefined || path.value.kind !== 'known') return 'unknown';
    return kind === 'other' ? { message: `${who} can write to the host's ${path.value.value}.` } : 'not-applicable';
  });
}
