import { loadHcl } from '../engine/index.ts';
import type { Hcl, HclWasm } from '../engine/index.ts';

/** What reads Terraform, loaded when the first such file is met. */
export class HclLoader {
  readonly #files: (() => Promise<HclWasm>) | undefined;
  #hcl: Hcl | undefined;
  #attempt: Promise<void> | undefined;

  /** @param files undefined where the host has none: Terraform files are then left alone. A host that fails says why itself. */
  constructor(files: (() => Promise<HclWasm>) | undefined) {
    this.#files = files;
  }

  get hcl(): Hcl | undefined {
    return this.#hcl;
  }

  /** Resolves once it is loaded, or has failed: it is tried once, however many files there are. Never rejects. */
  async load(): Promise<void> {
    this.#attempt ??= this.#load();
    await this.#attempt;
  }

  async #load(): Promise<void> {
    if (this.#files !== undefined) this.#hcl = await loadHcl(this.#files).catch(() => undefined);
  }
}
