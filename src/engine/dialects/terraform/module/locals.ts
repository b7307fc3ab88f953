import { isBody } from '../../../syntax/hcl/children.ts';
import type { Problem } from '../../../text/source.ts';
import { cyclesOf } from './cycles.ts';
import type { WrittenLocal } from './cycles.ts';
import type { Declaration, Layer } from './declarations.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import type { Evaluated, WrittenName } from './types.ts';
import { dynamic, placeOf } from './values.ts';
import type { Origin } from './values.ts';

interface Written extends WrittenLocal {
  readonly origin: Origin;
}

/** The local values of a module. */
export class Locals {
  readonly #written = new Map<string, Written>();
  readonly #values = new Map<string, Evaluated | undefined>();
  readonly #scope: Scope;

  constructor(declarations: readonly Declaration[], scope: Scope) {
    this.#scope = scope;
    for (const { layers } of declarations) {
      for (const layer of layers) this.#add(layer);
    }
  }

  get(name: string): Evaluated | undefined {
    const written = this.#written.get(name);
    if (written === undefined) return undefined;
    if (this.#values.has(name)) return this.#values.get(name) ?? dynamic(`local.${name} needs itself to be worked out`, placeOf(written.node, written.origin));
    this.#values.set(name, undefined);
    const value = evaluate(written.node, written.origin, this.#scope);
    this.#values.set(name, value);
    return value;
  }

  /** Their names, where they stand. */
  get names(): readonly WrittenName[] {
    return [...this.#written].map(([name, { span, origin }]) => ({ name, span, document: origin.document, path: origin.path }));
  }

  /** Locals that need themselves. */
  problems(): readonly Problem[] {
    return cyclesOf(this.#written);
  }

  /** Later ones win: those of override files come last. */
  #add({ document, body, path }: Layer): void {
    const entries = isBody(body) ? body.attributes.map(({ name, value }) => ({ key: name, value })) : body.entries;
    for (const { key, value } of entries) {
      if (key.kind !== 'scalar' || key.text === '//') continue;
      const head = { start: key.start, end: key.end };
      this.#written.set(key.text, { node: value, span: { source: document.source, ...head }, origin: { document, path: [...path, key.text], head } });
    }
  }
}
