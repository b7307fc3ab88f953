import type { Path } from '../../../text/change.ts';
import type { Problem, Span } from '../../../text/source.ts';
import type { Document } from '../../../syntax/tree.ts';

/**
 * A root module with all that it calls, read as one. `ModuleReader` (read.ts) makes it:
 *
 *     const reader = new ModuleReader(hcl);                       // one for all files: it remembers what it parsed
 *     const document = reader.document(path, text);               // the unit's document; its source is the unit's source
 *     const roots = rootsOf(folder, callersOf).map(root => reader.read(root, neighbours));
 *     const all = roots.flatMap(root => root.resources());
 */
export interface ReadRoot {
  readonly module: Module;
  /** The root module, and below it each call's, callers first. */
  readonly modules: readonly Module[];
  /** The resources of all of them. */
  resources(): readonly Resource[];
  /** What is wrong in any of them. */
  problems(): readonly Problem[];
  /** The files that were looked at, whether or not they are there, and the folders (`a/b/`, with a final `/`) that were listed. */
  readonly reads: readonly string[];
  /** False once a file or a folder that was looked at is another one. */
  isCurrent(files: ModuleFiles): boolean;
}

/**
 * What a Terraform module comes to, as far as its repository decides it: the public face of `module/`. Everything is
 * worked out when it is asked for, and once.
 *
 * **Judging a module through its callers.** A folder that no other one calls is a root module: it takes the values of
 * `terraform.tfvars` and `*.auto.tfvars`. A folder that is called takes the arguments of its calls, so it is read once for
 * each of them, as a part of its root (`rootsOf` finds these). Every value knows the place where it is
 * written, whichever file that is: the literal in the resource, in a caller's argument, in a variable's default, in a
 * `.tfvars` file. For a unit, which is one file:
 *
 * - its `subjects` are the resources of all its roots whose blocks stand in it (`resource.document` is the unit's);
 * - its `guests` are the other resources of these roots: what of them is written in this file is reported in it;
 * - its `reads` are those of its roots.
 */
export interface Module {
  /** Relative to the workspace, with `/`; empty for its top. */
  readonly folder: string;
  /** `module.db`, `module.db["a"].module.x`; empty for a root module. */
  readonly address: string;
  readonly documents: readonly Document[];
  /** What this module itself creates or looks up, one for each instance. What `count = 0` takes away is not among them. */
  readonly resources: readonly Resource[];
  readonly calls: readonly ModuleCall[];
  /**
   * Blocks at the top: `provider`, `terraform`, `variable`, `output`, `module`, `resource` ... with override files laid over
   * them. Those of resources and calls here are the declarations, in which `each` and `count` are dynamic.
   */
  blocks(type: string): readonly Block[];
  /** What a variable comes to; undefined where none of that name is declared. */
  variable(name: string): Evaluated | undefined;
  local(name: string): Evaluated | undefined;
  output(name: string): Evaluated | undefined;
  /** What is written for a variable, whether or not it is sensitive: its default, then what its caller or `.tfvars` files give it. */
  written(name: string): readonly WrittenValue[];
  readonly locals: readonly WrittenName[];
  /** Everything that the expressions of this module name. */
  readonly uses: readonly Use[];
  /** The lock file of a root module, or its `terragrunt.hcl`; undefined where there is none. */
  beside(name: '.terraform.lock.hcl' | 'terragrunt.hcl'): Document | undefined;
  /**
   * What is wrong with how this module is put together: cycles, calls that lead nowhere. Each stands at its place, which
   * may be in any of the documents. What its documents' own problems say is not repeated.
   */
  readonly problems: readonly Problem[];
}

/** A local value's name as it is declared. */
export interface WrittenName {
  readonly name: string;
  readonly span: Span;
  readonly document: Document;
  readonly path: Path | undefined;
}

/** One value of a variable. */
export interface WrittenValue {
  readonly by: 'default' | 'argument' | 'file';
  readonly value: Evaluated;
}

/** A name in an expression: `var.region`, `aws_db_instance.main.password`. */
export interface Use {
  /** `var`, `local`, `data`, a type of resources. */
  readonly root: string;
  /** The names that follow, without indices. */
  readonly path: readonly string[];
  /** The block at the top in which it stands. */
  readonly within: { readonly type: string; readonly labels: readonly string[] };
  /** The nested blocks, attributes and keys in which it stands, outermost first. */
  readonly at: readonly string[];
  /** False where the result does not tell it: in a condition, in a hash. */
  readonly shows: boolean;
}

/** A `module` block, one for each instance. */
export interface ModuleCall {
  readonly name: string;
  /** `module.db` or `module.db["a"]`, with those of the modules around it before. */
  readonly address: string;
  readonly key: InstanceKey | undefined;
  readonly instances: Instances;
  readonly block: Block;
  /** Undefined where it comes from a registry or another repository, or cannot be read. */
  readonly module: Module | undefined;
}

/** The key of one of several instances: a number under `count`, a text under `for_each`. */
export type InstanceKey = string | number;

/** `dynamic`: `count` or `for_each` is not known, so there may be none, one or many of what the block says. */
export type Instances = 'certain' | 'dynamic';

/** One instance of a `resource` or `data` block. */
export interface Resource extends Block {
  readonly mode: 'resource' | 'data';
  /** `aws_db_instance`: the first label, as `type` of a block is `resource` or `data`. */
  readonly kind: string;
  /** The second label. */
  readonly name: string;
  /** `module.x.aws_db_instance.main`, `data.aws_vpc.main`: without the key of the instance. References name this. */
  readonly address: string;
  readonly key: InstanceKey | undefined;
  readonly instances: Instances;
  readonly module: Module;
  /**
   * The block of the provider that it uses, from its own module or a caller's; undefined where none is written. Its
   * `default_tags` are for the resource.
   */
  readonly provider: Block | undefined;
}

/** A block, or an object that stands for one (`ingress = [{ ... }]`, Terraform's JSON syntax). */
export interface Block {
  readonly document: Document;
  /** `resource`, `spec`; of a block that a `dynamic` one makes, what it makes. */
  readonly type: string;
  readonly labels: readonly string[];
  /** From its type to its closing brace: UTF-16 offsets in `document.source`, half-open. */
  readonly start: number;
  readonly end: number;
  /** The shortest thing that names it, its last label or else its type: what to underline where something in it is missing. */
  readonly head: { readonly start: number; readonly end: number };
  /** Where its body stands in its document, for `Change`: `['resource', 3, 'spec', 0]`. Undefined: it cannot be written. */
  readonly path: Path | undefined;
  /** What override files lay over it (`override.tf`, `*_override.tf`), or undefined. */
  readonly overriddenIn: Document | undefined;
  /**
   * What stands at a dotted path of attributes, objects' keys, nested blocks (the first of the type) and indices:
   * `spec.template.spec.container.0.image`. A null is absent. What an unknown `dynamic` block may hold is dynamic.
   */
  get(path: string): Evaluated;
  /**
   * Nested blocks of a type, and objects in a list that an attribute of that name holds. `dynamic` blocks are expanded
   * where their `for_each` is known.
   * @param labels how many labels such a block has: 1 for a `backend`. Terraform's JSON syntax does not tell.
   */
  blocks(type: string, labels?: number): readonly Block[];
  /** Why there may be other blocks of a type than `blocks` shows, or undefined where there are no others. */
  openBlocks(type: string): string | undefined;
  /** The names of its attributes and nested blocks, `dynamic` ones under what they make. */
  readonly names: readonly string[];
}

/** What an expression comes to, and where that is written. */
export type Evaluated = Scalar | List | Mapping | Dynamic | Absent;

interface Written {
  readonly place: Place;
  /** What a text says as JSON, with the places in it: that of `jsonencode(...)`, of a heredoc. */
  readonly json?: Evaluated;
  /** The resource's attribute that this is, where the expression names it and adds nothing: `aws_s3_bucket.logs.id`. */
  readonly reference?: Reference;
}

export interface Scalar extends Written {
  readonly kind: 'scalar';
  readonly value: string | number | boolean;
}

/** A tuple, a list or a set. */
export interface List extends Written {
  readonly kind: 'list';
  readonly items: readonly Evaluated[];
  /** Items of a set have no index. */
  readonly isSet?: true;
  /** Why it may hold more than `items`, at any place: `concat(var.x, ["a"])`. Undefined: it does not. */
  readonly open: string | undefined;
}

/** An object or a map. */
export interface Mapping extends Written {
  readonly kind: 'map';
  readonly entries: Entries;
  /** Why it may have more keys than `entries`: `merge(var.tags, { a = 1 })`. Undefined: it does not. */
  readonly open: string | undefined;
}

/** What an object holds. A value is worked out when it is asked for. */
export interface Entries {
  readonly keys: readonly string[];
  get(key: string): Evaluated | undefined;
}

/** Settled elsewhere: never guessed, never judged. `place` is where whatever is not known is written or used. */
export interface Dynamic extends Written {
  readonly kind: 'dynamic';
  /** In plain words that can follow "not known: ". */
  readonly because: string;
  /** The resources that it is worked out from, where known: `"${aws_s3_bucket.logs.arn}/*"` mentions one. */
  readonly mentions: readonly Reference[];
  /**
   * Set for a template: the texts in it, and undefined for each part that is not known. The tag of
   * `"${aws_ecr_repository.app.repository_url}:latest"` is known.
   */
  readonly parts?: readonly (string | undefined)[];
  /** True where Terraform itself would refuse it: an index that is not there, a text as a number. `try` passes it over. */
  readonly refused?: true;
  /** What is known of a part of it: a resource's attributes, where this stands for the resource. */
  at?(key: string | number): Evaluated;
}

/** Not written, or null. `place.path` is where it would be written, `place` itself is the head of what would hold it. */
export interface Absent extends Written {
  readonly kind: 'absent';
}

/** An attribute of a resource or of a data source, as an expression names it. */
export interface Reference {
  /** As `Resource.address`. */
  readonly address: string;
  /** Of several instances the one that is meant; undefined where there is one, or it is not known which. */
  readonly key: InstanceKey | undefined;
  /** `id`, `origin.0.domain_name`; empty for the resource as a whole. */
  readonly attribute: string;
}

/** Where a value can be mended. UTF-16 offsets in `document.source`, half-open. */
export interface Place {
  readonly document: Document;
  readonly start: number;
  readonly end: number;
  /** What a `Change` of the document is to be given; undefined where an expression works the value out. */
  readonly path: Path | undefined;
  /** The shortest thing that names it, such as an attribute's name: what to underline where something in it is missing. */
  readonly head: { readonly start: number; readonly end: number };
}

/** The files of a workspace as modules need them. Paths are relative to it, with `/`. */
export interface ModuleFiles {
  /** Undefined for a file that is not there or not to be read. */
  text(path: string): string | undefined;
  /** The paths of the files in a folder, not of those in folders below it; empty for a folder that is not there. */
  files(folder: string): readonly string[];
}
