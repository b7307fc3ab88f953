import type { DialectId } from '../model/dialect.ts';
import type { ParameterValue } from './parameters.ts';

/**
 * A file with the expectation drawn under the culprit, and the mended file beside it:
 *
 *         - name: web
 *     #           ^^^ Container web of Deployment shop has no memory limit.
 *
 * A drawn line is a comment of carets and the whole message, right under the line that it points at; it is taken out before
 * the file is read. `# <^^^` points at the first column of the line. An example without a drawn line must be found good.
 */
export interface Example {
  /** What the example shows, for the rule's page. */
  readonly title?: string;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly file: string;
  /** The file after every finding's first fix. Left out where the rule offers none. */
  readonly fixed?: string;
  /** Other files of the repository, by path; without a `.gitignore` among them it is not known what Git leaves out. */
  readonly beside?: Readonly<Record<string, string>>;
}

type Shown = readonly Example[] | { readonly notApplicable: string };

/** By dialect; `ecs` are Terraform files that describe tasks of Amazon ECS. */
export type ExamplesId = DialectId | 'ecs';

/** For each dialect examples, or why the rule means nothing there. */
export type Examples = Readonly<Record<ExamplesId, Shown>>;
