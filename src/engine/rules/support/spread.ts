import type { Field } from '../../model/field.ts';
import type { SpreadRequest, Workload } from '../../model/workload.ts';
import type { Finding, Judgement } from '../rule.ts';
import { describe } from './describe.ts';
import { withoutReplicas } from './replicas.ts';

type SpreadField = Field<readonly string[], SpreadRequest>;

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
  if (spread.isEnough(values.flatMap(value => (value.kind === 'known' ? value.value : [])))) return [];
  if (values.some(({ kind }) => kind === 'dynamic')) return 'unknown';
  return [finding(workload, spread)];
}

/** The fix needs the pods' labels, and leaves alone what is already written in its place. */
function finding(workload: Workload, { over, field, topologyKey, title }: Spread): Finding {
  const { span, facts } = workload;
  const message = `${describe(workload)} does nothing to spread its replicas over ${over}.`;
  const isLabelled = Object.keys(facts.podLabels ?? {}).length > 0;
  const isFree = field?.value.kind === 'absent' || (field?.value.kind === 'known' && field.value.value.length === 0);
  if (field === undefined || !isLabelled || !isFree) return { span, message, about: facts };
  return { span, message, about: facts, fixes: [{ title, safety: 'safe', changes: () => [field.set({ topologyKey })] }] };
}
