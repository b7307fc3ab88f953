import type { Container } from '../../model/container.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import { parseQuantity } from '../../model/values/quantity.ts';
import { isAbsent, known } from '../../model/field.ts';
import type { Span } from '../../text/source.ts';
import type { ParameterSchema, ParametersOf } from '../parameters.ts';
import type { Finding, Fix, Judgement } from '../rule.ts';
import { isScheduled } from './containers.ts';
import { describe } from './describe.ts';
import type { Bound, Resource, ResourceField } from './resources.ts';
import { ofPod, ownField, proposeQuantity } from './resources.ts';

/** What a team may state of a request or a limit. */
export const RESOURCE_PARAMETERS = {
  min: { type: 'quantity', description: 'The least that a container may have.' },
  max: { type: 'quantity', description: 'The most that a container may have.' },
  default: { type: 'quantity', description: 'What the fix proposes where none is set.' },
} as const satisfies ParameterSchema;

type Stated = ParametersOf<typeof RESOURCE_PARAMETERS>;

/** Says whether a container has a request or a limit, and whether it is within what the team states. */
export function judgeResource(container: Container, resource: Resource, bound: Bound, stated: Stated): Judgement {
  const own = resource[bound](container);
  if (!isScheduled(container) || own === undefined) return 'not-applicable';
  const { value } = ownField(container, resource, bound) ?? own;
  if (value.kind === 'dynamic') return 'unknown';
  if (value.kind === 'absent') return ofPod(container, resource, bound) ?? [missing(container, resource, bound, own, stated)];
  if (value.value.number === 0) return isRefused(container, resource, bound) ? 'unknown' : [none(container, resource, bound, value.span, stated)];
  return outside(container, resource, bound, value, stated);
}

function missing(container: Container, resource: Resource, bound: Bound, field: ResourceField, stated: Stated): Finding {
  return {
    span: field.value.span,
    absent: [field.name],
    message: `${describe(container)} has no ${resource.noun} ${wordFor(container, bound)}.`,
    fixes: [proposal(container, resource, bound, field, stated)],
  };
}

/** What the dialect calls it. */
export function wordFor({ workload: { terms } }: Container, bound: Bound): string {
  return bound === 'request' ? terms.request : bound;
}

/** The kubelet takes a limit of 0 for no limit, and the scheduler a request of 0 for none. */
function none(container: Container, resource: Resource, bound: Bound, span: Span, stated: Stated): Finding {
  const own = resource[bound](container);
  return {
    span,
    message: `${describe(container)} has ${resource.article} ${resource.noun} ${wordFor(container, bound)} of 0, which is none.`,
    // A request beside a limit of 0 would be refused.
    fixes: own === undefined || isAbsent(own) ? [] : [proposal(container, resource, bound, own, stated)],
  };
}

/** A request above a limit of 0 is refused: `requests-exceed-limits` reports it. */
function isRefused(container: Container, resource: Resource, bound: Bound): boolean {
  return bound === 'limit' && (known(resource.request(container))?.number ?? 0) > 0;
}

function proposal(container: Container, resource: Resource, bound: Bound, field: ResourceField, stated: Stated): Fix {
  const teams = stated.default ?? (bound === 'limit' ? (stated.max ?? stated.min) : (stated.min ?? stated.max));
  const value = proposeQuantity(container, resource, bound, teams === undefined ? undefined : parseQuantity(teams));
  const { terms } = container.workload;
  return {
    title: `Set ${resource.article} ${resource.noun} ${wordFor(container, bound)} for ${container.name}: choose its size (proposed ${terms.amount(value, resource.measure)})`,
    safety: 'fill-in',
    changes: () => [field.set(value)],
  };
}

function outside(container: Container, resource: Resource, bound: Bound, value: ResourceField['value'] & { kind: 'known' }, stated: Stated): Finding[] {
  const { number } = value.value;
  const min = stated.min === undefined ? undefined : parseQuantity(stated.min);
  const max = stated.max === undefined ? undefined : parseQuantity(stated.max);
  const isLow = min !== undefined && number < min.number;
  const wanted = isLow ? min : max !== undefined && number > max.number ? max : undefined;
  if (wanted === undefined) return [];
  const { terms } = container.workload;
  const amount = terms.amount(wanted, resource.measure);
  const [relation, word] = isLow ? ['below', 'minimum'] : ['above', 'maximum'];
  return [
    {
      span: value.span,
      message: `${describe(container)} has ${resource.article} ${resource.noun} ${wordFor(container, bound)} of ${terms.amount(value.value, resource.measure)}, ${relation} the ${word} of ${wanted.text}.`,
      fixes: [
        {
          title: `Set the ${resource.noun} ${wordFor(container, bound)} of ${container.name} to the ${word} of ${wanted.text}${amount === wanted.text ? '' : ` (${amount})`}`,
          safety: 'review',
          changes: () => changed(container, resource, bound, wanted),
        },
      ],
    },
  ];
}

/** The other bound follows where the request would exceed the limit. */
function changed(container: Container, resource: Resource, bound: Bound, wanted: Quantity): ReturnType<Fix['changes']> {
  const request = resource.request(container);
  const limit = resource.limit(container);
  const other = bound === 'limit' ? request : limit;
  const otherValue = known(other);
  const crosses = otherValue !== undefined && (bound === 'limit' ? otherValue.number > wanted.number : otherValue.number < wanted.number);
  const fields = [resource[bound](container), ...(crosses ? [other] : [])];
  return fields.flatMap(field => (field === undefined ? [] : [field.set(wanted)]));
}
