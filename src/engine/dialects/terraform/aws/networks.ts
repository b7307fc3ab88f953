import type { Addressing, PrivateNetwork, Subnet } from '../../../model/platform/firewall.ts';
import type { Setting } from '../../../model/platform/setting.ts';
import type { Resource } from '../module/types.ts';
import { flag, textOf } from '../platform/codecs.ts';
import { absent, computed, dynamic, headOf, known, setting, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** What hands out public addresses, and by which attribute. A machine that does not say takes what its subnet says. */
const ATTRIBUTES: Readonly<Record<string, { readonly path: string; readonly byDefault?: boolean }>> = {
  aws_instance: { path: 'associate_public_ip_address' },
  aws_launch_template: { path: 'network_interfaces.associate_public_ip_address' },
  aws_launch_configuration: { path: 'associate_public_ip_address' },
  aws_subnet: { path: 'map_public_ip_on_launch', byDefault: false },
};

export function readAddressing(resource: Resource): Addressing {
  const { path = '', byDefault } = ATTRIBUTES[resource.kind] ?? {};
  return { ...subjectOf('addressing', resource), publicAddress: setting(resource, path, flag, byDefault), isSubnet: resource.kind === 'aws_subnet' };
}

export function readVpc(resource: Resource, world: World): PrivateNetwork {
  const { certain, possible } = world.joined(resource, 'vpc_id', ['aws_subnet']);
  return {
    ...subjectOf('network', resource),
    flowLogs: flowLogs(resource, world),
    subnets: certain.map(subnetOf),
    subnetsKnown: possible === undefined,
  };
}

function flowLogs(resource: Resource, world: World): Setting<boolean> {
  const { certain, possible } = world.joined(resource, 'vpc_id', ['aws_flow_log']);
  const [first] = certain;
  if (first !== undefined) return computed('aws_flow_log', known(true, headOf(first)));
  return computed('aws_flow_log', possible === undefined ? absent(headOf(resource)) : dynamic(headOf(resource), possible), false);
}

function subnetOf(subnet: Resource): Subnet {
  const { value } = setting(subnet, 'map_public_ip_on_launch', flag, false);
  return {
    zone: ['availability_zone', 'availability_zone_id'].map(name => zoneOf(subnet, name)).find(zone => zone !== undefined),
    isPublic: value.kind === 'dynamic' ? undefined : value.kind === 'known' && value.value,
  };
}

/** `data.aws_availability_zones.all.names[0]` is another zone than `names[1]`, whichever they are. */
function zoneOf(subnet: Resource, name: string): string | undefined {
  const written = subnet.get(name);
  const { reference } = written;
  return textOf(written) ?? (reference === undefined ? undefined : `${reference.address}.${reference.attribute}`);
}
