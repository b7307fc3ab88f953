import type { IdentityPolicy, PolicyStatement } from '../../../model/platform/identity.ts';
import type { Block, Evaluated, Resource } from '../module/types.ts';
import { textOf } from '../platform/codecs.ts';
import type { Policy, Statement, Texts } from './policy.ts';
import { readPolicy, textsOf } from './policy.ts';
import { subjectOf } from '../platform/settings.ts';
import type { World } from '../platform/world.ts';

/** `aws_iam_policy` and the policies that are a part of a role, a user or a group. */
export function readIdentityPolicy(resource: Resource, world: World): IdentityPolicy {
  return policyOf(resource, [readPolicy(resource.get('policy'), world)], []);
}

/** `aws_iam_role` with the policies that are written in it; whom it trusts is another question. */
export function readRole(resource: Resource, world: World): IdentityPolicy | readonly [] {
  const inline = resource.blocks('inline_policy').map((block: Block) => readPolicy(block.get('policy'), world));
  const managed = resource.get('managed_policy_arns');
  if (inline.length === 0 && managed.kind === 'absent') return [];
  return policyOf(resource, inline, [textsOf(managed)]);
}

/** What gives a role, a user or a group a policy of Amazon's. */
export function readAttachment(resource: Resource): IdentityPolicy | readonly [] {
  const arn: Evaluated = resource.get('policy_arn');
  // One of ours is judged where it stands.
  if (textOf(arn) === undefined) return [];
  return policyOf(resource, [], [textsOf(arn)]);
}

function policyOf(resource: Resource, policies: readonly Policy[], managed: readonly Texts[]): IdentityPolicy {
  return {
    ...subjectOf('identity-policy', resource),
    statements: [...policies.flatMap(({ statements }) => statements.map(statementOf)), ...managed.flatMap(({ known }) => known.flatMap(administrator))],
    isWhole: policies.every(({ open }) => !open) && managed.every(({ open }) => !open),
  };
}

/** Whoever may do everything with identities may give themselves everything else. */
const ALL_ACTIONS: ReadonlySet<string> = new Set(['*', '*:*', 'iam:*']);

function statementOf({ span, effect, actions, notActions, resources }: Statement): PolicyStatement {
  const wide = actions.known.find(({ text }) => ALL_ACTIONS.has(text));
  const says = notActions ? 'every action but some' : wide?.text === 'iam:*' ? 'every action of IAM' : 'every action';
  return {
    span: wide?.span ?? (notActions ? (actions.known[0]?.span ?? span) : span),
    allows: effect === undefined ? undefined : effect === 'Allow',
    allActions: notActions || wide !== undefined ? true : actions.open ? undefined : false,
    allResources: resources.known.some(({ text }) => text === '*') ? true : resources.open ? undefined : false,
    says,
  };
}

function administrator({ text, span }: Texts['known'][number]): PolicyStatement[] {
  const name = /:aws:policy\/(?:[\w-]+\/)*(AdministratorAccess|IAMFullAccess)$/.exec(text)?.[1];
  return name === undefined ? [] : [{ span, allows: true, allActions: true, allResources: true, says: name === 'AdministratorAccess' ? 'every action' : 'every action of IAM' }];
}

