import { secretName } from '../../../model/values/secret-name.ts';
import { pushTo } from '../../../text/lists.ts';
import type { Block, Module, Use } from '../module/types.ts';
import { textOf } from '../platform/codecs.ts';
import { isPlainArgument, isSecret, isSecretOfModule } from './secret-arguments.ts';

/** What becomes of the variables of a module, and where what its outputs show comes from: through local values and calls. */
export class Flow {
  readonly #module: Module;
  /** By what they name: `var.region`. */
  readonly #uses = new Map<string, Use[]>();
  /** By where they stand: `output.address`, `locals.name`. */
  readonly #inside = new Map<string, Use[]>();
  readonly #blocks = new Map<string, Block>();
  readonly #calls = new Map<string, string>();
  readonly #known = new Map<string, readonly Use[]>();
  readonly #below: (folder: string) => Flow | undefined;
  /** Undefined, too, while it is being worked out: modules and locals can name each other in circles. */
  readonly #answers = new Map<string, string | undefined>();

  /** @param below the flow of a module that is called. */
  constructor(module: Module, below: (folder: string) => Flow | undefined) {
    this.#module = module;
    this.#below = below;
    for (const use of module.uses) {
      const { root, path, within, at } = use;
      pushTo(this.#uses, `${root}.${path[0] ?? ''}`, use);
      pushTo(this.#inside, `${within.type}.${(within.type === 'locals' ? at : within.labels)[0] ?? ''}`, use);
    }
    for (const type of ['variable', 'output']) for (const block of module.blocks(type)) this.#blocks.set(`${type}.${block.labels[0] ?? ''}`, block);
    for (const call of module.calls) if (call.module !== undefined) this.#calls.set(call.name, call.module.folder);
  }

  /** Everything that names a variable or a local value, but for itself. */
  namesOf(root: 'var' | 'local', name: string): readonly Use[] {
    return (this.#uses.get(`${root}.${name}`) ?? []).filter(({ within: { type, labels }, at }) => !(root === 'var' ? type === 'variable' && labels[0] === name : type === 'locals' && at[0] === name));
  }

  /** True where something names a lookup. */
  isLookedAt(kind: string, name: string): boolean {
    const all = this.#uses.get(`data.${kind}`) ?? [];
    return all.some(({ path, within: { type, labels } }) => path[1] === name && !(type === 'data' && labels[0] === kind && labels[1] === name));
  }

  /** The secret argument that a variable ends in, as it is called: `aws_db_instance.main.password`. */
  secretUse(variable: string): string | undefined {
    return this.#once(`secret ${variable}`, () => {
      for (const use of this.#ends(variable)) {
        if (!use.shows) continue;
        const { type, labels } = use.within;
        const where = [...(type === 'resource' ? [] : [type]), ...labels, ...use.at].join('.');
        if (type === 'module' ? this.#isSecretArgument(labels[0] ?? '', use.at) : HOLDERS.has(type) && this.#takesSecret(use)) return where;
      }
      return undefined;
    });
  }

  /** True where a variable is used, and only for what names something. */
  isOnlyName(variable: string): boolean {
    const ends = this.#ends(variable);
    return ends.length > 0 && ends.every(({ at }) => isPlainArgument(at));
  }

  /** True where nothing is refused once a variable is marked as sensitive: no output shows it, no count depends on it. */
  mayBeHidden(variable: string): boolean {
    return this.#once(`hide ${variable}`, () => this.#ends(variable).find(use => !this.#mayHide(use))?.within.type) === undefined;
  }

  /** What of an output is secret, as it is called. */
  reveals(output: string): string | undefined {
    return this.#once(`output ${output}`, () => {
      const queue = (this.#inside.get(`output.${output}`) ?? []).filter(({ at }) => at[0] === 'value');
      const seen = new Set<string>();
      for (let i = 0; i < queue.length && i < MOST_STEPS; i += 1) {
        const use = queue[i];
        if (use?.shows !== true) continue;
        const secret = this.#secretIn(use);
        if (secret !== undefined) return secret;
        const [name = ''] = use.path;
        if (use.root !== 'local' || seen.has(name)) continue;
        seen.add(name);
        addTo(queue, this.#inside.get(`locals.${name}`) ?? []);
      }
      return undefined;
    });
  }

  /** True for a variable that is secret: it says so, its name does, or what it is used for. */
  isSecretVariable(name: string): boolean {
    const isSecret = (block: Block): boolean => isMarked(block) || (!isNoText(block) && !this.isOnlyName(name) && (secretName(name) !== undefined || this.secretUse(name) !== undefined));
    return this.#once(`variable ${name}`, () => {
      const block = this.#declared('variable', name);
      return block !== undefined && isSecret(block) ? name : undefined;
    }) !== undefined;
  }

  #secretIn({ root, path }: Use): string | undefined {
    const [first = '', second = '', ...rest] = path;
    switch (root) {
      case 'var':
        return this.isSecretVariable(first) && path.length === 1 ? `var.${first}` : undefined;
      case 'local':
        return undefined;
      case 'module':
        return this.#isSecretOutput(first, second) ? `module.${first}.${second}` : undefined;
      case 'data':
        return isSecret(first, rest) ? `data.${path.join('.')}` : undefined;
      default:
        return isSecret(root, path.slice(1)) ? `${root}.${path.join('.')}` : undefined;
    }
  }

  #isSecretOutput(call: string, output: string): boolean {
    const below = this.#called(call);
    if (below === undefined) return isSecretOfModule(output);
    return isMarked(below.#declared('output', output)) || below.reveals(output) !== undefined;
  }

  #isSecretArgument(call: string, at: readonly string[]): boolean {
    const [argument = ''] = at;
    const below = this.#called(call);
    if (below === undefined || at.length > 1) return isSecretOfModule(at.at(-1) ?? '');
    return below.isSecretVariable(argument);
  }

  #takesSecret({ within: { type, labels }, at }: Use): boolean {
    const [kind = '', name = ''] = labels;
    if (kind !== 'aws_ssm_parameter' || at[0] !== 'value') return isSecret(type === 'provider' ? '' : kind, at);
    return this.#module.resources.some(one => one.kind === kind && one.name === name && textOf(one.get('type')) === 'SecureString');
  }

  #mayHide({ within: { type, labels }, at }: Use): boolean {
    if (at.includes('for_each') || at.includes('count')) return false;
    if (type === 'output') return isMarked(this.#declared('output', labels[0] ?? ''));
    if (type === 'module') return this.#called(labels[0] ?? '')?.mayBeHidden(at[0] ?? '') === true;
    return type !== 'resource' || !this.#isShown(labels, at[0] ?? '');
  }

  /** True where an output names an argument of a resource. */
  #isShown([kind = '', name = '']: readonly string[], argument: string): boolean {
    const all = this.#uses.get(`${kind}.${name}`) ?? [];
    return all.some(({ within, path }) => (within.type === 'output' || within.type === 'locals') && (path.length === 1 || path[1] === argument));
  }

  #ends(variable: string): readonly Use[] {
    const known = this.#known.get(variable) ?? this.#endsOf(variable);
    this.#known.set(variable, known);
    return known;
  }

  /** Where a variable is used at last: through local values. */
  #endsOf(variable: string): readonly Use[] {
    const ends: Use[] = [];
    const queue = [...this.namesOf('var', variable)];
    const seen = new Set<string>();
    for (let i = 0; i < queue.length && i < MOST_STEPS; i += 1) {
      const use = queue[i];
      if (use === undefined) continue;
      const [local = ''] = use.at;
      // A local value may hide it in one place and show it in another.
      const way = `${local} ${String(use.shows)}`;
      if (use.within.type !== 'locals') ends.push(use);
      else if (!seen.has(way)) {
        seen.add(way);
        addTo(queue, this.namesOf('local', local).map(next => (use.shows ? next : { ...next, shows: false })));
      }
    }
    return ends;
  }

  #declared(type: string, name: string): Block | undefined {
    return this.#blocks.get(`${type}.${name}`);
  }

  #called(call: string): Flow | undefined {
    const folder = this.#calls.get(call);
    return folder === undefined ? undefined : this.#below(folder);
  }

  #once(question: string, answer: () => string | undefined): string | undefined {
    if (this.#answers.has(question)) return this.#answers.get(question);
    this.#answers.set(question, undefined);
    const found = answer();
    this.#answers.set(question, found);
    return found;
  }
}

/** No honest value goes further. */
const MOST_STEPS = 2000;

function addTo(queue: Use[], more: readonly Use[]): void {
  for (const use of more) if (queue.length < MOST_STEPS) queue.push(use);
}

/** Blocks whose arguments go to a platform. */
const HOLDERS: ReadonlySet<string> = new Set(['resource', 'data', 'ephemeral', 'provider']);

/** True for a switch, a number, a list: its type says so, or its default. */
export function isNoText(block: Block): boolean {
  return /^"?(?:bool|number|list|set|tuple)\b/.test(writtenType(block)) || /^(?:true|false|\d+)$/.test(textOf(block.get('default')) ?? '');
}

function writtenType(block: Block): string {
  const { kind, place } = block.get('type');
  return kind === 'absent' ? '' : place.document.source.text.slice(place.start, place.end);
}

function isMarked(block: Block | undefined): boolean {
  return block !== undefined && textOf(block.get('sensitive')) === 'true';
}
