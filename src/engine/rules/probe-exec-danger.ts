import type { Container } from '../model/container.ts';
import { known } from '../model/field.ts';
import { partOf } from '../text/source.ts';
import type { Handler } from '../model/probe.ts';
import { dangerOf, dangerOfProbe } from './support/danger.ts';
import { describe } from './support/describe.ts';
import { asksOtherHost, hasUnknownHandler, hooksOf, probesOf } from './support/handlers.ts';
import type { Named } from './support/handlers.ts';
import { isDynamic, judgement } from './support/judgement.ts';
import { readCommandLine } from './support/shell.ts';
import type { ShellCommand } from './support/shell.ts';
import { rule } from './rule.ts';
import type { Finding } from './rule.ts';

export const probeExecDanger = rule({
  id: 'probe-exec-danger',
  subject: 'container',
  meta: {
    severity: 'warning',
    profile: 'recommended',
    topic: 'probes',
    summary: 'Probes and hooks ask their own container, and run nothing dangerous.',
    why: `A probe with a \`host\` makes the node's kubelet send requests to whatever address stands there, past every network policy; since Kubernetes 1.34 the Baseline Pod Security Standard forbids it. It also judges a container by the health of another one.

The commands of probes and hooks are read as a shell reads them. Found are those that shut a machine down, overwrite disks, delete what the system needs, enter the node's namespaces, install packages or run what they download; in probes, which run every few seconds, also those that end processes or delete folders. \`kill -0\`, which only asks, and a \`preStop\` hook that ends its own process are left alone. So is a host of a pod on the node's network, which may be its own.`,
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
      'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    ],
  },
  check(container) {
    const probes = probesOf(container);
    const hooks = hooksOf(container);
    const all = [...probes, ...hooks];
    const unknown = hasUnknownHandler(container) || all.some(({ handler: { host, command } }) => isDynamic(host) || isDynamic(command));
    if (all.length === 0) return unknown ? 'unknown' : 'not-applicable';
    const findings = [
      ...all.flatMap(one => otherHost(container, one)),
      ...probes.flatMap(one => dangers(container, one, dangerOfProbe)),
      ...hooks.flatMap(one => dangers(container, one, dangerOf)),
    ];
    return judgement(findings, unknown);
  },
  examples: {
    kubernetes: [
      {
        title: 'Another host',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
        httpGet:
          host: api.example.com
          #     ^^^^^^^^^^^^^^^ Container web of Pod shop has a liveness probe that asks another host.
          path: /healthz
          port: 443
`,
      },
      {
        title: 'Commands that no probe or hook should run',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
        exec:
          command: ["sh", "-c", "curl -fs localhost:8080 || kill 1"]
          #                                                 ^^^^^^ Container web of Pod shop has a liveness probe that ends processes.
      lifecycle:
        postStart:
          exec:
            command:
              - /bin/bash
              - -c
              - |
                # tools for debugging
                apt-get install -y tcpdump
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^ Container web of Pod shop has a postStart hook that installs packages.
                curl -s https://example.com/setup | sh -s
                #                                   ^^^^^ Container web of Pod shop has a postStart hook that runs what it downloads.
`,
      },
      {
        title: 'Itself, a question, and a graceful end',
        file: `
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  containers:
    - name: web
      image: example.com/web:1.4.2
      livenessProbe:
        exec:
          command: ["sh", "-c", "kill -0 $(cat /run/web.pid) && echo reboot"]
      readinessProbe:
        tcpSocket:
          host: 127.0.0.1
          port: 8080
      lifecycle:
        preStop:
          exec:
            command: ["sh", "-c", "sleep 5; kill -QUIT 1; rm -rf /tmp/cache"]
`,
      },
    ],
    compose: [
      {
        title: 'A healthcheck that ends processes',
        file: `
services:
  web:
    image: example.com/web:1.4.2
    healthcheck:
      test: curl -f http://localhost:8080/healthz || kill 1
      #                                              ^^^^^^ Service web has a healthcheck that ends processes.
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

      liveness_probe {
        exec {
          command = ["sh", "-c", "rm -rf /tmp/cache && true"]
          #                       ^^^^^^^^^^^^^^^^^ Container web of Pod shop has a liveness probe that deletes folders.
        }
      }
    }
  }
}
`,
      },
      {
        title: 'A look at a file',
        file: `
resource "kubernetes_pod_v1" "shop" {
  metadata {
    name = "shop"
  }

  spec {
    container {
      name  = "web"
      image = "example.com/web:1.4.2"

      liveness_probe {
        exec {
          command = ["cat", "/tmp/healthy"]
        }
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
      healthCheck = {
        command = ["CMD-SHELL", "rm -rf /tmp/cache/* && curl -f http://localhost:8080/healthz"]
        #                        ^^^^^^^^^^^^^^^^^^^ Container web of ECS task shop has a health check that deletes folders.
      }
    },
  ])
}
`,
      },
    ],
  },
});

function otherHost(container: Container, { what, handler }: Named<Handler>): Finding[] {
  if (handler.host === undefined || !asksOtherHost(container, handler)) return [];
  return [{ span: handler.host.value.span, message: `${describe(container)} has a ${what} that asks another host.` }];
}

function dangers(container: Container, { what, handler: { command: field } }: Named<Handler>, judge: (command: ShellCommand) => string | undefined): Finding[] {
  const words = known(field);
  if (field === undefined || words === undefined) return [];
  const { commands, argument } = readCommandLine(words);
  return commands.flatMap(command => {
    const danger = judge(command);
    if (danger === undefined) return [];
    const span = partOf(field.spanOf(argument), words[argument] ?? '', command.start, command.end);
    return [{ span, message: `${describe(container)} has a ${what} that ${danger}.` }];
  });
}
