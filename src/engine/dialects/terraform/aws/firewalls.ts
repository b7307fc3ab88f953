import type { Firewall, FirewallRule, Network, PortRange } from '../../../model/platform/firewall.ts';
import type { Block, Resource } from '../module/types.ts';
import { text, textOf } from '../platform/codecs.ts';
import { textsOf } from './policy.ts';
import { headOf, isWritten, setting, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

const GROUP_RULES = ['aws_security_group_rule', 'aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'];
const GROUPS: ReadonlySet<string> = new Set(['aws_security_group', 'aws_default_security_group']);
const LISTS: ReadonlySet<string> = new Set(['aws_network_acl', 'aws_default_network_acl']);

/** A security group with the rules in it and those that belong to it. */
export function readSecurityGroup(resource: Resource, world: World): Firewall {
  const isDefault = resource.kind === 'aws_default_security_group';
  const own = world.ofKind(...GROUP_RULES).filter(rule => world.named(rule.get('security_group_id')) === resource);
  return {
    ...subjectOf('firewall', resource),
    guards: 'machines',
    isDefault,
    description: isDefault ? undefined : setting(resource, 'description', text),
    rules: [...inlineRules(resource), ...own.map(ruleOf)],
    isWhole: isWhole(resource),
  };
}

/** A rule of a group that is not here stands for itself. */
export function readGroupRule(resource: Resource, world: World): Firewall | readonly [] {
  const group = world.named(resource.get('security_group_id'));
  if (group !== undefined && GROUPS.has(group.kind)) return [];
  return { ...subjectOf('firewall', resource), guards: 'machines', isDefault: false, rules: [ruleOf(resource)], isWhole: true };
}

/** A network ACL with its rules. */
export function readNetworkAcl(resource: Resource, world: World): Firewall {
  const own = world.ofKind('aws_network_acl_rule').filter(rule => world.named(rule.get('network_acl_id')) === resource);
  return {
    ...subjectOf('firewall', resource),
    guards: 'subnet',
    isDefault: resource.kind === 'aws_default_network_acl',
    rules: [...inlineRules(resource), ...own.map(ruleOf)],
    isWhole: isWhole(resource),
  };
}

export function readNetworkAclRule(resource: Resource, world: World): Firewall | readonly [] {
  const list = world.named(resource.get('network_acl_id'));
  if (list !== undefined && LISTS.has(list.kind)) return [];
  return { ...subjectOf('firewall', resource), guards: 'subnet', isDefault: false, rules: [ruleOf(resource)], isWhole: true };
}

function isWhole(resource: Resource): boolean {
  return resource.openBlocks('ingress') === undefined && resource.openBlocks('egress') === undefined;
}

function inlineRules(resource: Resource): FirewallRule[] {
  const read = (type: string, direction: FirewallRule['direction']): FirewallRule[] => resource.blocks(type).map(block => oneRule(block, direction));
  return [...read('ingress', 'in'), ...read('egress', 'out')];
}

function ruleOf(resource: Resource): FirewallRule {
  if (resource.kind === 'aws_vpc_security_group_ingress_rule') return oneRule(resource, 'in');
  if (resource.kind === 'aws_vpc_security_group_egress_rule') return oneRule(resource, 'out');
  const isOut = resource.kind === 'aws_security_group_rule' ? textOf(resource.get('type')) === 'egress' : textOf(resource.get('egress')) === 'true';
  return oneRule(resource, isOut ? 'out' : 'in');
}

/** The attributes that hold networks; each kind of rule has some of them. */
const NETWORKS = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_block', 'ipv6_cidr_block', 'cidr_ipv4', 'cidr_ipv6'];

function oneRule(block: Block, direction: FirewallRule['direction']): FirewallRule {
  const all = NETWORKS.map(name => textsOf(block.get(name)));
  const action = ['action', 'rule_action'].map(name => textOf(block.get(name))).find(word => word !== undefined);
  const hasDescription = !isWritten(block, 'rule_action') && !isWritten(block, 'action');
  return {
    span: headOf(block),
    direction,
    allows: action?.toLowerCase() !== 'deny',
    order: ['rule_no', 'rule_number'].map(name => textOf(block.get(name))).flatMap(written => (written === undefined ? [] : Number(written)))[0],
    ports: portsOf(block),
    networks: all.flatMap(({ known }) => known.map(({ text: cidr, span }): Network => ({ cidr, span }))),
    networksKnown: all.every(({ open }) => !open),
    description: hasDescription ? setting(block, 'description', text) : undefined,
  };
}

const PROTOCOLS: Readonly<Record<string, PortRange['protocol']>> = { '-1': 'all', all: 'all', tcp: 'tcp', '6': 'tcp', udp: 'udp', '17': 'udp', icmp: 'icmp', '1': 'icmp', icmpv6: 'icmp', '58': 'icmp' };

function portsOf(block: Block): PortRange | undefined {
  const written = ['protocol', 'ip_protocol'].map(name => textOf(block.get(name))).find(word => word !== undefined);
  if (written === undefined) return undefined;
  const protocol = PROTOCOLS[written.toLowerCase()] ?? 'other';
  if (protocol === 'all') return { protocol, from: 0, to: 65_535 };
  const [from, to] = ['from_port', 'to_port'].map(name => Number(textOf(block.get(name)) ?? Number.NaN));
  return from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) ? undefined : { protocol, from, to };
}
