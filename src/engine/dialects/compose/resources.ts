import type { Field } from '../../model/field.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import { bytes, cores, count } from './codecs.ts';
import { ComputedField, SpotField } from './field.ts';
import type { Codec } from './field.ts';
import type { Change } from '../../text/change.ts';
import type { Spot } from './spot.ts';

type Group = 'limits' | 'reservations';

/** A resource in its two spellings: the one of `deploy` and the older one beside it. */
interface Spelling {
  readonly group: Group;
  readonly key: string;
  readonly short: string | undefined;
}

const MEMORY_LIMIT: Spelling = { group: 'limits', key: 'memory', short: 'mem_limit' };
const MEMORY_REQUEST: Spelling = { group: 'reservations', key: 'memory', short: 'mem_reservation' };
const CPU_LIMIT: Spelling = { group: 'limits', key: 'cpus', short: 'cpus' };
const CPU_REQUEST: Spelling = { group: 'reservations', key: 'cpus', short: undefined };
const PROCESS_LIMIT: Spelling = { group: 'limits', key: 'pids', short: 'pids_limit' };

const SHORT: Readonly<Record<Group, readonly string[]>> = { limits: ['mem_limit', 'cpus', 'pids_limit'], reservations: ['mem_reservation'] };

/**
 * The resources of a service. What nobody wrote is written in the spelling of what stands beside it: Compose refuses a service
 * that has some of its limits, or of its reservations, in `deploy` and others not (checkConsistency of compose-go). Limits without
 * any beside them take the spelling of the file, reservations that of `deploy`, which alone has all of them.
 */
export class Resources {
  readonly #service: Spot;
  readonly #habit: boolean;

  /** @param habit true where the other services of the file use the short spelling. */
  constructor(service: Spot, habit: boolean) {
    this.#service = service;
    this.#habit = habit;
  }

  get memoryLimit(): Field<Quantity> { return this.#field(MEMORY_LIMIT, bytes); }
  get memoryRequest(): Field<Quantity> { return this.#field(MEMORY_REQUEST, bytes); }
  get cpuLimit(): Field<Quantity> { return this.#field(CPU_LIMIT, cores); }
  get processLimit(): Field<number> { return this.#field(PROCESS_LIMIT, count); }

  get cpuRequest(): Field<Quantity> {
    const field = this.#field(CPU_REQUEST, cores);
    if (!this.#isShort('reservations')) return field;
    const set = (): Change => this.#service.refuse('Compose takes a mem_reservation only where deploy reserves nothing');
    return new ComputedField<Quantity>({ name: field.name, value: () => field.value, set, remove: () => field.remove() });
  }

  #field<T, W>({ group, key, short }: Spelling, codec: Codec<T, W>): Field<T, W> {
    const deploy = `deploy.resources.${group}.${key}`;
    const isShort = !this.#service.path(deploy).isWritten && short !== undefined && (this.#isShort(group) || this.#service.at(short).isWritten);
    const name = isShort ? short : deploy;
    return new SpotField(name, this.#service.path(name), codec);
  }

  #isShort(group: Group): boolean {
    const service = this.#service;
    if (service.path(`deploy.resources.${group}`).isWritten) return false;
    return SHORT[group].some(key => service.at(key).isWritten) || (group === 'limits' && this.#habit && !service.path('deploy.resources').isWritten);
  }
}

/** True for a service that states its limits without `deploy`. */
export function usesShort(service: Spot): boolean {
  return SHORT.limits.some(key => service.at(key).isWritten) && !service.path('deploy.resources.limits').isWritten;
}
