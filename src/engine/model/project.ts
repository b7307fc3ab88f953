import type { AccountFacts, AutoscalerFacts, BudgetFacts, CompositionFacts, Facts, GrantFacts, Identity, ImageOverrideFacts, PartFacts, ServiceFacts, WorkloadFacts } from './facts.ts';
import { selects } from './facts.ts';

/**
 * What is known of the whole repository: the facts of every object in it. Rules ask it last, about findings
 * that depend on other files.
 */
export class Project {
  /** False where only some files were read (a single file on the command line): nothing is said to be missing then. */
  readonly complete: boolean;
  readonly #facts: readonly Facts[];
  readonly #workloads: WorkloadFacts[] = [];
  readonly #services: ServiceFacts[] = [];
  readonly #autoscalers: AutoscalerFacts[] = [];
  readonly #budgets: BudgetFacts[] = [];
  readonly #accounts: AccountFacts[] = [];
  readonly #grants: GrantFacts[] = [];
  readonly #parts: PartFacts[] = [];
  readonly #patches = new Set<string>();
  readonly #compositions = new Map<string, CompositionFacts[]>();
  readonly #imageOverrides = new Map<string, ImageOverrideFacts[]>();
  readonly #byName = new Map<string, Identity[]>();

  constructor(facts: Iterable<Facts>, complete: boolean) {
    this.complete = complete;
    this.#facts = [...facts];
    for (const fact of this.#facts) this.#add(fact);
  }

  /** The repository with some facts in place of others, as when a file changes. */
  replacing(before: readonly Facts[], after: readonly Facts[]): Project {
    const gone = before.map(fact => JSON.stringify(fact));
    if (JSON.stringify(before) === JSON.stringify(after)) return this;
    const names = new Set(before.map(({ name }) => name));
    const left = this.#facts.filter(fact => {
      const at = names.has(fact.name) ? gone.indexOf(JSON.stringify(fact)) : -1;
      if (at >= 0) gone.splice(at, 1);
      return at < 0;
    });
    return new Project([...left, ...after], this.complete);
  }

  #add(fact: Facts): void {
    if (fact.type === 'image-override') {
      push(this.#imageOverrides, fact.name, fact);
      return;
    }
    if (fact.type === 'composition') {
      for (const { file } of fact.parts) push(this.#compositions, file, fact);
      return;
    }
    push(this.#byName, `${fact.kind}/${fact.name}`, fact);
    if (fact.type === 'workload') this.#workloads.push(fact);
    else if (fact.type === 'service') this.#services.push(fact);
    else if (fact.type === 'autoscaler') this.#autoscalers.push(fact);
    else if (fact.type === 'budget') this.#budgets.push(fact);
    else if (fact.type === 'account') this.#accounts.push(fact);
    else if (fact.type === 'grant') this.#grants.push(fact);
    else if (fact.type === 'part') this.#parts.push(fact);
    else if (fact.type === 'patches') for (const file of fact.files) this.#patches.add(file);
  }

  /** True for a file that a kustomization applies as a patch, or that a Compose project merges with another it includes. */
  isPatch(path: string): boolean {
    return this.#patches.has(path) || (this.#compositions.get(path) ?? []).some(({ parts }) => parts.some(({ file, service }) => file === path && service === undefined));
  }

  /** The files that read this one as a part of themselves. */
  readersOf(path: string): readonly string[] {
    return [...new Set((this.#compositions.get(path) ?? []).map(({ name }) => name))];
  }

  /** The services of a file that others extend. */
  basesIn(path: string): readonly string[] {
    return (this.#compositions.get(path) ?? []).flatMap(({ parts }) => parts.flatMap(({ file, service }) => (file === path && service !== undefined ? [service] : [])));
  }

  /** What kustomizations make of an image, named without tag and digest. */
  imageOverridesOf(image: string): readonly ImageOverrideFacts[] {
    return this.#imageOverrides.get(image) ?? [];
  }

  /** True where an object of this kind and name is in the repository, in this namespace or in one that is not stated. */
  has(kind: string, name: string, namespace: string | undefined): boolean {
    return (this.#byName.get(`${kind}/${name}`) ?? []).some(found => sameNamespace(found.namespace, namespace));
  }

  /** True where any object of this kind is meant for the namespace. */
  hasAny(kind: string, namespace: string | undefined): boolean {
    for (const [key, found] of this.#byName) {
      if (key.startsWith(`${kind}/`) && found.some(one => sameNamespace(one.namespace, namespace))) return true;
    }
    return false;
  }

  /** What kustomizations state of a workload beside its own manifest. */
  partsOf({ kind, name, namespace }: Identity): PartFacts[] {
    return this.#parts.filter(part => part.name === name && (part.ofAnyKind || part.kind === kind) && sameNamespace(part.namespace, namespace));
  }

  servicesOf(workload: WorkloadFacts): ServiceFacts[] {
    return this.#services.filter(
      service => sameNamespace(service.namespace, workload.namespace) && selects(service.selector, workload.podLabels),
    );
  }

  servicesNamed(name: string, namespace: string | undefined): ServiceFacts[] {
    return this.#services.filter(service => service.name === name && sameNamespace(service.namespace, namespace));
  }

  autoscalersOf(workload: WorkloadFacts): AutoscalerFacts[] {
    return this.#autoscalers.filter(
      ({ target, namespace }) =>
        target?.kind === workload.kind && target.name === workload.name && sameNamespace(namespace, workload.namespace),
    );
  }

  budgetsOf(workload: WorkloadFacts): BudgetFacts[] {
    return this.#budgets.filter(
      budget => sameNamespace(budget.namespace, workload.namespace) && selects(budget.selector, workload.podLabels),
    );
  }

  workloadsOf(budget: BudgetFacts): WorkloadFacts[] {
    return this.#workloads.filter(
      workload => sameNamespace(budget.namespace, workload.namespace) && selects(budget.selector, workload.podLabels),
    );
  }

  accountsNamed(name: string, namespace: string | undefined): AccountFacts[] {
    return this.#accounts.filter(account => account.name === name && sameNamespace(account.namespace, namespace));
  }

  /** True where the repository gives an account rights in the cluster. */
  hasGrants(account: string, namespace: string | undefined): boolean {
    return this.#grants.some(({ accounts }) => accounts.some(one => one.name === account && sameNamespace(one.namespace, namespace)));
  }

  workloadsNamed(kind: string, name: string, namespace: string | undefined): WorkloadFacts[] {
    return this.#workloads.filter(
      workload => workload.kind === kind && workload.name === name && sameNamespace(workload.namespace, namespace),
    );
  }
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** A namespace that a file does not state may be any: the command line or a kustomization decides it. */
function sameNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
