import type { Change } from '../text/change.ts';
import type { Span } from '../text/source.ts';
import type { Facts } from '../model/facts.ts';
import type { Project } from '../model/project.ts';
import type { Subject, SubjectKind, SubjectOf } from '../model/subject.ts';
import type { ParameterSchema, ParametersOf, ParameterValue } from './parameters.ts';
import { readParameters } from './parameters.ts';
import type { Examples } from './example.ts';

/** error: will break or expose; warning: will hurt in production; information: hardening. */
export type Severity = 'error' | 'warning' | 'information';

/** recommended: on by default. strict: on when asked for. optional: on when a parameter is set. */
export type Profile = 'recommended' | 'strict' | 'optional';

/** Findings of one subject and one topic are mended together by one composite fix. */
export type Topic = 'probes' | 'lifecycle' | 'resources' | 'security' | 'host' | 'availability' | 'schedule' | 'image' | 'environment' | 'secrets' | 'network' | 'storage' | 'metadata' | 'cluster' | 'data' | 'edge' | 'identity' | 'operation' | 'code';

/** Tools whose ids for the same check we know, for people who come from them and for the suppressions they left. */
export type Tool = 'kube-linter' | 'kube-score' | 'polaris' | 'checkov' | 'trivy' | 'kics' | 'kubescape' | 'monokle' | 'tfsec' | 'tflint' | 'dclint' | 'compose-lint';

export interface RuleMeta {
  readonly severity: Severity;
  readonly profile: Profile;
  readonly topic: Topic;
  /** The good state, one line. */
  readonly summary: string;
  /** Why it matters and what the rule leaves alone, in Markdown. */
  readonly why: string;
  readonly references: readonly string[];
  readonly alsoKnownAs?: Partial<Record<Tool, readonly string[]>>;
}

/**
 * safe: keeps the meaning and cannot break what runs; the only kind that fix-all applies.
 * review: changes what runs, so a person should look. fill-in: invents a value that a person must decide.
 */
export type Safety = 'safe' | 'review' | 'fill-in';

export interface Fix {
  readonly title: string;
  readonly safety: Safety;
  /** Lazy: asked only when a light bulb or `fix` wants it. */
  changes(): readonly Change[];
}

export interface Finding {
  readonly span: Span;
  /** Names the workload and the container, and says what is so. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
  /**
   * The finding depends on the rest of the repository: the rule's `holds` is asked about these facts once all
   * files are read, and again when another file changes. Plain data, so that the finding can outlive its tree.
   */
  readonly about?: Facts;
  /** The names of the fields that nobody wrote, any of which would do. A patch that stands elsewhere in the repository may write one. */
  readonly absent?: readonly string[];
}

/**
 * What a rule says of one subject. No findings: examined and found good. `not-applicable` and `unknown` are
 * not examined, so that neither can ever prove a checklist item.
 */
export type Judgement = readonly Finding[] | 'not-applicable' | 'unknown';

/**
 * What the repository says of a finding. `false` finds the subject good. `not-applicable` and `unknown` take back that it
 * was examined: the rest of the repository shows that the rule does not concern it, or is not there to be asked.
 */
export type Standing = boolean | 'not-applicable' | 'unknown';

export interface RuleDefinition<K extends SubjectKind, P extends ParameterSchema> {
  readonly id: string;
  readonly subject: K;
  readonly meta: RuleMeta;
  readonly parameters?: P;
  check(subject: SubjectOf<K>, parameters: ParametersOf<P>): Judgement;
  /** Whether a finding with `about` stands, given the whole repository. */
  holds?(about: Facts, project: Project, parameters: ParametersOf<P>): Standing;
  readonly examples: Examples;
}

/** A rule as the linter sees it. */
export interface Rule {
  readonly id: string;
  readonly subject: SubjectKind;
  readonly meta: RuleMeta;
  readonly parameters: ParameterSchema;
  readonly examples: Examples;
  judge(subject: Subject, parameters: Readonly<Record<string, ParameterValue>>): Judgement;
  holds(about: Facts, project: Project, parameters: Readonly<Record<string, ParameterValue>>): Standing;
}

/** Defines a rule: one typed literal in one small file. */
export function rule<K extends SubjectKind, const P extends ParameterSchema = ParameterSchema>(definition: RuleDefinition<K, P>): Rule {
  const { id, subject, meta, examples, parameters: schema } = definition;
  // One ruleset gives the same parameters for every subject: they are checked once.
  let last: { readonly given: object; readonly read: ParametersOf<P> } | undefined;
  const parametersOf = (given: Readonly<Record<string, ParameterValue>>): ParametersOf<P> => {
    if (last?.given !== given) last = { given, read: readParameters(schema, given) };
    return last.read;
  };
  return {
    id,
    subject,
    meta,
    examples,
    parameters: schema ?? {},
    judge: (one, given) =>
      isOfKind(one, subject) ? definition.check(one, parametersOf(given)) : 'not-applicable',
    holds: (about, project, given) => definition.holds?.(about, project, parametersOf(given)) ?? true,
  };
}

function isOfKind<K extends SubjectKind>(subject: Subject, kind: K): subject is SubjectOf<K> {
  return subject.subject === kind;
}
