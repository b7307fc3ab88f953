import type { Field, Value } from '../../model/field.ts';
import type { Labelled } from '../../model/labelled.ts';
import { Choice } from '../../text/change.ts';
import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import { textList } from './codecs.ts';
import { ComputedField, SpotListField, absent, anchorOf } from './field.ts';
import type { Spot } from './spot.ts';
import { pairsOf } from './tree.ts';

/** A service by its labels and annotations; those of `deploy` are the service's as well, where Swarm runs it. */
export class ComposeLabelled implements Labelled {
  readonly subject = 'labelled';
  readonly kind = 'Service';
  readonly namespace = undefined;
  readonly name: string;
  readonly span: Span;
  readonly #spot: Spot;

  constructor(name: string, spot: Spot) {
    this.name = name;
    this.span = anchorOf(spot);
    this.#spot = spot;
  }

  label(key: string): Field<string> { return word(key, this.#spot.at('labels'), this.#spot.path('deploy.labels')); }
  annotation(key: string): Field<string> { return word(key, this.#spot.at('annotations')); }
}

function word(key: string, own: Spot, other?: Spot): Field<string> {
  const value = (): Value<string> => {
    const first = read(key, own);
    return first.kind === 'absent' && other !== undefined ? read(key, other) : first;
  };
  return new ComputedField<string>({ name: `labels.${key}`, value, set: text => write(own, key, text), remove: () => own.at(key).remove() });
}

function read(key: string, spot: Spot): Value<string> {
  const pair = pairsOf(spot.tree).find(({ name }) => name === key);
  if (pair === undefined) return spot.tree?.kind === 'scalar' && spot.isWritten ? { kind: 'dynamic', span: anchorOf(spot), because: 'it is no map' } : absent(spot);
  const { span, value } = pair;
  if (value === undefined || value.isNull) return { kind: 'known', value: '', span };
  return value.because === undefined ? { kind: 'known', value: value.text, span: value.at.span ?? span } : { kind: 'dynamic', span, because: value.because };
}

function write(spot: Spot, key: string, text: string): Change {
  if (spot.tree?.kind !== 'list') return spot.at(key).set(new Choice(text));
  const field = new SpotListField('labels', spot, textList);
  return field.set([...(field.value.kind === 'known' ? field.value.value : []), `${key}=${text}`]);
}
