import { parseQuantity } from '../model/values/quantity.ts';

/** A threshold that a team, or a checklist item, may set. */
export type Parameter =
  | { readonly type: 'number'; readonly default?: number; readonly minimum?: number; readonly description: string }
  | { readonly type: 'boolean'; readonly default?: boolean; readonly description: string }
  | { readonly type: 'text'; readonly default?: string; readonly description: string }
  /** A Kubernetes quantity, such as `512Mi`. */
  | { readonly type: 'quantity'; readonly default?: string; readonly description: string }
  /** How many of several: a number, or a percentage such as `25%`. */
  | { readonly type: 'amount'; readonly default?: number | string; readonly description: string }
  | { readonly type: 'list'; readonly default?: readonly string[]; readonly description: string };

export type ParameterSchema = Readonly<Record<string, Parameter>>;
export type ParameterValue = number | boolean | string | readonly string[];

interface ValueTypes {
  readonly number: number;
  readonly boolean: boolean;
  readonly text: string;
  readonly quantity: string;
  readonly amount: number | string;
  readonly list: readonly string[];
}

/** The values that a rule's check receives: undefined only where the schema has no default. */
export type ParametersOf<P extends ParameterSchema> = {
  readonly [K in keyof P]: ValueTypes[P[K]['type']] | (P[K] extends { readonly default: unknown } ? never : undefined);
};

/** Checks one value against its schema. @returns what is wrong with it, or undefined. */
export function parameterError(parameter: Parameter, value: unknown): string | undefined {
  switch (parameter.type) {
    case 'number':
      if (typeof value !== 'number') return 'must be a number';
      return parameter.minimum !== undefined && value < parameter.minimum ? `must be at least ${String(parameter.minimum)}` : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'text':
      return typeof value === 'string' ? undefined : 'must be a text';
    case 'quantity':
      return (typeof value === 'string' || typeof value === 'number') && parseQuantity(String(value)) !== undefined ? undefined : 'must be a quantity such as 512Mi';
    case 'amount':
      return isAmount(value) ? undefined : 'must be a number or a percentage such as 25%';
    case 'list':
      return Array.isArray(value) && value.every(item => typeof item === 'string') ? undefined : 'must be a list of texts';
  }
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' ? Number.isInteger(value) && value >= 0 : typeof value === 'string' && /^\d+%$/.test(value);
}

/** What was given, checked and completed with the schema's defaults. A value of the wrong type counts as not given. */
export function readParameters<P extends ParameterSchema>(
  schema: P | undefined,
  given: Readonly<Record<string, ParameterValue>>,
): ParametersOf<P> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(schema ?? {})) {
    const value = given[name];
    const usable = value !== undefined && parameterError(parameter, value) === undefined;
    values[name] = usable ? (parameter.type === 'quantity' ? String(value) : value) : parameter.default;
  }
  // The loop above gives every key of the schema a value of its type: the one place where that is asserted.
  return values as ParametersOf<P>;
}
