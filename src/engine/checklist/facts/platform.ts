import { fact } from './fact.ts';

/** A Terraform resource is declared, or one with these attributes. */
export const resource = fact({
  id: 'resource',
  subject: 'object',
  summary: 'A Terraform resource of this type is declared in the repository; with `has`, one that says these attributes.',
  parameters: {
    type: { type: 'list', description: 'The type, or several of which one is enough: `aws_wafv2_web_acl`.' },
    has: { type: 'list', description: 'Attributes that it must have, all of them, with dots: `replicate_source_db`.' },
  },
  check(object, { type = [], has = [] }) {
    if (!type.includes(object.kind)) return 'not-applicable';
    const kinds = has.map(path => object.has(...path.split('.')).kind);
    if (kinds.includes('absent')) return 'not-applicable';
    return kinds.includes('dynamic') ? 'unknown' : [];
  },
});

const SUBNETS: ReadonlySet<string> = new Set(['aws_subnet', 'google_compute_subnetwork', 'azurerm_subnet']);

/**
 * A subnet that is called so, by itself or by its tag: routes are not read. One that gives machines public addresses is public whatever it is
 * called (`map_public_ip_on_launch`, which is false where nobody writes it).
 */
export const subnet = fact({
  id: 'subnet',
  subject: 'object',
  summary: 'A subnet of this kind is declared: it is called so, or gives machines public addresses.',
  parameters: { kind: { type: 'text', description: '`public` or `private`.' } },
  check(object, { kind }) {
    if (!SUBNETS.has(object.kind)) return 'not-applicable';
    const addresses = object.text('map_public_ip_on_launch');
    const isPublic = addresses.kind === 'known' && addresses.value === 'true';
    const tag = object.text('tags', 'Name');
    const name = `${object.name} ${tag.kind === 'known' ? tag.value : ''}`.toLowerCase();
    const calls = (word: string): boolean => new RegExp(`(?<![a-z])${word}(?![a-z])`).test(name);
    if (kind === 'public') return isPublic || (calls('public') && !calls('private')) ? [] : 'not-applicable';
    if (kind !== 'private' || isPublic || calls('public') || !calls('private')) return 'not-applicable';
    return addresses.kind === 'dynamic' ? 'unknown' : [];
  },
});

/** A database has copies to read from. */
export const readReplicas = fact({
  id: 'read-replicas',
  subject: 'data-store',
  summary: 'A database has copies to read from, so many at least.',
  parameters: { min: { type: 'number', minimum: 1, default: 1, description: 'How many at least: of one database, in Terraform.' } },
  check: ({ readReplicas: count = 0 }, { min }) => (count >= min ? [] : 'not-applicable'),
});
