import type { Container } from '../../model/container.ts';
import { known } from '../../model/field.ts';
import type { Probe } from '../../model/probe.ts';
import type { ParameterSchema, ParametersOf } from '../parameters.ts';
import type { Finding, Judgement } from '../rule.ts';
import { describe } from './describe.ts';
import { PROBE_DEFAULTS } from './probes.ts';

/** What a team, or an item of a checklist, may state of a probe. */
export const PROBE_PARAMETERS = {
  path: { type: 'text', description: 'The HTTP path that every such probe must ask.' },
  failureThreshold: { type: 'number', minimum: 1, description: 'After how many failures in a row every such probe must give up.' },
} as const satisfies ParameterSchema;

/** Says whether a probe that is written is as stated. One that asks otherwise than by HTTP has no path to be judged. */
export function judgeStated(container: Container, what: string, probe: Probe, stated: ParametersOf<typeof PROBE_PARAMETERS>): Judgement {
  const { kind, path, failureThreshold } = probe;
  if (kind === undefined) return 'unknown';
  const wrong: Finding[] = [];
  if (stated.path !== undefined && kind === 'http' && path !== undefined) {
    if (path.value.kind === 'dynamic') return 'unknown';
    // The API's default is the root.
    const asked = known(path) ?? '/';
    if (asked !== stated.path) wrong.push({ span: path.value.span, message: `${describe(container)} has a ${what} that asks ${asked}; ${stated.path} is stated.`, fixes: [{ title: `Let the ${what} of ${container.name} ask ${stated.path}`, safety: 'review', changes: () => [path.set(stated.path ?? asked)] }] });
  }
  if (stated.failureThreshold !== undefined && failureThreshold !== undefined) {
    if (failureThreshold.value.kind === 'dynamic') return wrong.length > 0 ? wrong : 'unknown';
    const { failureThreshold: wanted } = stated;
    const count = known(failureThreshold) ?? PROBE_DEFAULTS.failureThreshold;
    if (count !== wanted) wrong.push({ span: failureThreshold.value.span, message: `${describe(container)} has a ${what} that gives up after ${String(count)} failures; ${String(wanted)} is stated.`, fixes: [{ title: `Let the ${what} of ${container.name} give up after ${String(wanted)} failures`, safety: 'review', changes: () => [failureThreshold.set(wanted)] }] });
  }
  return wrong;
}
