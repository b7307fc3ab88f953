import type { Change } from '../../text/change.ts';
import type { Container } from '../../model/container.ts';
import type { Field } from '../../model/field.ts';
import { known } from '../../model/field.ts';
import type { Workload } from '../../model/workload.ts';
import type { Judgement } from '../rule.ts';
import type { Opinion, Shared } from './judge-value.ts';
import { judgeShared } from './judge-value.ts';

/** True for pods of Windows nodes: users by number, capabilities, seccomp and the like do not exist there (PodOS, core/v1). */
export function isWindows(subject: Container | Workload): boolean {
  return (subject.subject === 'container' ? subject.workload : subject).os === 'windows';
}

/** Judges a field that only Linux has, as `judgeShared` does. */
export function judgeLinux<T, W>(container: Container, pick: (container: Container) => Field<T, W> | undefined, judge: (known: T | undefined, shared: Shared<T, W>) => Opinion): Judgement {
  return isWindows(container) ? 'not-applicable' : judgeShared(container, pick, judge);
}

/** A capability's name as the API wants it: `CAP_NET_ADMIN` and `net_admin` are NET_ADMIN. */
export function capabilityName(written: string): string {
  return written.toUpperCase().replace(/^CAP_/, '');
}

/** True where a container adds one of these capabilities; undefined where a template decides what it adds. */
export function addsCapability({ addedCapabilities }: Container, ...names: readonly string[]): boolean | undefined {
  if (addedCapabilities.value.kind === 'dynamic') return undefined;
  return (known(addedCapabilities) ?? []).some(written => names.includes(capabilityName(written)));
}

/**
 * True where a container can always gain privileges, so that the API refuses to turn that off: it is privileged or has
 * CAP_SYS_ADMIN (SecurityContext, core/v1). Undefined where that is not known.
 */
export function alwaysEscalates(container: Container): boolean | undefined {
  if (known(container.privileged) === true) return true;
  const adds = addsCapability(container, 'SYS_ADMIN', 'ALL');
  return container.privileged.value.kind === 'dynamic' && adds !== true ? undefined : adds;
}

/** For fixes that take away what made a container escalate always: what was moot until then is said. */
export function forbidEscalation({ allowPrivilegeEscalation: field }: Container): Change[] {
  return field === undefined || field.value.kind === 'dynamic' || known(field) === false ? [] : [field.set(false)];
}

/**
 * A privileged container runs unconfined whatever seccomp profile it states (Linux kernel security constraints): when it
 * is privileged no more, the profile is said.
 */
export function confine({ seccompProfile: field }: Container): Change[] {
  const profile = known(field);
  return field === undefined || field.value.kind === 'dynamic' || profile === 'RuntimeDefault' || profile === 'Localhost' ? [] : [field.set('RuntimeDefault')];
}

/** The least user and group id that no account of a usual host has. */
export const HIGH_ID = 10001;
