import { isBody } from '../../../syntax/hcl/children.ts';
import type { Requirement } from '../../../model/platform/code.ts';
import type { PlatformSubject, Setting } from '../../../model/platform/setting.ts';
import { hasUpperBound } from '../../../model/values/version-constraint.ts';
import type { Change, PlainValue } from '../../../text/change.ts';
import { Choice } from '../../../text/change.ts';
import { providerNameOf } from '../module/providers.ts';
import type { Block, Evaluated, Module, ReadRoot } from '../module/types.ts';
import { chosenText, textOf } from '../platform/codecs.ts';
import { absent, computed, dynamic, headOf, setting, spanAt, subjectAt } from '../platform/settings.ts';
import { inTerraformBlock } from './backend.ts';
import { moduleSource, withRevision } from './module-sources.ts';
import { anchorOf, isApplied, isDamaged } from './root-kind.ts';

/** What a root module, with all that it calls, fetches. */
export function requirementsOf({ module, modules }: ReadRoot): readonly Requirement[] {
  const folders = new Map(modules.map(one => [one.folder, one]));
  // A few resources without anything around them are a part that others put to use.
  const isRoot = module.blocks('terraform').length > 0 || isApplied(module);
  const anchor = isRoot ? anchorOf(module) : undefined;
  const own = anchor === undefined ? [] : [toolOf(module, anchor), ...providersOf(module, anchor, modules)];
  return [...own, ...[...folders.values()].flatMap(one => one.blocks('module').flatMap(moduleOf))];
}

function toolOf(module: Module, anchor: Block): Requirement {
  const written = module.blocks('terraform').map(block => setting(block, 'required_version', chosenText)).find(({ value }) => value.kind !== 'absent');
  return {
    ...requirement('tool', 'Terraform', 'Terraform', anchor),
    form: 'constraint',
    version: written ?? missing('required_version', module, anchor, version => inTerraformBlock(module, anchor, ['required_version'], new Choice(version))),
    isSettled: false,
    // What worked with one version of Terraform 1 works with all that follow (Terraform, "v1.x Compatibility Promises").
    leastIsEnough: true,
    proposal: '>= 1.5',
  };
}

function providersOf(module: Module, anchor: Block, modules: readonly Module[]): Requirement[] {
  const required = module.blocks('terraform').flatMap(block => block.blocks('required_providers'));
  const blocks = module.blocks('provider');
  const names = new Set([
    ...required.flatMap(block => [...block.names]),
    ...blocks.map(({ labels }) => labels[0] ?? ''),
    ...usersIn(module).filter(one => !one.names.includes('provider')).map(({ labels: [kind = ''] }) => providerNameOf(kind)),
  ]);
  // `terraform_data` and `terraform_remote_state` are of the tool itself.
  names.delete('terraform');
  return [...names].map(name => {
    const own = required.find(block => block.names.includes(name));
    const block = blocks.find(({ labels }) => labels[0] === name);
    return providerRequirement(name, own, block, module, anchor, modules);
  });
}

/** What a provider makes or looks up, also within checks. */
function usersIn(module: Module): readonly Block[] {
  return [...module.resources, ...module.blocks('ephemeral'), ...module.blocks('check').flatMap(check => check.blocks('data', 2))];
}

function providerRequirement(name: string, required: Block | undefined, block: Block | undefined, module: Module, anchor: Block, modules: readonly Module[]): Requirement {
  const written = required?.get(name);
  const user = block ?? usersIn(module).find(({ labels: [kind = ''] }) => providerNameOf(kind) === name) ?? anchor;
  const source = textOf(required?.get(`${name}.source`) ?? user.get(name)) ?? `hashicorp/${name}`;
  const place = placeOf(module);
  // A finding stands in the file in which it can be mended.
  const at = place === undefined || place.document === user.document ? user : place;
  return {
    ...requirement('provider', name, `The provider ${name}`, at),
    form: 'constraint',
    version: versionOf(name, written, required, block) ?? missing('required_providers', module, at, version => require(name, { source, version: new Choice(version) }, module, at)),
    isSettled: isLocked(module, source) || modules.some(one => one !== module && bounds(one, name)),
    leastIsEnough: !isApplied(module),
    proposal: MAJORS[name] ?? '~> 1.0',
  };
}

/** What was current when this was written: a person looks at it. */
const MAJORS: Readonly<Record<string, string>> = { aws: '~> 6.0', google: '~> 7.0', azurerm: '~> 4.0', kubernetes: '~> 2.0', helm: '~> 3.0', random: '~> 3.0', null: '~> 3.0', tls: '~> 4.0' };

/** The constraint in `required_providers`, or in the old form, in the provider's own block. */
function versionOf(name: string, written: Evaluated | undefined, required: Block | undefined, block: Block | undefined): Setting<string> | undefined {
  if (block !== undefined && block.get('version').kind !== 'absent') return setting(block, 'version', chosenText);
  if (written === undefined || required === undefined || written.kind === 'absent') return undefined;
  return written.kind === 'scalar' ? setting(required, name, chosenText) : setting(required, `${name}.version`, chosenText);
}

/** A version that nobody wrote anywhere. */
function missing(name: string, module: Module, at: Block, write: (version: string) => Change): Setting<string> {
  const value = isDamaged(module) ? dynamic<string>(headOf(at), 'a file of the module is broken') : absent<string>(headOf(at));
  return computed(name, value, undefined, version => [write(version)]);
}

/** The block that says which providers are required, else the one that would hold it. */
function placeOf(module: Module): Block | undefined {
  const blocks = module.blocks('terraform');
  return blocks.flatMap(one => one.blocks('required_providers'))[0] ?? blocks[0];
}

/** A module can have one `required_providers` block. */
function require(name: string, value: PlainValue, module: Module, at: Block): Change {
  const block = placeOf(module);
  if (block?.type === 'required_providers' && block.path !== undefined) return { kind: 'set', writer: block.document, path: [...block.path, name], value };
  return inTerraformBlock(module, at, ['required_providers', 0, name], value);
}

/** True where the lock file says which version is taken (Terraform, "Dependency Lock File"). */
function isLocked(module: Module, source: string): boolean {
  const root = module.beside('.terraform.lock.hcl')?.root;
  if (root === undefined || !isBody(root)) return false;
  const end = `/${source.toLowerCase().split('/').slice(-2).join('/')}`;
  return root.blocks.some(({ type, labels }) => type.text === 'provider' && labels[0]?.text.endsWith(end) === true);
}

/** True where a module that is called keeps later versions of a provider out: the versions that are taken suit all modules. */
function bounds(module: Module, name: string): boolean {
  const constraints = module.blocks('terraform').map(block => textOf(block.get(`required_providers.${name}.version`)));
  return constraints.some(constraint => constraint !== undefined && hasUpperBound(constraint));
}

function moduleOf(block: Block): Requirement[] {
  const name = block.labels[0] ?? '';
  const source = block.get('source');
  const address = textOf(source);
  if (address === undefined) return [];
  const from = moduleSource(address);
  const base = { ...requirement('module', name, `The module ${name}`, block), isSettled: false, leastIsEnough: false } as const;
  if (from.kind === 'registry') return [{ ...base, form: 'constraint', version: setting(block, 'version', chosenText), proposal: '~> 1.0' }];
  if (from.kind !== 'repository') return [];
  const { parameter, revision } = from;
  const { document, path } = source.place;
  const set = path === undefined ? undefined : (version: string) => [{ kind: 'set', writer: document, path, value: new Choice(withRevision(address, parameter, version)) } as const];
  const at = spanAt(source.place);
  return [{ ...base, form: 'revision', version: computed(parameter, revision === undefined ? absent(at) : { kind: 'known', value: revision, span: at }, undefined, set), proposal: 'v1.0.0' }];
}

function requirement(what: Requirement['what'], name: string, title: string, block: Block): PlatformSubject<'requirement'> & Pick<Requirement, 'what'> {
  return { ...subjectAt('requirement', what, name, title, headOf(block)), what };
}
