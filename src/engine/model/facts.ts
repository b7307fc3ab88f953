/**
 * What one object tells the rest of its repository, in plain data. The index keeps the facts of every file
 * in memory and drops the trees, so nothing here may hold a span, a field or a node.
 */
export type Facts = WorkloadFacts | ServiceFacts | AutoscalerFacts | BudgetFacts | PatchFacts | PartFacts | ImageOverrideFacts | AccountFacts | GrantFacts | CompositionFacts | ConfigurationFacts | KeyFacts | PolicyFacts | TargetFacts | ObjectFacts;

/** Labels by key. Undefined stands for labels that a template or a variable decides. */
export type Labels = Readonly<Record<string, string>> | undefined;

export interface Identity {
  readonly kind: string;
  readonly name: string;
  /** Undefined where the file does not say: a kustomization or the command line decides it. */
  readonly namespace: string | undefined;
  /** True for what runs in no cluster: the objects of one do not select, scale, patch or rename it. */
  readonly outsideCluster?: true;
}

export interface WorkloadFacts extends Identity {
  readonly type: 'workload';
  readonly podLabels: Labels;
  /** Undefined: not written or not known. */
  readonly replicas: number | undefined;
  /** A main container or sidecar lists a port. */
  readonly exposesPorts: boolean;
  /** The ports that its containers list; undefined where a template decides one, or a container lists none and may listen on any. */
  readonly ports?: readonly { readonly name: string | undefined; readonly number: number }[] | undefined;
  /** The names of the ports that its containers list; undefined where a template decides one. */
  readonly portNames?: readonly string[] | undefined;
  /** The Service that gives a StatefulSet's pods their names. Undefined: not written or not known. */
  readonly serviceName: string | undefined;
  /** The account that its pods run under. Undefined: not written or not known. */
  readonly serviceAccount: string | undefined;
  /** Every main container and sidecar states a request for it, or the pod does for all. */
  readonly requests: { readonly cpu: boolean; readonly memory: boolean };
}

export interface ServiceFacts extends Identity {
  readonly type: 'service';
  readonly selector: Selector;
  readonly headless: boolean;
}

export interface AutoscalerFacts extends Identity {
  readonly type: 'autoscaler';
  readonly target: { readonly kind: string; readonly name: string } | undefined;
  /** Undefined: not known. */
  readonly minReplicas: number | undefined;
  readonly maxReplicas: number | undefined;
  /** The resources whose use it measures in percent of the target's request. */
  readonly utilization: readonly string[];
}

export interface BudgetFacts extends Identity {
  readonly type: 'budget';
  readonly selector: Selector;
  /** Undefined: not written or not known. */
  readonly minAvailable: number | string | undefined;
}

/** Files that hold parts of objects, merged into whole ones elsewhere: nothing can be missing in them. */
export interface PatchFacts extends Identity {
  readonly type: 'patches';
  /** Paths relative to the folder, with `/`. */
  readonly files: readonly string[];
}

/** What a kustomization states of a workload that stands elsewhere: a strategic-merge patch, or an entry of its `replicas`. */
export interface PartFacts extends Identity {
  readonly type: 'part';
  /** True where any kind of the name is meant. */
  readonly ofAnyKind: boolean;
  /** Undefined: it states none. */
  readonly replicas: number | undefined;
  /** A container of it states a request, or a limit. */
  readonly requests: { readonly cpu: boolean; readonly memory: boolean };
  /** The fields that it writes. */
  readonly writes: readonly WrittenField[];
  /** Where it names no single workload: the files and folders whose workloads it may mean. `name` is empty then. */
  readonly among?: readonly string[];
}

export interface WrittenField {
  /** Undefined: it counts for all containers, or it is not known for which. */
  readonly container: string | undefined;
  /** Keys with dots, from the container, the pod's spec or the workload's: `resources.limits.memory`. Empty: it is not known which. */
  readonly path: string;
}

/** Fields of which nobody wrote any in the object's own file. */
export interface MissingField extends Identity {
  /** The file of the object. */
  readonly file: string;
  readonly container: string | undefined;
  /** As the dialect spells them. */
  readonly paths: readonly string[];
}

/**
 * An image that something else in the repository decides about: a kustomization gives it another name, tag or digest in the
 * files that it reads; outside a cluster a project may build it, under the tag that is stated.
 */
export interface ImageOverrideFacts extends Identity {
  readonly type: 'image-override';
  /** The image as containers write it, without tag and digest. */
  readonly name: string;
  readonly newName: string | undefined;
  readonly newTag: string | undefined;
  readonly digest: string | undefined;
}

/** The identity that pods have towards the cluster: a ServiceAccount. */
export interface AccountFacts extends Identity {
  readonly type: 'account';
  /** Whether its token is put into pods that do not say themselves. Undefined: not written or not known. */
  readonly mountsToken: boolean | undefined;
}

/** Rights that are given to accounts: a RoleBinding or a ClusterRoleBinding. */
export interface GrantFacts extends Identity {
  readonly type: 'grant';
  readonly accounts: readonly { readonly name: string; readonly namespace: string | undefined }[];
}

/** A file that reads others as parts of itself: a Compose project with what it extends and includes. `name` is its path. */
export interface CompositionFacts extends Identity {
  readonly type: 'composition';
  /** Services of other files, whose paths are as `name`: they do not stand for themselves. */
  readonly parts: readonly { readonly file: string; readonly service: string }[];
  /** Files that are read as one. */
  readonly sets?: readonly Omit<FileSet, 'statedIn'>[];
}

/** Files that are read as one, in this order, or one file that is read with what another says. */
export interface FileSet {
  readonly files: readonly string[];
  /** What paths in them are relative to; the folder of the first of them where nobody says. */
  readonly folder?: string;
  /** Where their variables are looked for, the first that sets one winning. */
  readonly envFiles?: readonly string[];
  /** The path of the file that says so. */
  readonly statedIn: string;
}

/** Named texts that workloads read: a ConfigMap, a Secret. */
export interface ConfigurationFacts extends Identity {
  readonly type: 'configuration';
  /** Undefined where not all of them are known. */
  readonly keys: readonly string[] | undefined;
}

/** The question whether a configuration has a key. Its `kind`, `name` and `namespace` are the configuration's. */
export interface KeyFacts extends Identity {
  readonly type: 'key';
  readonly key: string;
}

/** Who may reach some pods, and whom they may reach: a NetworkPolicy. */
export interface PolicyFacts extends Identity {
  readonly type: 'policy';
  readonly selector: Selector;
}

/** The question whether any workload that a Service selects listens on a port. */
export interface TargetFacts extends Identity {
  readonly type: 'target';
  readonly selector: Selector;
  readonly port: number | string;
}

/** Any other object, known by its name alone: a ResourceQuota, a ClusterRole. */
export interface ObjectFacts extends Identity {
  readonly type: 'object';
}

/** Which pods are meant. `unknown` (a template decides) is taken to select whatever is asked. */
export type Selector =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'labels'; readonly match: Readonly<Record<string, string>>; readonly expressions: readonly LabelExpression[] };

export interface LabelExpression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** True where a selector may select pods with these labels. Labels that are not known may be selected by anything. */
export function selects(selector: Selector, labels: Labels): boolean {
  if (selector.kind === 'none') return false;
  if (selector.kind === 'unknown' || labels === undefined) return true;
  return (
    Object.entries(selector.match).every(([key, value]) => labelOf(labels, key) === value) &&
    selector.expressions.every(expression => holds(expression, labels))
  );
}

function holds({ key, operator, values }: LabelExpression, labels: Readonly<Record<string, string>>): boolean {
  const value = labelOf(labels, key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}

/** Every object has a `constructor`; not every pod has such a label. */
function labelOf(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
