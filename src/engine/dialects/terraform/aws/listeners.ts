import type { Listener } from '../../../model/platform/edge.ts';
import type { Setting } from '../../../model/platform/setting.ts';
import type { Resource } from '../module/types.ts';
import { flag, text, textOf } from '../platform/codecs.ts';
import { absent, computed, dynamic, headOf, known, setting, spanAt, subjectOf, valueOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

const REDIRECT = { type: 'redirect', redirect: [{ port: '443', protocol: 'HTTPS', status_code: 'HTTP_301' }] };

/**
 * Whether a listener takes requests encrypted, or sends them on to where they are. Undefined for those that have nothing to do with
 * requests: of a network or gateway load balancer.
 * @param balancer the type of its load balancer; undefined where that is not known.
 */
export function readEncryption(resource: Resource, balancer: string | undefined, world: World): Setting<boolean> | undefined {
  if (balancer === 'network' || balancer === 'gateway') return undefined;
  const written = resource.get('protocol');
  const protocol = textOf(written)?.toUpperCase();
  const span = spanAt(written.place);
  if (protocol === 'HTTPS') return computed('protocol', known(true, span));
  // HTTP is what an application load balancer takes where nobody writes anything.
  const isHttp = protocol === 'HTTP' || (written.kind === 'absent' && balancer === 'application');
  if (!isHttp) return protocol === undefined && written.kind === 'dynamic' ? computed('protocol', dynamic(span, written.because)) : undefined;
  const actions = resource.blocks('default_action');
  const kinds = actions.map(action => [valueOf(action.get('type'), text), valueOf(action.get('redirect.protocol'), text)] as const);
  if (resource.openBlocks('default_action') !== undefined || kinds.flat().some(({ kind }) => kind === 'dynamic')) return computed('protocol', dynamic(span, 'what it does is not known'));
  const isHarmless = kinds.length > 0 && kinds.every(([type, to]) => type.kind === 'known' && (type.value === 'fixed-response' || (type.value === 'redirect' && to.kind === 'known' && to.value === 'HTTPS')));
  const value = isHarmless ? known(true, span) : written.kind === 'absent' ? absent<boolean>(span) : known(false, span);
  return computed('protocol', value, false, hasSecureSibling(resource, world) ? redirect(resource) : undefined);
}

/** Those of a classic load balancer, which cannot redirect: beside one that encrypts, plain HTTP may be there for what stands behind it to redirect. */
export function classicListeners(resource: Resource): readonly Listener[] {
  const isPublic = isPublicBalancer(resource);
  const protocols = resource.blocks('listener').map(block => valueOf(block.get('lb_protocol'), text));
  const mayRedirect = resource.openBlocks('listener') !== undefined || protocols.some(one => one.kind === 'dynamic' || (one.kind === 'known' && /^(?:https|ssl)$/i.test(one.value)));
  return protocols.flatMap((one): Listener[] => {
    if (one.kind !== 'known' || !/^https?$/i.test(one.value)) return [];
    const encrypted = computed('lb_protocol', known(mayRedirect || /s$/i.test(one.value), one.span));
    return [{ ...subjectOf('listener', resource), title: `The listener of ${resource.address}`, isPublic, encrypted }];
  });
}

/** Undefined where that is not known. */
export function isPublicBalancer(balancer: Resource): boolean | undefined {
  const { value } = setting(balancer, 'internal', flag, false);
  return value.kind === 'dynamic' ? undefined : !(value.kind === 'known' && value.value);
}

/** There is something to redirect to. */
function hasSecureSibling(resource: Resource, world: World): boolean {
  const balancer = resource.get('load_balancer_arn').reference?.address;
  return (
    balancer !== undefined &&
    world.ofKind(resource.kind).some(other => other.get('load_balancer_arn').reference?.address === balancer && textOf(other.get('protocol')) === 'HTTPS')
  );
}

function redirect(resource: Resource): Setting<boolean>['set'] {
  const { path, document } = resource;
  const [action, ...others] = resource.blocks('default_action');
  if (path === undefined || action === undefined || others.length > 0 || headOf(action).source !== document.source) return undefined;
  return () => [{ kind: 'set', writer: document, path: [...path, 'default_action', 0], value: REDIRECT }];
}
