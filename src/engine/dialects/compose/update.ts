import type { Span } from '../../text/source.ts';
import type { Field, Value } from '../../model/field.ts';
import type { UpdateStrategy } from '../../model/workload.ts';
import type { Change } from '../../text/change.ts';
import { number, text } from './codecs.ts';
import { ComputedField, SpotField, anchorOf } from './field.ts';
import type { Spot } from './spot.ts';

/**
 * How Swarm replaces the tasks of a service (`deploy.update_config`): so many at a time, all for 0, and each before or after
 * its successor starts. Undefined where nobody wrote it: one at a time then.
 */
export function updateStrategy(service: Spot, span: Span): UpdateStrategy | undefined {
  const config = service.path('deploy.update_config');
  if (!config.isWritten) return undefined;
  const isStartFirst = new SpotField('order', config.at('order'), text).value;
  const startsFirst = isStartFirst.kind === 'known' && isStartFirst.value === 'start-first';
  const none = amount(config, () => 0);
  const batch = amount(config, parallelism => (parallelism === 0 ? '100%' : parallelism));
  const type = (): Value<string> => (isStartFirst.kind === 'dynamic' ? isStartFirst : { kind: 'known', value: 'RollingUpdate', span });
  return {
    span,
    type: new ComputedField<string>({ name: 'order', value: type, set: () => config.at('order').remove(), remove: () => config.at('order').remove() }),
    maxUnavailable: startsFirst ? none : batch,
    ...(startsFirst ? { maxSurge: batch } : {}),
    isCounted: true,
  };
}

/** One at a time where nobody wrote it. A percentage is not Swarm's way: one at a time is the least. */
function amount(config: Spot, of: (parallelism: number) => number | string): Field<number | string> {
  const spot = config.at('parallelism');
  const field = new SpotField('parallelism', spot, number);
  return new ComputedField<number | string>({
    name: 'deploy.update_config.parallelism',
    value: (): Value<number | string> => {
      const { value } = field;
      if (value.kind === 'dynamic') return value;
      return { kind: 'known', value: of(value.kind === 'known' ? value.value : 1), span: value.kind === 'known' ? value.span : (config.keySpan ?? anchorOf(config)) };
    },
    set: (value): Change => spot.set(typeof value === 'number' ? value : 1),
    remove: () => spot.remove(),
  });
}
