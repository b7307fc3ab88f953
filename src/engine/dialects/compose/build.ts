import type { Build } from '../../model/container.ts';
import type { Value } from '../../model/field.ts';
import type { Document } from '../../syntax/tree.ts';
import { Choice } from '../../text/change.ts';
import { text } from './codecs.ts';
import { environment } from './environment.ts';
import { ComputedField, SpotField, anchorOf, readValue } from './field.ts';
import type { Spot } from './spot.ts';

/**
 * How a service's image is built. Where it is named as well, `pull_policy` says which counts; without one Compose looks for
 * the name in the registry first (Compose specification, build, "Using build and image").
 */
export function buildOf(service: Spot, own: Document): Build | undefined {
  const build = service.at('build');
  if (!build.isWritten) return undefined;
  const policy = service.at('pull_policy');
  return {
    span: build.keySpan ?? build.span ?? anchorOf(service),
    args: environment(build.at('args'), own),
    name: new SpotField('image', service.at('image'), { ...text, write: name => new Choice(name) }),
    isPreferred: new ComputedField<boolean>({
      name: 'pull_policy',
      value: (): Value<boolean> => {
        const value = readValue(policy, text);
        return value.kind === 'known' ? { ...value, value: value.value === 'build' } : value;
      },
      set: isPreferred => policy.set(isPreferred ? 'build' : 'missing'),
      remove: () => policy.remove(),
    }),
  };
}
