import type { AccountFacts, AutoscalerFacts, BudgetFacts, CompositionFacts, ConfigurationFacts, Facts, FileSet, Identity, ImageOverrideFacts, MissingField, PartFacts, PolicyFacts, ServiceFacts, TargetFacts, WorkloadFacts, WrittenField } from './facts.ts';
import { isAtOrBelow } from '../text/paths.ts';
import { SelectorIndex } from './selector-index.ts';
import { pushTo } from '../text/lists.ts';

/**
 * What is known of the whole repository: the facts of every object in it. Rules ask it last, about findings
 * that depend on other files.
 */
export class Project {
  /** False where only some files were read (a single file on the command line): nothing is said to be missing then. */
  readonly complete: boolean;
  readonly #facts: readonly Facts[];
  readonly #services = new SelectorIndex<ServiceFacts, WorkloadFacts>();
  readonly #budgets = new SelectorIndex<BudgetFacts, WorkloadFacts>();
  readonly #policies = new SelectorIndex<PolicyFacts, WorkloadFacts>();
  readonly #configurations = new Map<string, ConfigurationFacts[]>();
  readonly #servicesByName = new Map<string, ServiceFacts[]>();
  readonly #workloads = new Map<string, WorkloadFacts[]>();
  /** By the kind and name of what they scale. */
  readonly #autoscalers = new Map<string, AutoscalerFacts[]>();
  readonly #accounts = new Map<string, AccountFacts[]>();
  /** The namespaces in which an account is given rights, by its name. */
  readonly #grants = new Map<string, (string | undefined)[]>();
  readonly #parts = new Map<string, PartFacts[]>();
  /** Those that name no single workload. */
  readonly #wideParts: PartFacts[] = [];
  readonly #patches = new Set<string>();
  readonly #compositions = new Map<string, CompositionFacts[]>();
  readonly #sets = new Map<string, FileSet[]>();
  readonly #imageOverrides = new Map<string, ImageOverrideFacts[]>();
  readonly #byName = new Map<string, Identity[]>();
  readonly #namespacesByKind = new Map<string, Set<string | undefined>>();

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
      pushTo(this.#imageOverrides, fact.name, fact);
      return;
    }
    if (fact.type === 'composition') {
      for (const { file } of fact.parts) pushTo(this.#compositions, file, fact);
      for (const set of fact.sets ?? []) for (const file of set.files) pushTo(this.#sets, file, { ...set, statedIn: fact.name });
      return;
    }
    const { kind, name, namespace } = fact;
    pushTo(this.#byName, `${kind}/${name}`, fact);
    this.#namespacesByKind.set(kind, (this.#namespacesByKind.get(kind) ?? new Set()).add(namespace));
    this.#addByType(fact);
  }

  #addByType(fact: Exclude<Facts, ImageOverrideFacts | CompositionFacts>): void {
    switch (fact.type) {
      case 'workload':
        this.#services.addLabelled(fact);
        this.#budgets.addLabelled(fact);
        this.#policies.addLabelled(fact);
        pushTo(this.#workloads, `${fact.kind}/${fact.name}`, fact);
        break;
      case 'service':
        this.#services.addSelecting(fact);
        pushTo(this.#servicesByName, fact.name, fact);
        break;
      case 'budget':
        this.#budgets.addSelecting(fact);
        break;
      case 'autoscaler':
        if (fact.target !== undefined) pushTo(this.#autoscalers, `${fact.target.kind}/${fact.target.name}`, fact);
        break;
      case 'account':
        pushTo(this.#accounts, fact.name, fact);
        break;
      case 'grant':
        for (const { name, namespace } of fact.accounts) pushTo(this.#grants, name, namespace);
        break;
      case 'part':
        if (fact.among === undefined) pushTo(this.#parts, fact.name, fact);
        else this.#wideParts.push(fact);
        break;
      case 'patches':
        for (const file of fact.files) this.#patches.add(file);
        break;
      case 'policy':
        this.#policies.addSelecting(fact);
        break;
      case 'configuration':
        pushTo(this.#configurations, `${fact.kind}/${fact.name}`, fact);
        break;
      case 'key':
      case 'target':
      case 'object':
        break;
    }
  }

  /** True for a file that a kustomization applies as a patch. */
  isPatch(path: string): boolean {
    return this.#patches.has(path);
  }

  /** The files that read this one as a part of themselves. */
  readersOf(path: string): readonly string[] {
    return [...new Set((this.#compositions.get(path) ?? []).map(({ name }) => name))];
  }

  /** The services of a file that others extend, or add to. */
  basesIn(path: string): readonly string[] {
    return (this.#compositions.get(path) ?? []).flatMap(({ parts }) => parts.flatMap(({ file, service }) => (file === path ? [service] : [])));
  }

  /** The sets of files that are read as one, and in which a file is. */
  setsOf(path: string): readonly FileSet[] {
    return this.#sets.get(path) ?? [];
  }

  /** What else decides about an image, named without tag and digest: kustomizations in a cluster, those who build it outside. */
  imageOverridesOf({ name, outsideCluster }: Pick<Identity, 'name' | 'outsideCluster'>): readonly ImageOverrideFacts[] {
    return (this.#imageOverrides.get(name) ?? []).filter(fact => fact.outsideCluster === outsideCluster);
  }

  /** True where an object of this kind and name is in the repository, in this namespace or in one that is not stated. */
  has(kind: string, name: string, namespace: string | undefined): boolean {
    return (this.#byName.get(`${kind}/${name}`) ?? []).some(found => sameNamespace(found.namespace, namespace));
  }

  /** True where any object of this kind is meant for the namespace. */
  hasAny(kind: string, namespace: string | undefined): boolean {
    const namespaces = this.#namespacesByKind.get(kind);
    if (namespaces === undefined) return false;
    return namespace === undefined || namespaces.has(namespace) || namespaces.has(undefined);
  }

  /** What kustomizations state of a workload beside its own manifest. */
  partsOf({ kind, name, namespace, outsideCluster }: Identity): PartFacts[] {
    return outsideCluster === true ? [] : (this.#parts.get(name) ?? []).filter(part => (part.ofAnyKind || part.kind === kind) && sameNamespace(part.namespace, namespace));
  }

  /** True where a patch of a kustomization may write a field that the object itself leaves out. */
  mayBePatched(missing: MissingField): boolean {
    if (missing.outsideCluster === true) return false;
    const wide = this.#wideParts.filter(({ ofAnyKind, kind, among = [] }) => (ofAnyKind || kind === missing.kind) && among.some(folder => isAtOrBelow(folder, missing.file)));
    return [...this.partsOf(missing), ...wide].some(({ writes }) => writes.some(written => coversField(written, missing)));
  }

  servicesOf(workload: WorkloadFacts): ServiceFacts[] {
    return workload.outsideCluster === true ? [] : inNamespace(this.#services.selecting(workload), workload.namespace);
  }

  servicesNamed(name: string, namespace: string | undefined): ServiceFacts[] {
    return inNamespace(this.#servicesByName.get(name), namespace);
  }

  autoscalersOf({ kind, name, namespace, outsideCluster }: WorkloadFacts): AutoscalerFacts[] {
    return outsideCluster === true ? [] : inNamespace(this.#autoscalers.get(`${kind}/${name}`), namespace);
  }

  budgetsOf(workload: WorkloadFacts): BudgetFacts[] {
    return workload.outsideCluster === true ? [] : inNamespace(this.#budgets.selecting(workload), workload.namespace);
  }

  workloadsOf(budget: BudgetFacts): WorkloadFacts[] {
    return inNamespace(this.#budgets.selected(budget), budget.namespace);
  }

  policiesOf(workload: WorkloadFacts): PolicyFacts[] {
    return workload.outsideCluster === true ? [] : inNamespace(this.#policies.selecting(workload), workload.namespace);
  }

  /** The workloads that a Service's selector certainly selects. */
  targetsOf(target: TargetFacts): WorkloadFacts[] {
    return inNamespace(this.#services.selected(target), target.namespace).filter(({ podLabels, outsideCluster }) => podLabels !== undefined && outsideCluster !== true);
  }

  configurationsNamed(kind: string, name: string, namespace: string | undefined): ConfigurationFacts[] {
    return inNamespace(this.#configurations.get(`${kind}/${name}`), namespace);
  }

  accountsNamed(name: string, namespace: string | undefined): AccountFacts[] {
    return inNamespace(this.#accounts.get(name), namespace);
  }

  /** True where the repository gives an account rights in the cluster. */
  hasGrants(account: string, namespace: string | undefined): boolean {
    return (this.#grants.get(account) ?? []).some(granted => sameNamespace(granted, namespace));
  }

  workloadsNamed(kind: string, name: string, namespace: string | undefined): WorkloadFacts[] {
    return inNamespace(this.#workloads.get(`${kind}/${name}`), namespace);
  }
}

/** True where the written field is the missing one, holds it, or is a part of it. */
function coversField(written: WrittenField, { container, paths }: MissingField): boolean {
  if (written.container !== undefined && written.container !== container) return false;
  return written.path === '' || paths.some(path => `${path}.`.startsWith(`${written.path}.`) || written.path.startsWith(`${path}.`));
}

function inNamespace<T extends Identity>(facts: readonly T[] | undefined, namespace: string | undefined): T[] {
  return (facts ?? []).filter(fact => sameNamespace(fact.namespace, namespace));
}

/** A namespace that a file does not state may be any: the command line or a kustomization decides it. */
function sameNamespace(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
