import type { Change, PlainValue } from '../../../text/change.ts';
import type { Span } from '../../../text/source.ts';
import type { Value } from '../../../model/field.ts';
import type { PlatformSubject, Setting } from '../../../model/platform/setting.ts';
import type { Block, Evaluated, Place, Resource } from '../module/types.ts';
import type { Codec } from './codecs.ts';

/** What every subject takes from the resource that it is. */
export function subjectOf<K extends string>(subject: K, resource: Resource): PlatformSubject<K> {
  return subjectAt(subject, resource.kind, resource.name, resource.address, headOf(resource));
}

/** A subject that is no resource. @param title as messages call it. */
export function subjectAt<K extends string>(subject: K, kind: string, name: string, title: string, span: Span): PlatformSubject<K> {
  return { subject, kind, name, title, span, namespace: undefined };
}

export function headOf({ document, head }: Block): Span {
  return { source: document.source, start: head.start, end: head.end };
}

export function spanAt({ document, start, end }: Place): Span {
  return { source: document.source, start, end };
}

/** An attribute of a block with what the provider, or the platform, does where nobody wrote it. */
export function setting<T, W = T>(block: Block, path: string, codec: Codec<T, W>, byDefault?: T): Setting<T, W> {
  const evaluated = block.get(path);
  const place = evaluated.kind === 'absent' ? asBlocks(evaluated.place, block) : evaluated.place;
  return { name: path, value: valueOf(evaluated, codec), byDefault, ...setter(place, value => codec.write(value)) };
}

/** Names in the path of something that is missing are blocks, the first of their type, but for the last. */
export function asBlocks({ document, path }: Pick<Place, 'document' | 'path'>, block: Block): Pick<Place, 'document' | 'path'> {
  const own = block.path?.length ?? 0;
  if (path === undefined || path.length <= own + 1 || document.source.uri.endsWith('.json')) return { document, path };
  // What is written with `=` is an object.
  const first = path[own];
  if (typeof first === 'string' && block.get(first).kind === 'map') return { document, path };
  const full = path.flatMap((step, i) => (i >= own && i < path.length - 1 && typeof step === 'string' && typeof path[i + 1] === 'string' ? [step, 0] : [step]));
  return { document, path: full };
}

/** A setting that several things decide together: no one value mends it. */
export function computed<T>(name: string, value: Value<T>, byDefault?: T, set?: Setting<T>['set']): Setting<T> {
  return { name, value, byDefault, ...(set === undefined ? {} : { set }) };
}

export function known<T>(value: T, span: Span): Value<T> {
  return { kind: 'known', value, span };
}

export function absent<T>(span: Span): Value<T> {
  return { kind: 'absent', span };
}

export function dynamic<T>(span: Span, because: string): Value<T> {
  return { kind: 'dynamic', span, because };
}

/** A value that is not of the type is dynamic: Terraform will refuse it, no rule should guess. */
export function valueOf<T>(evaluated: Evaluated, codec: Pick<Codec<T, never>, 'read'>): Value<T> {
  const span = spanAt(evaluated.place);
  if (evaluated.kind === 'absent') return isBroken(evaluated.place) ? dynamic(span, 'the text is broken') : absent(span);
  if (evaluated.kind === 'dynamic') return dynamic(span, evaluated.because);
  const value = codec.read(evaluated);
  return value === undefined ? dynamic(span, 'it is not of the type that belongs here') : known(value, span);
}

/** True where the text is broken at this place or before it: what is missing may be hidden by the error. */
export function isBroken({ document, end }: Pick<Place, 'document' | 'end'>): boolean {
  return document.damage !== undefined && end >= document.damage.wholeUntil;
}

/** Writes at a place, where something can be written there. */
export function setter<W>({ document, path }: Pick<Place, 'document' | 'path'>, write: (value: W) => PlainValue): { set?: (value: W) => readonly Change[] } {
  return path === undefined ? {} : { set: value => [{ kind: 'set', writer: document, path, value: write(value) }] };
}

/** The same setting as another type: `kms_key_id` that is written is a key of one's own. */
export function mapped<T, U>(from: Setting<T, never>, to: (value: T) => U, byDefault: U | undefined, set?: Setting<U>['set']): Setting<U> {
  const { value } = from;
  return computed(from.name, value.kind === 'known' ? known(to(value.value), value.span) : value, byDefault, set);
}

/** Whether something is written at a path: true even where its value is not known. */
export function isWritten(block: Block, path: string): boolean {
  return block.get(path).kind !== 'absent';
}

/** On where one of several is; the first is the one that a fix writes. */
export function anyOf(first: Setting<boolean>, ...others: readonly Setting<boolean>[]): Setting<boolean> {
  const all = [first, ...others];
  const on = all.find(({ value, byDefault }) => (value.kind === 'known' ? value.value : value.kind === 'absent' && byDefault === true));
  if (on !== undefined) return on;
  return all.find(({ value }) => value.kind === 'dynamic') ?? first;
}
