import type { StateBackend } from '../../../model/platform/code.ts';
import type { PlatformSubject, Setting } from '../../../model/platform/setting.ts';
import type { Change, PlainValue } from '../../../text/change.ts';
import { Choice } from '../../../text/change.ts';
import { providerNameOf } from '../module/providers.ts';
import type { Block, Module } from '../module/types.ts';
import { chosenText, flag } from '../platform/codecs.ts';
import { absent, anyOf, computed, dynamic, headOf, isWritten, known, mapped, setting, subjectAt } from '../platform/settings.ts';
import { anchorOf, backendsOf, isApplied, isDamaged } from './root-kind.ts';

/** Where a root module keeps its state. Undefined for a module that others are to call. */
export function readBackend(module: Module): StateBackend | undefined {
  const [block] = backendsOf(module);
  if (block !== undefined) return writtenBackend(block);
  const anchor = isApplied(module) ? anchorOf(module) : undefined;
  // Terragrunt writes the backend when it runs.
  if (anchor === undefined || isDamaged(module) || module.beside('terragrunt.hcl') !== undefined) return undefined;
  const move = moveOf(module, anchor);
  return {
    ...named('local', anchor),
    type: computed('backend', absent(headOf(anchor)), 'local'),
    lock: undefined,
    ...(move === undefined ? {} : { move }),
  };
}

/** Backends that lock by themselves (Terraform, "Backend Type": a page for each). */
const LOCKING: ReadonlySet<string> = new Set(['cloud', 'remote', 'gcs', 'azurerm', 'consul', 'pg', 'kubernetes', 'cos', 'oci']);

function writtenBackend(block: Block): StateBackend {
  const kind = block.type === 'cloud' ? 'cloud' : (block.labels[0] ?? '');
  const base = { ...named(kind, block), type: computed('backend', known(kind, headOf(block))) };
  if (kind === 's3') return { ...base, ...inBucket(block) };
  if (kind === 'oss') return { ...base, locked: written(block, 'tablestore_table', false), lock: lockOf(block, 'tablestore_table', 'tablestore'), encrypted: setting(block, 'encrypt', flag, false) };
  if (kind === 'http') return { ...base, locked: written(block, 'lock_address', false), lock: lockOf(block, 'lock_address', 'http') };
  return LOCKING.has(kind) ? { ...base, locked: computed('backend', known(true, headOf(block))), lock: kind } : { ...base, lock: undefined };
}

/** S3 encrypts all that is put into it (Amazon S3, January 2023) and locks by a file (Terraform 1.10) or a table of DynamoDB. */
function inBucket(block: Block): Pick<StateBackend, 'locked' | 'lock' | 'encrypted'> {
  const isWhole = isWritten(block, 'bucket') && isWritten(block, 'key');
  const file = setting(block, 'use_lockfile', flag, false);
  const locked = anyOf(file, written(block, 'dynamodb_table', false));
  const isOpen = !isWhole && locked.value.kind === 'absent';
  return {
    // What is not written here is given when it is initialised.
    locked: isOpen ? computed(file.name, dynamic(headOf(block), 'the rest of the backend is given elsewhere')) : { ...locked, ...(file.set === undefined ? {} : { set: file.set }) },
    lock: lockOf(block, 'dynamodb_table', 'dynamodb') ?? (file.value.kind === 'known' && file.value.value ? 's3' : undefined),
    encrypted: setting(block, 'encrypt', flag, true),
  };
}

function written(block: Block, name: string, byDefault: boolean): Setting<boolean> {
  return mapped(setting(block, name, chosenText), text => text !== '', byDefault);
}

function lockOf(block: Block, name: string, lock: string): string | undefined {
  return isWritten(block, name) ? lock : undefined;
}

function named(kind: string, block: Block): PlatformSubject<'state-backend'> {
  return subjectAt('state-backend', 'backend', kind, kind === 'cloud' ? 'The cloud block' : `The backend ${kind}`, headOf(block));
}

const choose = (what: string): Choice => new Choice(what);

/** What a backend needs, by the provider beside whose resources it would be. */
const PLACES: Readonly<Record<string, { readonly type: string; readonly body: Readonly<Record<string, PlainValue>> }>> = {
  aws: { type: 's3', body: { bucket: choose('choose-a-bucket'), key: choose('terraform.tfstate'), region: choose('choose-a-region'), encrypt: true, use_lockfile: true } },
  google: { type: 'gcs', body: { bucket: choose('choose-a-bucket'), prefix: choose('terraform/state') } },
  azurerm: {
    type: 'azurerm',
    body: { resource_group_name: choose('choose-a-group'), storage_account_name: choose('choose-an-account'), container_name: choose('tfstate'), key: choose('terraform.tfstate') },
  },
};

function moveOf(module: Module, anchor: Block): StateBackend['move'] {
  const names = [...module.blocks('provider').map(({ labels }) => labels[0] ?? ''), ...module.resources.map(({ kind }) => providerNameOf(kind))];
  const name = names.find(one => Object.hasOwn(PLACES, one));
  const place = name === undefined ? undefined : PLACES[name];
  return place === undefined ? undefined : { to: place.type, changes: () => [inTerraformBlock(module, anchor, ['backend'], { [place.type]: place.body })] };
}

/** Writes into the `terraform` block, or makes one: a single one for all that is to stand in it. */
export function inTerraformBlock(module: Module, anchor: Block, path: readonly [string, ...(string | number)[]], value: PlainValue): Change {
  const [block] = module.blocks('terraform');
  if (block?.path !== undefined) return { kind: 'set', writer: block.document, path: [...block.path, ...path], value };
  return { kind: 'set', writer: anchor.document, path: ['terraform', 0, ...path], value };
}
