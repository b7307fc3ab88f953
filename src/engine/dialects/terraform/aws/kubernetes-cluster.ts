import type { ManagedCluster } from '../../../model/platform/compute.ts';
import type { Setting, Weakness, Weaknesses } from '../../../model/platform/setting.ts';
import type { Resource } from '../module/types.ts';
import { flag, text, textList } from '../platform/codecs.ts';
import { textsOf } from './policy.ts';
import { absent, computed, dynamic, headOf, isWritten, known, setting, spanAt, subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

const LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);
/** From here on EKS encrypts what the API stores by itself (Amazon EKS, "Default envelope encryption for all Kubernetes API Data"). */
const ENCRYPTED_FROM = 28;
/** The oldest version in standard support when this was written (Amazon EKS, release calendar: 1.33 ended on 29 July 2026). */
const SUPPORTED = '1.34';

/** `aws_eks_cluster`. Defaults are those of the provider's page. */
export function readEks(resource: Resource, world: World): ManagedCluster {
  const version = setting(resource, 'version', text);
  const hasKey = isWritten(resource, 'encryption_config');
  return {
    ...subjectOf('managed-cluster', resource),
    openEndpoint: openEndpoint(resource),
    logs: setting(resource, 'enabled_cluster_log_types', textList, []),
    allLogs: LOGS,
    secretsEncrypted: computed('encryption_config', hasKey ? known(true, headOf(resource)) : byVersion(resource, version)),
    ownKey: computed('encryption_config', hasKey ? known(true, headOf(resource)) : absent(headOf(resource)), false),
    version,
    oldestSupported: SUPPORTED,
    hardening: hardening(resource, world),
  };
}

function byVersion(resource: Resource, { value }: Setting<string>): Setting<boolean>['value'] {
  const span = headOf(resource);
  if (value.kind === 'dynamic') return dynamic(span, 'its version is not known');
  const minor = value.kind === 'known' ? Number(/^1\.(\d+)/.exec(value.value)?.[1] ?? Number.NaN) : Number.POSITIVE_INFINITY;
  return Number.isNaN(minor) ? dynamic(span, 'its version is not known') : known(minor >= ENCRYPTED_FROM, span);
}

/** Public, and to every network there is: so it is where nobody writes anything. */
function openEndpoint(resource: Resource): Setting<boolean> {
  const isPublic = setting(resource, 'vpc_config.endpoint_public_access', flag, true);
  const isPrivate = setting(resource, 'vpc_config.endpoint_private_access', flag, false);
  const cidrs = resource.get('vpc_config.public_access_cidrs');
  const { known: networks, open } = textsOf(cidrs);
  const set: Setting<boolean>['set'] = value => [...(isPublic.set?.(value) ?? []), ...(value || (isPrivate.value.kind === 'known' && isPrivate.value.value) ? [] : (isPrivate.set?.(true) ?? []))];
  const settable = isPublic.set === undefined ? undefined : set;
  if (isPublic.value.kind === 'dynamic') return isPublic;
  if (isPublic.value.kind === 'known' && !isPublic.value.value) return { ...isPublic, byDefault: true };
  const wide = networks.find(({ text: cidr }) => EVERYWHERE.has(cidr));
  if (wide !== undefined) return computed('public_access_cidrs', known(true, wide.span), true, settable);
  if (open) return computed('public_access_cidrs', dynamic(spanAt(cidrs.place), 'its networks are not known'));
  if (cidrs.kind !== 'absent') return computed('public_access_cidrs', known(false, spanAt(cidrs.place)));
  const span = isPublic.value.kind === 'known' ? isPublic.value.span : headOf(resource);
  const isHidden = resource.openBlocks('vpc_config') !== undefined;
  return computed('public_access_cidrs', isHidden ? dynamic(span, 'its network is not known') : known(true, span), true, settable);
}

function hardening(resource: Resource, world: World): Weaknesses {
  const nodes = world.joined(resource, 'cluster_name', ['aws_eks_node_group'], ['name']);
  return {
    found: [...privateEndpoint(resource), ...oldAccess(resource), ...nodes.certain.flatMap(openNodes)],
    open: nodes.possible !== undefined || resource.openBlocks('vpc_config') !== undefined,
  };
}

function privateEndpoint(resource: Resource): Weakness[] {
  const { value, set } = setting(resource, 'vpc_config.endpoint_private_access', flag, false);
  if (value.kind === 'dynamic' || (value.kind === 'known' && value.value)) return [];
  const span = value.kind === 'known' ? value.span : headOf(resource);
  const mend = set === undefined ? {} : { mend: { title: 'Let nodes reach the API inside the network', changes: () => set(true) } };
  return [{ span, says: 'makes its nodes reach the API over the internet: its private endpoint is off', ...mend }];
}

function oldAccess(resource: Resource): Weakness[] {
  const { value, set } = setting(resource, 'access_config.authentication_mode', text);
  if (value.kind !== 'known' || value.value !== 'CONFIG_MAP') return [];
  const mend = set === undefined ? {} : { mend: { title: 'Admit access entries beside the ConfigMap', changes: () => set('API_AND_CONFIG_MAP') } };
  return [{ span: value.span, says: 'keeps who may administrate it in a ConfigMap alone', ...mend }];
}

/** With a key and no groups the port is open to everybody (provider's page of `aws_eks_node_group`, `remote_access`). */
function openNodes(group: Resource): Weakness[] {
  const key = group.get('remote_access.ec2_ssh_key');
  if (key.kind === 'absent' || isWritten(group, 'remote_access.source_security_group_ids')) return [];
  return [{ span: spanAt(key.place), says: `lets everybody on the internet reach SSH on the nodes of ${group.address}` }];
}
