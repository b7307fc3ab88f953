import type { Backend, Edge, Listener } from '../../../model/platform/edge.ts';
import type { Setting, Weakness } from '../../../model/platform/setting.ts';
import { Choice } from '../../../text/change.ts';
import type { Block, Evaluated, Resource } from '../module/types.ts';
import { flag, text, textOf } from '../platform/codecs.ts';
import { classicListeners, isPublicBalancer, readEncryption } from './listeners.ts';
import { absent, asBlocks, computed, dynamic, headOf, isWritten, known, setter, setting, subjectOf, valueOf } from '../platform/settings.ts';
import { CLOUDFRONT_TLS, tlsSetting } from './tls.ts';
import type { World } from '../platform/world.ts';

/** `aws_lb`: an application, network or gateway load balancer. Defaults are those of the provider's page. */
export function readLoadBalancer(resource: Resource, world: World): Edge {
  const type = kindOf(resource);
  const isPublic = isPublicBalancer(resource);
  const base = { ...subjectOf('edge', resource), isPublic, deletionProtection: setting(resource, 'enable_deletion_protection', flag, false) };
  if (type === 'gateway') return base;
  const withLogs = { ...base, accessLogs: setting(resource, 'access_logs.enabled', flag, false) };
  const accessLogs = isWritten(resource, 'access_logs.bucket') ? withLogs.accessLogs : withoutSetter(withLogs.accessLogs);
  if (type !== 'application') return { ...withLogs, accessLogs };
  return {
    ...withLogs,
    accessLogs,
    dropsInvalidHeaders: setting(resource, 'drop_invalid_header_fields', flag, false),
    webFirewall: associated(resource, world),
  };
}

/** `aws_elb`, the classic one, with its listeners: its logs are on where the block is there. */
export function readClassicLoadBalancer(resource: Resource): readonly (Edge | Listener)[] {
  const hasBlock = isWritten(resource, 'access_logs.bucket');
  const edge: Edge = {
    ...subjectOf('edge', resource),
    isPublic: isPublicBalancer(resource),
    accessLogs: hasBlock ? setting(resource, 'access_logs.enabled', flag, true) : withoutSetter(setting(resource, 'access_logs.enabled', flag, false)),
  };
  return [edge, ...classicListeners(resource)];
}

/** A listener of a load balancer, which says whether it has to do with requests at all. */
export function readListener(resource: Resource, world: World): Listener {
  const balancer = world.named(resource.get('load_balancer_arn'));
  const protocol = valueOf(resource.get('protocol'), text);
  const isSecure = protocol.kind === 'known' && ['HTTPS', 'TLS'].includes(protocol.value.toUpperCase());
  return {
    ...subjectOf('listener', resource),
    isPublic: balancer === undefined ? undefined : isPublicBalancer(balancer),
    encrypted: readEncryption(resource, balancer === undefined ? undefined : kindOf(balancer), world),
    leastTls: isSecure ? tlsSetting(resource, 'ssl_policy') : undefined,
  };
}

/** A target group. Functions need no health check, and what speaks no HTTP is asked for a connection. */
export function readBackend(resource: Resource): Backend | readonly [] {
  const protocol = textOf(resource.get('protocol'));
  if (textOf(resource.get('target_type')) === 'lambda' || (protocol !== 'HTTP' && protocol !== 'HTTPS')) return [];
  return { ...subjectOf('backend', resource), healthCheck: healthCheck(resource) };
}

function healthCheck(resource: Resource): Setting<boolean> {
  const enabled = setting(resource, 'health_check.enabled', flag, true);
  if (enabled.value.kind === 'known' && !enabled.value.value) return enabled;
  const path = resource.get('health_check.path');
  const span = valueOf(path, text).span;
  const isChosen = path.kind !== 'absent' || textOf(resource.get('health_check.protocol')) === 'TCP';
  if (isChosen) return computed('health_check', known(true, span));
  const { set } = setter<string>(asBlocks(path.place, resource), value => new Choice(value));
  const value = resource.openBlocks('health_check') === undefined ? absent<boolean>(span) : dynamic<boolean>(span, 'its health check is not known');
  return computed('health_check', value, false, set === undefined ? undefined : () => set('/healthz'));
}

/** `aws_cloudfront_distribution`, and the door of it that speaks TLS. */
export function readDistribution(resource: Resource, world: World): readonly (Edge | Listener)[] {
  const { certain, possible } = world.joined(resource, 'resource_arn', ['aws_cloudwatch_log_delivery_source']);
  const logging = resource.blocks('logging_config').length > 0 ? known(true, headOf(resource)) : absent<boolean>(headOf(resource));
  const isElsewhere = logging.kind === 'absent' && (certain.length > 0 || possible !== undefined || resource.openBlocks('logging_config') !== undefined);
  const edge: Edge = {
    ...subjectOf('edge', resource),
    isPublic: true,
    accessLogs: computed('logging_config', isElsewhere ? dynamic(headOf(resource), 'its logs may go another way') : logging, false),
    webFirewall: isWritten(resource, 'web_acl_id') ? computed('web_acl_id', known(true, headOf(resource))) : computed('web_acl_id', absent(headOf(resource)), false),
    plainDelivery: { found: behaviours(resource).flatMap(plainDelivery), open: behaviours(resource).some(({ protocol }) => protocol.kind === 'dynamic') },
  };
  // With the certificate of CloudFront itself the version cannot be chosen.
  const hasOwn = ['acm_certificate_arn', 'iam_certificate_id'].some(name => isWritten(resource, `viewer_certificate.${name}`));
  const door: Listener = { ...subjectOf('listener', resource), isPublic: true, leastTls: tlsSetting(resource, 'viewer_certificate.minimum_protocol_version', CLOUDFRONT_TLS) };
  return hasOwn ? [edge, door] : [edge];
}

interface Behaviour {
  readonly block: Block;
  readonly protocol: Evaluated;
}

function behaviours(resource: Resource): Behaviour[] {
  const blocks = [...resource.blocks('default_cache_behavior'), ...resource.blocks('ordered_cache_behavior')];
  return blocks.map(block => ({ block, protocol: block.get('viewer_protocol_policy') }));
}

function plainDelivery({ block }: Behaviour): Weakness[] {
  const { value, set } = setting(block, 'viewer_protocol_policy', text);
  if (value.kind !== 'known' || value.value !== 'allow-all') return [];
  const mend = set === undefined ? {} : { mend: { title: 'Redirect plain HTTP to HTTPS', changes: () => set('redirect-to-https') } };
  return [{ span: value.span, says: 'delivers over plain HTTP', ...mend }];
}

function kindOf(balancer: Resource): string | undefined {
  const written = balancer.get('load_balancer_type');
  return written.kind === 'absent' ? 'application' : textOf(written);
}

function associated(resource: Resource, world: World): Setting<boolean> {
  const { certain, possible } = world.joined(resource, 'resource_arn', ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association']);
  const [first] = certain;
  if (first !== undefined) return computed('web ACL', known(true, headOf(first)));
  return computed('web ACL', possible === undefined ? absent(headOf(resource)) : dynamic(headOf(resource), possible), false);
}

function withoutSetter({ name, value, byDefault }: Setting<boolean>): Setting<boolean> {
  return { name, value, byDefault };
}
