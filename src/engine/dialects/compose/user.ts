import type { Field, Value } from '../../model/field.ts';
import { Choice } from '../../text/change.ts';
import type { Change } from '../../text/change.ts';
import { partOf } from '../../text/source.ts';
import type { KnownImageSettings } from './built.ts';
import { text } from './codecs.ts';
import { ComputedField, readValue } from './field.ts';
import type { Spot } from './spot.ts';

/** Above the ids of a usual host's accounts; what is written where a service is only to be kept from being root. */
const NOBODY_ELSE = 10001;

/**
 * The user and group of a service, `user[:group]`, each a number or a name. A name other than root is not root, but which
 * number it has only the image knows. Where none is written, the image's own counts, unless that is root: nobody decided it then.
 */
export class User {
  readonly #spot: Spot;
  readonly #image: () => KnownImageSettings;

  /** @param image what its image says, where that is built here. */
  constructor(service: Spot, image: () => KnownImageSettings) {
    this.#spot = service.at('user');
    this.#image = image;
  }

  get id(): Field<number> { return this.#part(0, id => this.#write(id, this.#group === '0' || this.#group === 'root' ? String(id) : this.#group)); }
  get group(): Field<number> { return this.#part(1, id => this.#write(this.#user === '0' || this.#user === 'root' ? id : (this.#user ?? id), String(id))); }

  /** True for whoever is written and is not root. */
  get isNotRoot(): Field<boolean> {
    return new ComputedField<boolean>({
      name: 'user',
      value: (): Value<boolean> => {
        const value = this.#value;
        return value.kind === 'known' ? { ...value, value: !isRoot(value.value.split(':')[0] ?? '') } : value;
      },
      set: () => this.#write(NOBODY_ELSE, this.#group === undefined ? undefined : String(NOBODY_ELSE)),
      remove: () => this.#spot.remove(),
    });
  }

  get #user(): string | undefined {
    return this.#spot.text?.split(':')[0];
  }

  get #group(): string | undefined {
    return this.#spot.text?.split(':')[1];
  }

  get #value(): Value<string> {
    const value = readValue(this.#spot, text);
    const image = value.kind === 'absent' ? this.#image() : undefined;
    if (image === undefined) return value;
    const { span } = value;
    if ('because' in image) return { kind: 'dynamic', span, because: image.because };
    if (image.user === undefined || isRoot(image.user.split(':')[0] ?? '')) return value;
    return image.user.includes('$') ? { kind: 'dynamic', span, because: 'a variable of its Dockerfile decides it' } : { kind: 'known', value: image.user, span };
  }

  #part(index: 0 | 1, set: (id: number) => Change): Field<number> {
    return new ComputedField<number>({ name: 'user', value: () => this.#read(index), set, remove: () => this.#spot.remove() });
  }

  #read(index: 0 | 1): Value<number> {
    const value = index === 0 ? this.#value : readValue(this.#spot, text);
    if (value.kind !== 'known') return value;
    const part = value.value.split(':')[index];
    if (part === undefined || part === '') return { kind: 'absent', span: value.span };
    const start = index === 0 ? 0 : value.value.indexOf(':') + 1;
    const span = this.#spot.isWritten ? partOf(value.span, value.value, start, start + part.length) : value.span;
    if (isRoot(part)) return { kind: 'known', value: 0, span };
    return /^\d+$/.test(part) ? { kind: 'known', value: Number(part), span } : { kind: 'dynamic', span, because: 'its number stands in the image' };
  }

  #write(user: number | string, group: string | undefined): Change {
    return this.#spot.set(new Choice(group === undefined ? String(user) : `${String(user)}:${group}`));
  }
}

function isRoot(name: string): boolean {
  return name === 'root' || /^0+$/.test(name);
}
