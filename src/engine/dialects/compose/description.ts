import type { Description, StructureFault } from '../../model/description.ts';
import type { Field, Value } from '../../model/field.ts';
import { Choice } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import type { Document } from '../../syntax/tree.ts';
import { spanOf } from '../../syntax/tree.ts';
import { placeOfProject } from './composition.ts';
import { conflicts } from './conflicts.ts';
import { ComputedField } from './field.ts';
import type { Files } from './files.ts';
import { fileNameOf, folderOf } from '../../text/paths.ts';
import { structureFaults } from './schema/check.ts';
import { isForStack } from './stack.ts';
import { undeclared } from './undeclared.ts';
import type { Named } from './undeclared.ts';

/** What a file says of itself, by the keys at its top. */
export class ComposeDescription implements Description {
  readonly subject = 'description';
  readonly kind = 'Compose file';
  readonly namespace = undefined;
  readonly name: string;
  readonly span: Span;
  readonly #document: Document;
  readonly #files: Files;
  readonly #isRoot: boolean;
  readonly #named: Named;
  #faults: readonly StructureFault[] | undefined;

  /** @param isRoot false for a file that adds to the services of another. */
  constructor({ document, files, isRoot, named }: { readonly document: Document; readonly files: Files; readonly isRoot: boolean; readonly named: Named }) {
    this.#document = document;
    this.#files = files;
    this.#isRoot = isRoot;
    this.#named = named;
    this.name = document.source.uri;
    this.span = titleSpan(document);
  }

  get faults(): readonly StructureFault[] | undefined {
    this.#faults ??= structureFaults(this.#root, this.#isRoot)?.concat(undeclared(this.#root, this.#named), this.#conflicts);
    return this.#faults;
  }

  /** Swarm reads no limits but those of `deploy`; what is extended counts where it ends up. */
  get #conflicts(): readonly StructureFault[] {
    const { services, bases } = this.#named;
    return this.#isForSwarm ? [] : conflicts(new Map([...services].filter(([name]) => !bases.includes(name))), this.#document);
  }

  /** `docker stack deploy` still reads the version of a file for Swarm. */
  get formatVersion(): Field<string> | undefined {
    return this.#isForSwarm ? undefined : this.#field('version');
  }

  get projectName(): Field<string> | undefined {
    if (!this.#isRoot || this.#isForSwarm || this.#root.at('services').node === undefined) return undefined;
    const field = this.#field('name');
    const variables = this.#files.variables(placeOfProject({ files: [this.name], missing: [] }).envFiles);
    if (!variables.has('COMPOSE_PROJECT_NAME') || field.value.kind !== 'absent') return field;
    const stated = variables.get('COMPOSE_PROJECT_NAME');
    const value: Value<string> = stated === undefined ? { kind: 'dynamic', span: this.span, because: 'the environment decides it' } : { kind: 'known', value: stated, span: this.span };
    return new ComputedField<string>({ name: 'name', value: () => value, set: name => field.set(name), remove: () => field.remove() });
  }

  get folder(): string | undefined {
    const folder = folderOf(this.name);
    return folder === '' ? undefined : fileNameOf(folder);
  }

  get #root(): Cursor {
    return this.#files.root(this.#document);
  }

  get #isForSwarm(): boolean {
    return isForStack([this.name], this.#files);
  }

  #field(key: string): Field<string> {
    const at = this.#root.at(key);
    return new ComputedField<string>({ name: key, value: () => valueOf(at, this.span), set: text => at.set(new Choice(text)), remove: () => at.remove() });
  }
}

function valueOf(at: Cursor, anchor: Span): Value<string> {
  const { node } = at;
  if (node === undefined) return at.isSound ? { kind: 'absent', span: anchor } : { kind: 'dynamic', span: anchor, because: 'the text is broken' };
  const span = spanOf(at.document, node);
  if (node.kind !== 'scalar' || !at.isClear || /\$(?!\$)/.test(node.text)) return { kind: 'dynamic', span, because: 'a variable decides it' };
  return { kind: 'known', value: node.text, span };
}

/** What stands for a whole file: the word `services`, or the first key of a file that has none. */
export function titleSpan(document: Document): Span {
  const entries = document.root?.kind === 'map' ? document.root.entries : [];
  const title = entries.find(({ key }) => key.kind === 'scalar' && key.text === 'services') ?? entries[0];
  return spanOf(document, title?.key ?? { start: 0, end: 0 });
}
