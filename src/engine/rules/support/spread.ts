import type { Change } from '../../text/change.ts';
import type { Field } from '../../model/field.ts';
import type { SpreadRequest, SpreadTerm, Workload } from '../../model/workload.ts';
import type { Finding, Judgement } from '../rule.ts';
import { describe } from './describe.ts';
import { hasPodLabels } from './labels.ts';
import { withoutReplicas } from './replicas.ts';

/** The node label that names a zone. */
export const ZONE = 'topology.kubernetes.io/zone';

type SpreadField = Field<readonly SpreadTerm[], SpreadRequest>;

/** Whether a workload spreads its replicas over the values of node labels, by anti-affinity or by topology constraints. */
export interface Spread {
  isEnough(topologyKeys: readonly string[]): boolean;
  /** For the sentence: `nodes`, `zones`. */
  readonly over: string;
  readonly field: SpreadField | undefined;
  readonly topologyKey: string;
  readonly title: string;
}

/** Says whether replicas are spread. Whether there are several the repository decides. */
export function judgeSpread(workload: Workload, spread: Spread): Judgement {
  const without = withoutReplicas(workload);
  if (without !== undefined) return without;
  const values = [workload.podAntiAffinity, workload.topologySpread].flatMap(field => (field === undefined ? [] : [field.value]));
  if (values.length === 0) return 'not-applicable';
  const own = values.flatMap(value => (value.kind === 'known' ? value.value.filter(({ ofOwnPods }) => ofOwnPods) : []));
  if (spread.isEnough(own.map(({ topologyKey }) => topologyKey))) return [];
  if (values.some(({ kind }) => kind === 'dynamic')) return 'unknown';
  return [finding(workload, spread)];
}

function finding(workload: Workload, { over, field, topologyKey, title }: Spread): Finding {
  const { span, facts } = workload;
  const message = `${describe(workload)} does nothing to spread its replicas over ${over}.`;
  const absent = [workload.podAntiAffinity, workload.topologySpread].flatMap(one => (one?.value.kind === 'absent' ? [one.name] : []));
  const found = { span, message, about: facts, absent };
  if (!canSpread(workload, field)) return found;
  return { ...found, fixes: [{ title, safety: 'safe', changes: () => [field.set({ topologyKey })] }] };
}

/** What spreads the replicas that another fix adds; nothing where something spreads them already. */
export function spreadNewReplicas(workload: Workload): readonly Change[] {
  const { podAntiAffinity, topologySpread } = workload;
  if (!canSpread(workload, topologySpread) || (podAntiAffinity !== undefined && podAntiAffinity.value.kind !== 'absent')) return [];
  return [topologySpread.set({ topologyKey: ZONE })];
}

/** The fix needs the pods' labels, and leaves alone what is already written in its place. */
function canSpread(workload: Workload, field: SpreadField | undefined): field is SpreadField {
  if (field === undefined || !hasPodLabels(workload)) return false;
  return field.value.kind === 'absent' || (field.value.kind === 'known' && field.value.value.length === 0);
}
