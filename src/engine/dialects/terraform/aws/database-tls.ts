import type { Setting } from '../../../model/platform/setting.ts';
import type { Block, Resource } from '../module/types.ts';
import { textOf } from '../platform/codecs.ts';
import type { AwsEngine } from './engines.ts';
import { absent, computed, dynamic, headOf, known, spanAt } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** The parameter that makes a database refuse plain connections, and whether it does where nobody says. */
interface Switch {
  readonly parameter: string;
  /** Undefined: it is not known. */
  readonly byDefault: boolean | undefined;
}

/**
 * What Amazon documents: RDS for PostgreSQL has `rds.force_ssl` on from 15, Aurora PostgreSQL from 17; SQL Server, MySQL and
 * MariaDB have theirs off (of MySQL from 8.4 and MariaDB from 11.8 we do not say); DocumentDB has `tls` on.
 */
function switchOf({ family, isAurora, version: [major, minor = 0] }: AwsEngine): Switch | undefined {
  switch (family) {
    case 'postgres':
      return { parameter: 'rds.force_ssl', byDefault: major === undefined ? undefined : major >= (isAurora ? 17 : 15) };
    case 'sqlserver':
      return { parameter: 'rds.force_ssl', byDefault: false };
    case 'mysql':
      return { parameter: 'require_secure_transport', byDefault: major === undefined || major > 8 || (major === 8 && minor >= 4) ? undefined : false };
    case 'mariadb':
      return { parameter: 'require_secure_transport', byDefault: major === undefined || major >= 11 ? undefined : false };
    case 'mongodb':
      return { parameter: 'tls', byDefault: true };
    default:
      return undefined;
  }
}

/** Whether a database refuses plain connections, as its parameter group says. */
export function requiresTls(database: Resource, engine: AwsEngine, groupAttribute: string, world: World): Setting<boolean> | undefined {
  const found = switchOf(engine);
  if (found === undefined) return undefined;
  const { parameter, byDefault } = found;
  const group = database.get(groupAttribute);
  const isTheirs = group.kind === 'absent' || (textOf(group)?.startsWith('default.') ?? false);
  if (isTheirs) return computed(parameter, absent(headOf(database)), byDefault);
  const ours = world.named(group);
  if (ours === undefined) return computed(parameter, dynamic(spanAt(group.place), 'its parameter group is not here'));
  return ofGroup(ours, parameter, byDefault, database);
}

function ofGroup(group: Resource, parameter: string, byDefault: boolean | undefined, database: Resource): Setting<boolean> {
  const blocks = group.blocks('parameter');
  const own = blocks.find(block => textOf(block.get('name')) === parameter);
  if (own !== undefined) return ofParameter(own, parameter);
  const open = group.openBlocks('parameter') ?? blocks.map(block => block.get('name')).find(({ kind }) => kind === 'dynamic');
  if (open !== undefined) return computed(parameter, dynamic(headOf(group), 'not all of its parameters are known'));
  const { path, document } = group;
  const set = path === undefined ? undefined : (value: boolean) => [
    { kind: 'set' as const, writer: document, path: [...path, 'parameter', blocks.length], value: { name: parameter, value: valueFor(parameter, value) } },
  ];
  return computed(parameter, absent(headOf(database)), byDefault, set);
}

function ofParameter(block: Block, parameter: string): Setting<boolean> {
  const written = block.get('value');
  const span = spanAt(written.place);
  const text = textOf(written)?.toLowerCase();
  if (text === undefined) return computed(parameter, dynamic(span, 'its value is not known'));
  const { path, document } = written.place;
  const set = path === undefined ? undefined : (value: boolean) => [{ kind: 'set' as const, writer: document, path, value: valueFor(parameter, value) }];
  return computed(parameter, known(!['0', 'off', 'false', 'disabled'].includes(text), span), undefined, set);
}

function valueFor(parameter: string, on: boolean): string {
  if (parameter === 'tls') return on ? 'enabled' : 'disabled';
  return on ? '1' : '0';
}
