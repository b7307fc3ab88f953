import { known } from '../../model/field.ts';
import type { Field } from '../../model/field.ts';
import type { Workload } from '../../model/workload.ts';
import { isAtOrBelow } from '../../text/paths.ts';
import type { Judgement } from '../rule.ts';
import { describe } from './describe.ts';
import { judgeEach } from './judge-value.ts';
import { joinJudgements } from './judgement.ts';

/**
 * What a path of the node gives to who has it. Each path is of one kind, so that no volume is reported by two rules:
 * the socket of a container runtime, a device, a path that leads to the node's own rights and secrets, any other.
 */
export type HostPathKind = 'runtime-socket' | 'device' | 'sensitive' | 'harmless' | 'other';

/** A volume that is a path of the node. */
export interface HostVolume {
  readonly name: string;
  readonly path: Field<string>;
  /** Undefined where a template or a placeholder stands for the path. */
  readonly kind: HostPathKind | undefined;
}

export function hostVolumes(workload: Workload): HostVolume[] {
  return workload.volumes.flatMap(({ name, source }) => {
    if (source.kind !== 'host') return [];
    const path = known(source.path);
    return [{ name, path: source.path, kind: path === undefined || !ABSOLUTE.test(path) ? undefined : hostPathKind(path, known(source.type)) }];
  });
}

/** Reports the volumes that are of one kind of host path. */
export function judgeHostPaths(workload: Workload, kind: HostPathKind, what: string): Judgement {
  const judged = judgeEach(hostVolumes(workload), ({ path }) => path.value, (volume, path) =>
    volume.kind === kind ? { message: `Volume ${volume.name} of ${describe(workload)} is ${what} ${path}.` } : undefined,
  );
  return joinJudgements([judged, hasUnknownVolumes(workload) ? 'unknown' : []]);
}

/** True where a template decides a volume, or which there are. */
export function hasUnknownVolumes({ volumes }: Workload): boolean {
  return volumes.some(({ source }) => source.kind === 'unknown');
}

/** @param type the `type` of a hostPath volume, where one is written. */
export function hostPathKind(path: string, type: string | undefined): HostPathKind {
  if (RUNTIME_PIPE.test(path)) return 'runtime-socket';
  const normal = normalise(path);
  if (RUNTIME_SOCKET.test(normal) || isWithin(normal, RUNTIME_FOLDERS)) return 'runtime-socket';
  if (HARMLESS.includes(normal)) return 'harmless';
  if (type === 'CharDevice' || type === 'BlockDevice') return 'device';
  if (isWithin(normal, ['/dev']) && !isWithin(normal, NO_DEVICES)) return 'device';
  return SENSITIVE.includes(normal) || isWithin(normal, SENSITIVE_TREES) ? 'sensitive' : 'other';
}

/** The kubelet wants absolute paths, of Linux or of Windows. */
const ABSOLUTE = /^([/\\]|[a-z]:)/i;

const RUNTIME_SOCKET = /\/(docker|containerd|crio|podman|cri-dockerd|dockershim)\.sock$/;
const RUNTIME_PIPE = /^(\\\\|\/\/)\.[\\/]pipe[\\/](docker_engine|containerd-containerd)$/i;
const RUNTIME_FOLDERS = ['/run/containerd', '/run/crio', '/run/podman', '/run/k3s/containerd'];
const HARMLESS = ['/dev/null', '/dev/zero', '/dev/full', '/dev/random', '/dev/urandom'];

/** What stands below `/dev` and is no device. */
const NO_DEVICES = ['/dev/shm', '/dev/log', '/dev/hugepages', '/dev/mqueue'];

/** Folders that hold the whole system: kube-linter's `sensitive-host-mounts`, and those that lead to the same. */
const SENSITIVE = ['/', '/bin', '/etc', '/home', '/lib', '/lib64', '/run', '/sbin', '/sys', '/usr', '/usr/bin', '/usr/lib', '/usr/sbin', '/var', '/var/lib', '/var/lib/kubelet'];

/** Sensitive with everything below: the kernel, its view of all processes, accounts, keys, and other pods' files. */
const SENSITIVE_TREES = [
  '/boot',
  '/etc/cron.d',
  '/etc/kubernetes',
  '/etc/passwd',
  '/etc/shadow',
  '/etc/ssh',
  '/etc/sudoers',
  '/etc/sudoers.d',
  '/etc/systemd',
  '/proc',
  '/root',
  '/sys/fs/cgroup',
  '/sys/kernel',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/etcd',
  '/var/lib/kubelet/pki',
  '/var/lib/kubelet/pods',
  '/var/lib/rancher',
];

/** One spelling for each path. `/var/run` is a link to `/run` on every distribution in use. */
function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`.replace(/^\/var\/run(?=\/|$)/, '/run');
}

function isWithin(path: string, folders: readonly string[]): boolean {
  return folders.some(folder => isAtOrBelow(folder, path));
}
