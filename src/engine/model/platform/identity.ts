import type { Span } from '../../text/source.ts';
import type { PlatformSubject } from './setting.ts';

/** What an identity may do. */
export interface IdentityPolicy extends PlatformSubject<'identity-policy'> {
  readonly statements: readonly PolicyStatement[];
  /** False where there may be other statements than these. */
  readonly isWhole: boolean;
}

export interface PolicyStatement {
  /** The words that make it wide: the actions, or the name of a policy that the platform keeps. */
  readonly span: Span;
  /** Undefined: it is not known. */
  readonly allows: boolean | undefined;
  /** Every action of every service. Undefined: it is not known. */
  readonly allActions: boolean | undefined;
  /** Undefined: it is not known. */
  readonly allResources: boolean | undefined;
  /** As messages call what it allows: `every action`, `the policy AdministratorAccess`. */
  readonly says: string;
}
