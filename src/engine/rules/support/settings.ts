import type { Setting, Weakness, Weaknesses } from '../../model/platform/setting.ts';
import type { Fix, Judgement, Safety } from '../rule.ts';
import type { Opinion } from './judge-value.ts';
import { judgeValue } from './judge-value.ts';

/** What a rule wants done about a setting. */
export interface Wanted<W> {
  /** As the title of the fix; the setting's name and value stand behind it. */
  readonly title: string;
  readonly safety: Safety;
  readonly value: W;
}

/**
 * Judges one setting by what holds: what is written, else what the platform does by itself. `judge` gets undefined where
 * there is nothing, or no telling. A setting that the subject does not have is not applicable.
 */
export function judgeSetting<T, W>(setting: Setting<T, W> | undefined, judge: (value: T | undefined, setting: Setting<T, W>) => Opinion): Judgement {
  if (setting === undefined) return 'not-applicable';
  return judgeValue(setting.value, value => judge(value ?? setting.byDefault, setting));
}

/** Finds fault where a switch is not as it should be; where there is no telling it is unknown. */
export function judgeSwitch(setting: Setting<boolean> | undefined, good: boolean, message: string, fix?: Omit<Wanted<boolean>, 'value'>): Judgement {
  return judgeSetting(setting, (value, one) => {
    if (value === undefined) return 'unknown';
    if (value === good) return 'good';
    return { message, fixes: fix === undefined ? [] : mend(one, { ...fix, value: good }) };
  });
}

/** The fix that writes a value, where one can be written. */
export function mend<T, W>({ set }: Setting<T, W>, { title, safety, value }: Wanted<W>): Fix[] {
  return set === undefined ? [] : [{ title, safety, changes: () => set(value) }];
}

/** One finding for each weakness; unknown where there may be others and none is seen. */
export function judgeWeaknesses(title: string, { found, open }: Weaknesses, safety: Safety = 'review'): Judgement {
  const findings = found.map(weakness => ({ span: weakness.span, message: `${title} ${weakness.says}.`, fixes: fixesOf(weakness, safety) }));
  return findings.length === 0 && open ? 'unknown' : findings;
}

function fixesOf({ mend: way }: Weakness, safety: Safety): Fix[] {
  return way === undefined ? [] : [{ title: way.title, safety, changes: way.changes }];
}
