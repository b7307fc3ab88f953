import { Choice } from '../../../text/change.ts';
import type { Change } from '../../../text/change.ts';
import { partOf } from '../../../text/source.ts';
import type { Span } from '../../../text/source.ts';
import type { Field, Value } from '../../../model/field.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { CursorField } from '../../kubernetes/field.ts';
import { anyText } from './codecs.ts';
import { made } from './field.ts';

/** Above the ids of a usual host's accounts. */
const NOBODY_ELSE = 10001;

/** The user and group of a container, `user[:group]`, each a number or a name. Which number a name has only the image knows. */
export class User {
  readonly #field: Field<string>;
  readonly #cursor: Cursor;

  constructor(container: Cursor, anchor: Span) {
    this.#cursor = container.at('user');
    this.#field = new CursorField('user', this.#cursor, anyText, anchor);
  }

  get id(): Field<number> { return this.#part(0, id => this.#write(id, isRoot(this.#written(1)) ? String(id) : this.#written(1))); }
  get group(): Field<number> { return this.#part(1, id => this.#write(isRoot(this.#written(0)) ? id : (this.#written(0) ?? id), String(id))); }

  /** True for whoever is written and is not root. */
  get isNotRoot(): Field<boolean> {
    const { value } = this.#field;
    const read: Value<boolean> = value.kind === 'known' ? { ...value, value: !isRoot(value.value.split(':')[0]) } : value;
    return made({
      name: 'user',
      value: read,
      set: () => this.#write(NOBODY_ELSE, this.#written(1) === undefined ? undefined : String(NOBODY_ELSE)),
      remove: () => this.#field.remove(),
    });
  }

  #written(index: 0 | 1): string | undefined {
    const { value } = this.#field;
    return value.kind === 'known' ? value.value.split(':')[index] : undefined;
  }

  #part(index: 0 | 1, set: (id: number) => Change): Field<number> {
    return made({ name: 'user', value: this.#read(index), set, remove: () => this.#field.remove() });
  }

  #read(index: 0 | 1): Value<number> {
    const { value } = this.#field;
    if (value.kind !== 'known') return value;
    const part = this.#written(index);
    if (part === undefined || part === '') return { kind: 'absent', span: value.span };
    const start = index === 0 ? 0 : value.value.indexOf(':') + 1;
    const span = partOf(value.span, value.value, start, start + part.length);
    if (isRoot(part)) return { kind: 'known', value: 0, span };
    return /^\d+$/.test(part) ? { kind: 'known', value: Number(part), span } : { kind: 'dynamic', span, because: 'its number stands in the image' };
  }

  #write(user: number | string, group: string | undefined): Change {
    return this.#cursor.set(new Choice(group === undefined ? String(user) : `${String(user)}:${group}`));
  }
}

function isRoot(name: string | undefined): boolean {
  return name !== undefined && (name === 'root' || /^0+$/.test(name));
}
