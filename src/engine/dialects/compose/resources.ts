import type { Field } from '../../model/field.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import { bytes, cores, count } from './codecs.ts';
import { SpotField } from './field.ts';
import type { Codec } from './field.ts';
import type { Spot } from './spot.ts';

/** A resource in its two spellings: the one of `deploy` and the older one beside it. */
interface Spelling {
  readonly deploy: string;
  readonly short: string | undefined;
}

const MEMORY_LIMIT: Spelling = { deploy: 'deploy.resources.limits.memory', short: 'mem_limit' };
const MEMORY_REQUEST: Spelling = { deploy: 'deploy.resources.reservations.memory', short: 'mem_reservation' };
const CPU_LIMIT: Spelling = { deploy: 'deploy.resources.limits.cpus', short: 'cpus' };
const CPU_REQUEST: Spelling = { deploy: 'deploy.resources.reservations.cpus', short: undefined };
const PROCESS_LIMIT: Spelling = { deploy: 'deploy.resources.limits.pids', short: 'pids_limit' };

const SHORT = ['mem_limit', 'mem_reservation', 'cpus'];

/** The resources of a service. What nobody wrote is written in the spelling that the service, or else its file, uses. */
export class Resources {
  readonly #service: Spot;
  readonly #isShort: boolean;

  /** @param habit true where the other services of the file use the short spelling. */
  constructor(service: Spot, habit: boolean) {
    this.#service = service;
    this.#isShort = usesShort(service) || (habit && !service.path('deploy.resources').isWritten);
  }

  get memoryLimit(): Field<Quantity> { return this.#field(MEMORY_LIMIT, bytes); }
  get memoryRequest(): Field<Quantity> { return this.#field(MEMORY_REQUEST, bytes); }
  get cpuLimit(): Field<Quantity> { return this.#field(CPU_LIMIT, cores); }
  get cpuRequest(): Field<Quantity> { return this.#field(CPU_REQUEST, cores); }
  get processLimit(): Field<number> { return this.#field(PROCESS_LIMIT, count); }

  #field<T, W>({ deploy, short }: Spelling, codec: Codec<T, W>): Field<T, W> {
    const long = this.#service.path(deploy);
    const name = !long.isWritten && short !== undefined && (this.#isShort || this.#service.at(short).isWritten) ? short : deploy;
    return new SpotField(name, this.#service.path(name), codec);
  }
}

/** True for a service that states its resources without `deploy`. */
export function usesShort(service: Spot): boolean {
  return SHORT.some(key => service.at(key).isWritten) && !service.path('deploy.resources').isWritten;
}
