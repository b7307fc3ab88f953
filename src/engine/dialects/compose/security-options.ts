import type { Field, Value } from '../../model/field.ts';
import type { Change } from '../../text/change.ts';
import { ComputedField, absent, anchorOf, readValue } from './field.ts';
import { textList } from './codecs.ts';
import type { Spot } from './spot.ts';

/**
 * The options of `security_opt`, `name:value` or `name=value` each. What Docker does where one is not written is the
 * value then: it runs containers under its own seccomp and AppArmor profiles.
 */
export class SecurityOptions {
  readonly #spot: Spot;

  constructor(service: Spot) {
    this.#spot = service.at('security_opt');
  }

  /** False where `no-new-privileges` is set. */
  get allowPrivilegeEscalation(): Field<boolean> {
    return this.#option<boolean>('no-new-privileges', {
      read: value => value !== 'true' && value !== '',
      usual: undefined,
      write: isAllowed => (isAllowed ? undefined : 'no-new-privileges:true'),
    });
  }

  get seccompProfile(): Field<string> { return this.#profile('seccomp'); }
  get appArmorProfile(): Field<string> { return this.#profile('apparmor'); }

  /** `systempaths=unconfined` shows the paths of `/proc` that Docker hides. */
  get procMount(): Field<string> {
    return this.#option<string>('systempaths', {
      read: value => (value === 'unconfined' ? 'Unmasked' : 'Default'),
      usual: undefined,
      write: value => (value === 'Default' ? undefined : 'systempaths=unconfined'),
    });
  }

  /** A part of the SELinux label: `label:type:container_t`. */
  label(part: 'user' | 'role' | 'type'): Field<string> {
    return this.#option<string>(`label:${part}`, { read: value => value, usual: undefined, write: value => `label:${part}:${value}` });
  }

  #profile(name: string): Field<string> {
    return this.#option<string>(name, {
      read: value => (value === 'unconfined' ? 'Unconfined' : value === 'builtin' || value === 'docker-default' ? 'RuntimeDefault' : 'Localhost'),
      usual: 'RuntimeDefault',
      write: () => undefined,
    });
  }

  /** @param form `write` gives no text where the option is to be taken out. */
  #option<T>(name: string, { read, usual, write }: OptionForm<T>): Field<T> {
    const found = this.#find(name);
    return new ComputedField<T>({
      name: `security_opt ${name}`,
      value: () => this.#value(found, read, usual),
      set: value => this.#write(found, write(value)),
      remove: () => this.#write(found, undefined),
    });
  }

  #value<T>(found: Found | undefined, read: (value: string) => T, usual: T | undefined): Value<T> {
    if (found !== undefined) return { kind: 'known', value: read(found.value), span: found.spot.span ?? anchorOf(found.spot) };
    const list = readValue(this.#spot, textList);
    if (list.kind === 'dynamic') return list;
    const nothing = absent(this.#spot);
    return nothing.kind === 'absent' && usual !== undefined ? { kind: 'known', value: usual, span: nothing.span } : nothing;
  }

  #write(found: Found | undefined, option: string | undefined): Change {
    const isLast = option === undefined && this.#spot.items().length === 1;
    if (found !== undefined) return isLast ? this.#spot.remove() : option === undefined ? found.spot.remove() : found.spot.set(option);
    const own = this.#spot.ownItems.flatMap(({ node }) => (node?.kind === 'scalar' ? [node.text] : []));
    return this.#spot.set(option === undefined ? own : [...own, option]);
  }

  #find(name: string): Found | undefined {
    for (const spot of this.#spot.items().toReversed()) {
      const text = spot.text?.replace(/^label=/, 'label:');
      const match = text === undefined ? undefined : /^(no-new-privileges|label:[a-z]+|[a-z]+)(?:[:=](.*))?$/s.exec(text);
      if (match?.[1] === name) return { spot, value: match[2] ?? '' };
    }
    return undefined;
  }
}

interface OptionForm<T> {
  readonly read: (value: string) => T;
  readonly usual: T | undefined;
  readonly write: (value: T) => string | undefined;
}

interface Found {
  readonly spot: Spot;
  readonly value: string;
}
