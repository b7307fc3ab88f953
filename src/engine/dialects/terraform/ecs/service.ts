import type { Span } from '../../../text/source.ts';
import type { Field } from '../../../model/field.ts';
import type { SpreadRequest, SpreadTerm, UpdateStrategy } from '../../../model/workload.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { numberOrText, text } from '../../kubernetes/codecs.ts';
import { CursorField, listed } from '../../kubernetes/field.ts';
import { ResourceCursor } from '../cursor.ts';
import type { Resource } from '../module/types.ts';
import { ECS } from './spelling.ts';
import { numeric } from './codecs.ts';
import { made, mapped, unknown, withDefault } from './field.ts';

/** What a service does where it does not say (API reference, CreateService and DeploymentConfiguration). */
const USUAL = { minimumHealthyPercent: 100, maximumPercent: 200 } as const;

const ZONES = 'topology.kubernetes.io/zone';
const NODES = 'kubernetes.io/hostname';

/** Keeps a number of copies of a task running. */
export class EcsService {
  readonly isDaemon: boolean;
  readonly #cursor: ResourceCursor;
  readonly #span: Span;
  readonly #isScaled: boolean;

  /** @param isScaled something else sets its number of tasks. */
  constructor(resource: Resource, isScaled: boolean) {
    this.#cursor = ResourceCursor.of(resource, ECS);
    this.#span = { source: resource.document.source, start: resource.head.start, end: resource.head.end };
    this.#isScaled = isScaled;
    this.isDaemon = this.#text('scheduling_strategy') === 'DAEMON';
  }

  /** None where nobody wrote it, which the provider takes for 0. */
  get replicas(): Field<number> {
    const field = new CursorField('desired_count', this.#cursor.at('desired_count'), numeric, this.#span);
    return this.#isScaled ? unknown(field, 'something else scales the service') : withDefault(field, 0);
  }

  get updateStrategy(): UpdateStrategy | undefined {
    const controller = this.#text('deployment_controller.type');
    if (this.isDaemon || (controller !== undefined && controller !== 'ECS')) return undefined;
    const type = new CursorField('deployment_controller.type', this.#cursor.path('deployment_controller.type'), text, this.#span);
    return { span: this.#span, type: mapped(type, () => 'RollingUpdate', () => 'ECS'), maxUnavailable: this.#missing, maxSurge: this.#beside };
  }

  /** Amazon ECS spreads the tasks of a service over zones unless it is told otherwise. */
  get spread(): Field<readonly SpreadTerm[], SpreadRequest> {
    const cursor = this.#cursor.at('ordered_placement_strategy');
    const strategies = listed(cursor).map(one => ({ type: textAt(one, 'type'), field: textAt(one, 'field') }));
    const terms = strategies.filter(({ type }) => type === 'spread').map(({ field }) => ({ topologyKey: field.includes('availability-zone') ? ZONES : NODES, ofOwnPods: true }));
    return made<readonly SpreadTerm[], SpreadRequest>({
      name: 'ordered_placement_strategy',
      value: { kind: 'known', value: strategies.length === 0 ? [{ topologyKey: ZONES, ofOwnPods: true }, { topologyKey: NODES, ofOwnPods: true }] : terms, span: cursor.span ?? this.#span },
      set: ({ topologyKey }) => cursor.set([{ type: 'spread', field: topologyKey === ZONES ? 'attribute:ecs.availability-zone' : 'instanceId' }]),
      remove: () => cursor.remove(),
    });
  }

  get isFargate(): boolean {
    const providers = this.#cursor.at('capacity_provider_strategy').items().map(one => textAt(one, 'capacity_provider'));
    return this.#text('launch_type') === 'FARGATE' || (providers.length > 0 && providers.every(name => name.startsWith('FARGATE')));
  }

  /** How many of the wanted tasks may be missing while an update goes on. */
  get #missing(): Field<number | string> {
    return percent(this.#amount('deployment_minimum_healthy_percent', USUAL.minimumHealthyPercent), healthy => 100 - healthy, missing => 100 - missing);
  }

  get #beside(): Field<number | string> {
    return percent(this.#amount('deployment_maximum_percent', USUAL.maximumPercent), most => most - 100, beside => beside + 100);
  }

  #amount(name: string, byDefault: number): Field<number> {
    return withDefault(new CursorField(name, this.#cursor.at(name), numeric, this.#span), byDefault);
  }

  #text(path: string): string | undefined {
    const { value } = new CursorField(path, this.#cursor.path(path), numberOrText, this.#span);
    return value.kind === 'known' ? String(value.value) : undefined;
  }
}

/** Of however few tasks it is one at least. */
const COUNTED = 100;

function percent(field: Field<number>, read: (value: number) => number, write: (percent: number) => number): Field<number | string> {
  return mapped<number, number | string, number>(field, value => `${String(Math.max(0, read(value)))}%`, amount => write(typeof amount === 'number' ? COUNTED : Number(amount.replace('%', ''))));
}

function textAt(cursor: Cursor, key: string): string {
  const { node } = cursor.at(key);
  return node?.kind === 'scalar' ? node.text : '';
}
