import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostPathKind } from '../../../src/engine/rules/support/host-paths.ts';
import type { HostPathKind } from '../../../src/engine/rules/support/host-paths.ts';

const KINDS: Readonly<Record<HostPathKind, readonly string[]>> = {
  'runtime-socket': ['/var/run/docker.sock', '/run//docker.sock', '/run/containerd', '/var/run/k3s/containerd/containerd.sock', '\\\\.\\pipe\\docker_engine', '//./pipe/docker_engine'],
  device: ['/dev', '/dev/', '/dev/sda', '/dev/net/tun', '/run/../dev/kmsg'],
  harmless: ['/dev/null', '/dev/urandom'],
  sensitive: ['/', '/etc', '/etc/', '/etc/kubernetes/pki', '/var/run', '/run/', '/proc/1/root', '/var/lib/kubelet', '/root/.ssh', '/home'],
  other: ['/dev/shm', '/etc/localtime', '/lib/modules', '/etcetera', '/home/shop/data', '/var/lib/kubelet/plugins/example.com', '/run/statsd.sock', 'C:\\logs'],
};

for (const [kind, paths] of Object.entries(KINDS)) {
  for (const path of paths) {
    test(`${path} of a node is ${kind}`, () => {
      assert.equal(hostPathKind(path, undefined), kind);
    });
  }
}

test('a volume that says to be a device is one wherever it stands, unless it is harmless', () => {
  assert.equal(hostPathKind('/opt/card', 'CharDevice'), 'device');
  assert.equal(hostPathKind('/dev/urandom', 'CharDevice'), 'harmless');
});
