import type { Dependency, StartCondition, StartConditions } from '../../model/dependency.ts';
import type { Value } from '../../model/field.ts';
import type { Change, PlainValue } from '../../text/change.ts';
import type { BuiltImages } from './built.ts';
import { text } from './codecs.ts';
import { ComputedField, anchorOf, readValue } from './field.ts';
import { healthcheck } from './healthcheck.ts';
import { Spot } from './spot.ts';
import type { Layer, MapTree, ScalarTree, Tree } from './tree.ts';

type Services = ReadonlyMap<string, MapTree>;

/** The model's words for the conditions of the long form (Compose specification, "depends_on"). */
const TO_MODEL: Readonly<Partial<Record<string, StartCondition>>> = { service_started: 'started', service_healthy: 'healthy', service_completed_successfully: 'completed' };
const TO_COMPOSE: Readonly<Record<StartCondition, string>> = { started: 'service_started', healthy: 'service_healthy', completed: 'service_completed_successfully' };

/** The services that others wait for to end. */
export function awaitedServices(services: Services): ReadonlySet<string> {
  const awaited = new Set<string>();
  for (const { entries } of services.values()) {
    for (const [name, dependency] of entriesOf(entries.get('depends_on'))) {
      const condition = dependency.kind === 'map' ? dependency.entries.get('condition') : undefined;
      if (condition?.kind === 'scalar' && TO_MODEL[condition.text] === 'completed') awaited.add(name);
    }
  }
  return awaited;
}

/** What a service depends on, in the short form or in the long one. */
export function dependencies(service: Spot, services: Services, built: BuiltImages): Dependency[] {
  const spot = service.at('depends_on');
  const { tree } = spot;
  const of = (name: string, condition: Dependency['condition']): Dependency => ({ name, condition, hasHealthcheck: hasHealthcheck(services.get(name), spot, built) });
  if (tree?.kind === 'list') return spot.items().flatMap(item => (item.tree?.kind === 'scalar' ? of(item.tree.text, unsaid(spot, item.tree, item)) : []));
  return spot.entries().map(({ key, value }) => of(key, value.tree?.kind === 'scalar' && !value.tree.isNull ? unsaid(spot, value.tree, value) : said(key, value)));
}

/** Only what the project's files say counts, Dockerfiles too: with timings and no test it is the image's own, if it has one. */
function hasHealthcheck(tree: MapTree | undefined, { own }: Spot, built: BuiltImages): boolean | undefined {
  if (tree === undefined) return undefined;
  const service = new Spot(tree, own);
  const probe = healthcheck(service.at('healthcheck'), built.settingsOf(service)).value;
  if (probe.kind === 'dynamic') return undefined;
  return probe.kind === 'absent' ? false : probe.value.kind === undefined ? undefined : true;
}

function said(name: string, spot: Spot): Dependency['condition'] {
  const condition = spot.at('condition');
  return new ComputedField<StartCondition, StartConditions>({
    name: 'depends_on',
    value: (): Value<StartCondition> => {
      const value = readValue(condition, text);
      if (value.kind === 'absent') return { kind: 'absent', span: spot.keySpan ?? value.span };
      const word = value.kind === 'known' ? TO_MODEL[value.value] : undefined;
      return value.kind === 'known' ? (word === undefined ? { kind: 'dynamic', span: value.span, because: 'it is no condition', literal: value.value } : { ...value, value: word }) : value;
    },
    set: conditions => condition.set(TO_COMPOSE[conditions[name] ?? 'started']),
    remove: () => condition.remove(),
  });
}

/** An item of a list of names. A name that is made by variables cannot become a key. */
function unsaid(spot: Spot, item: ScalarTree, place: Spot): Dependency['condition'] {
  const list = spot.tree === undefined || spot.tree.kind === 'scalar' ? undefined : spot.tree.layers.find(layer => holds(layer, item));
  const names = list === undefined ? [] : namesIn(list);
  const span = place.span ?? anchorOf(place);
  return new ComputedField<StartCondition, StartConditions>({
    name: 'depends_on',
    value: () => (names === undefined ? { kind: 'dynamic', span, because: 'variables decide the names' } : { kind: 'absent', span }),
    set: (conditions): Change => (list === undefined || names === undefined ? spot.refuse('variables decide the names') : spot.replaceLayer(list.at, longForm(names, conditions))),
    remove: () => place.remove(),
  });
}

function holds({ at }: Layer, item: ScalarTree): boolean {
  return at.items().some(({ node }) => node === item.at.node);
}

/** The names of a list as they are written; undefined where one of them has variables in it. */
function namesIn({ at }: Layer): readonly string[] | undefined {
  const names = at.items().map(({ node }) => (node?.kind === 'scalar' && !node.text.includes('$') ? node.text : undefined));
  const known = names.filter(name => name !== undefined);
  return known.length === names.length ? known : undefined;
}

function longForm(names: readonly string[], conditions: StartConditions): PlainValue {
  return Object.fromEntries(names.map(name => [name, { condition: TO_COMPOSE[conditions[name] ?? 'started'] }]));
}

function entriesOf(tree: Tree | undefined): readonly (readonly [string, Tree])[] {
  return tree?.kind === 'map' ? [...tree.entries] : [];
}
