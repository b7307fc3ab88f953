import { loadHcl } from '../engine/index.ts';
import type { Hcl, HclWasm } from '../engine/index.ts';

/** What reads Terraform, loaded when the first such file is met. */
export class HclLoader {
  readonly #files: (() => Promise<HclWasm>) | undefined;
  #hcl: Hcl | undefined;

  /** @param files undefined where the host has none: Terraform files are then left alone. A host that fails says why itself. */
  constructor(files: (() => Promise<HclWasm>) | undefined) {
    this.#files = files;
  }

  get hcl(): Hcl | undefined {
    return this.#hcl;
  }

  /** Resolves once it is loaded, or has failed. Never rejects. */
  async load(): Promise<void> {
    if (this.#hcl !== undefined || this.#files === undefined) return;
    this.#hcl = await loadHcl(this.#files).catch(() => undefined);
  }
}
