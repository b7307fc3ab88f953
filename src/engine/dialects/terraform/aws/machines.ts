import type { Disk, Machine } from '../../../model/platform/compute.ts';
import type { Addressing } from '../../../model/platform/firewall.ts';
import type { Setting } from '../../../model/platform/setting.ts';
import type { Block, Resource } from '../module/types.ts';
import { flag, textOf, words } from '../platform/codecs.ts';
import { readAddressing } from './networks.ts';
import { anyOf, computed, dynamic, headOf, isWritten, setting, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** Where a machine, or the template of one, says what disks it has. */
const DISKS = ['root_block_device', 'ebs_block_device', 'block_device_mappings'];

/** What images of Linux and Windows start from. */
const ROOTS: ReadonlySet<string> = new Set(['/dev/xvda', '/dev/sda1', '/dev/sda']);

/** `aws_instance`, `aws_launch_template`, `aws_launch_configuration`: as a machine, with its address and its disks. */
export function readMachine(resource: Resource, world: World): readonly (Machine | Addressing | Disk)[] {
  const machine: Machine = { ...subjectOf('machine', resource), tokenForMetadata: tokenForMetadata(resource, world) };
  const disks = DISKS.flatMap(type => resource.blocks(type).map(block => diskOf(resource, block, world)));
  return [machine, readAddressing(resource), ...disks.flat()];
}

function tokenForMetadata(resource: Resource, world: World): Setting<boolean> {
  const own = setting(resource, 'metadata_options.http_tokens', words(['required'], ['optional']), false);
  const isAway = setting(resource, 'metadata_options.http_endpoint', words(['disabled'], ['enabled']), false);
  const [defaults] = world.ofKind('aws_ec2_instance_metadata_defaults');
  const settled = anyOf(own, isAway);
  // What a machine does not say of itself its template says.
  const decides = isWritten(resource, 'launch_template') ? 'its launch template' : defaults?.address;
  return settled.value.kind !== 'absent' || decides === undefined ? settled : computed(own.name, dynamic(own.value.span, `${decides} decides it`));
}

/** What is made from a snapshot is encrypted as that is; the disk that a machine starts from is made from its image's. */
function diskOf(resource: Resource, block: Block, world: World): Disk | readonly [] {
  const path = block.type === 'block_device_mappings' ? 'ebs.encrypted' : 'encrypted';
  if (isWritten(block, 'virtual_name') || isWritten(block, 'no_device')) return [];
  const isOfImage = block.type === 'root_block_device' || ROOTS.has(textOf(block.get('device_name')) ?? '');
  const hasSnapshot = (isOfImage && !isWritten(block, path)) || isWritten(block, 'snapshot_id') || isWritten(block, 'ebs.snapshot_id');
  const own = encrypted(setting(block, path, flag, false), hasSnapshot, world);
  return { ...subjectOf('disk', resource), title: `${block.type} of ${resource.address}`, span: headOf(block), encryptedAtRest: own };
}

/** `aws_ebs_volume`, `aws_efs_file_system`. */
export function readDisk(resource: Resource, world: World): Disk {
  return { ...subjectOf('disk', resource), encryptedAtRest: encrypted(setting(resource, 'encrypted', flag, false), isWritten(resource, 'snapshot_id'), world) };
}

/** An account can be told to encrypt every disk. */
function encrypted(own: Setting<boolean>, hasSnapshot: boolean, world: World): Setting<boolean> {
  const isOn = own.value.kind === 'known' && own.value.value;
  if (isOn || own.value.kind === 'dynamic') return own;
  if (hasSnapshot) return computed(own.name, dynamic(own.value.span, 'the snapshot decides it'));
  const [account] = world.ofKind('aws_ebs_encryption_by_default');
  const isForced = account !== undefined && textOf(account.get('enabled')) !== 'false';
  return isForced ? computed(own.name, dynamic(own.value.span, `${account.address} decides it`)) : own;
}
