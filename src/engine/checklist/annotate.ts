import type { Edit } from '../text/edit.ts';
import { nearest } from '../text/nearest.ts';
import type { Problem, Source, Span } from '../text/source.ts';
import { sourceOf, textOf } from '../text/source.ts';
import type { ParameterSchema, ParameterValue } from '../rules/parameters.ts';
import { parameterError } from '../rules/parameters.ts';
import type { Rule } from '../rules/rule.ts';
import { IN, OF, PLATFORMS } from './facts/fact.ts';
import { FACTS } from './facts/index.ts';
import type { RawItem } from './item.ts';

/** What a person bound an item to: `<!-- seaworthy: memory-limit max=2Gi -->`. */
export interface Annotation {
  /** A rule's id, or a fact of the repository: `file`, `manual`. */
  readonly id: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly span: Span;
  readonly idSpan: Span;
  readonly written: readonly WrittenParameter[];
}

/** A parameter as it is written, with its places. */
export interface WrittenParameter {
  readonly name: string;
  readonly value: ParameterValue;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

const OPENING = /^<!--\s*seaworthy:/;

/** The annotations in an item's comments. Several may stand in one comment, with `;` between them. */
export function annotationsOf({ comments }: RawItem): Annotation[] {
  return comments.flatMap(comment => {
    const text = textOf(comment);
    const opening = OPENING.exec(text)?.[0];
    if (opening === undefined) return [];
    const end = text.endsWith('-->') ? text.length - 3 : text.length;
    return clauses(text.slice(0, end), opening.length).map(({ start, end: until }) => readAnnotation(comment, start, until));
  });
}

/** Reads the words of annotations as a record keeps them: `memory-limit max=2Gi; cpu-limit`. */
export function readAnnotations(words: string): Annotation[] {
  const source = sourceOf('', words);
  return clauses(words, 0).map(({ start, end }) => readAnnotation({ source, start: 0, end: words.length }, start, end));
}

function clauses(text: string, from: number): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of text.slice(from).matchAll(/(?:"[^"]*"|'[^']*'|[^;"'])+/g)) {
    const [clause] = match;
    if (clause.trim() === '') continue;
    const start = from + match.index + (clause.length - clause.trimStart().length);
    found.push({ start, end: start + clause.trim().length });
  }
  return found.length > 0 ? found : [{ start: from, end: from }];
}

const WORD = /([A-Za-z][\w-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"']+)/g;

function readAnnotation({ source, start: base }: Span, from: number, to: number): Annotation {
  const place = (start: number, end: number): Span => ({ source, start: base + start, end: base + end });
  const clause = source.text.slice(base + from, base + to);
  const id = /^[\w-]*/.exec(clause)?.[0] ?? '';
  const written = [...clause.matchAll(WORD)].map(({ index, 0: whole, 1: name = '', 2: value = '' }): WrittenParameter => {
    const valueAt = from + index + whole.length - value.length;
    return { name, value: readValue(value), nameSpan: place(from + index, from + index + name.length), valueSpan: place(valueAt, valueAt + value.length) };
  });
  return {
    id,
    parameters: Object.fromEntries(written.map(({ name, value }) => [name, value])),
    span: place(from, to),
    idSpan: place(from, from + id.length),
    written,
  };
}

function readValue(text: string): ParameterValue {
  if (/^["']/.test(text)) return text.slice(1, -1);
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text.includes(',') ? text.split(',').filter(part => part !== '') : text;
}

/** What is wrong with an annotation: an id or a parameter that nothing has, a value of the wrong type, a parameter without which it asks nothing. */
export function annotationProblems(annotation: Annotation, rules: readonly Rule[]): Problem[] {
  const { id, idSpan, span, written, parameters } = annotation;
  if (id === '') return [{ span, message: 'This annotation names no evidence: write the id of a rule, or `manual`.' }];
  const schema = parametersOf(id, rules);
  if (schema === undefined) return [{ span: idSpan, message: unknown(`No rule and no fact is called ${id}`, id, [...rules.map(rule => rule.id), ...Object.keys(FACTS)]) }];
  const wrong = written.flatMap(({ name, value, nameSpan, valueSpan }) => {
    const parameter = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (parameter === undefined) return [{ span: nameSpan, message: unknown(`${id} has no parameter ${name}`, name, Object.keys(schema)) }];
    const error = parameter === IN ? platformError(value) : parameterError(parameter, valueFor(parameter.type, value));
    return error === undefined ? [] : [{ span: valueSpan, message: `${name} ${error}.` }];
  });
  const missing = FACTS[id]?.needs.find(name => !(name in parameters));
  return missing === undefined || wrong.length > 0 ? wrong : [{ span: idSpan, message: `${id} asks nothing without ${missing}: write \`${id} ${missing}=…\`.` }];
}

function platformError(value: ParameterValue): string | undefined {
  return PLATFORMS.some(one => one === value) ? undefined : `is one of ${PLATFORMS.join(', ')}`;
}

/** What may be written behind an id; undefined where nothing is called so. */
function parametersOf(id: string, rules: readonly Rule[]): ParameterSchema | undefined {
  const rule = rules.find(one => one.id === id);
  return rule === undefined ? (Object.hasOwn(FACTS, id) ? FACTS[id]?.parameters : undefined) : { ...rule.parameters, of: OF, in: IN };
}

/** A value as its schema takes it: one word is a list of one, a number may be a text. */
export function valueFor(type: string, value: ParameterValue): ParameterValue {
  if (type === 'list') return typeof value === 'string' ? [value] : value;
  if (type === 'text' || type === 'quantity') return Array.isArray(value) ? value.join(',') : typeof value === 'object' ? value : String(value);
  return value;
}

function unknown(message: string, word: string, known: readonly string[]): string {
  const suggestion = nearest(word, known);
  return suggestion === undefined ? `${message}.` : `${message}. Did you mean ${suggestion}?`;
}

/** A completion inside an annotation: what to insert over `span`, and a line about it. */
export interface AnnotationCompletion {
  readonly label: string;
  readonly insert: string;
  readonly detail: string;
  readonly span: Span;
}

/** What may be written at an offset; none outside annotations. Reads unfinished ones too: `<!-- seaworthy: mem`. */
export function annotationCompletions(source: Source, offset: number, rules: readonly Rule[]): AnnotationCompletion[] {
  const line = source.text.slice(Math.max(source.text.lastIndexOf('\n', offset - 1), source.text.lastIndexOf('\r', offset - 1)) + 1, offset);
  const match = /<!--\s*seaworthy:(?!.*-->)(?:.*;)?\s*([^;]*)$/.exec(line);
  if (match === null) return [];
  const clause = match[1] ?? '';
  const word = /[\w-]*$/.exec(clause)?.[0] ?? '';
  const span = { source, start: offset - word.length, end: offset };
  if (!/\s/.test(clause)) {
    return [...rules.map(({ id, meta }) => ({ label: id, insert: id, detail: meta.summary, span })), ...Object.entries(FACTS).map(([id, fact]) => ({ label: id, insert: id, detail: fact?.summary ?? '', span }))];
  }
  if (/=\S*$/.test(clause)) return [];
  const id = /^[\w-]+/.exec(clause)?.[0] ?? '';
  const names = Object.entries(parametersOf(id, rules) ?? {}).filter(([name]) => !new RegExp(`\\s${name}=`).test(clause));
  return names.map(([name, { description }]) => ({ label: name, insert: `${name}=`, detail: description, span }));
}

/** Writes an annotation at the end of an item's text, or in the place of the ones that it has. */
export function annotateEdit(item: RawItem, id: string, parameters: Readonly<Record<string, ParameterValue>> = {}): Edit {
  const newText = `<!-- seaworthy: ${annotationWords(id, parameters)} -->`;
  if (newText.slice(4, -3).includes('--')) return { kind: 'refused', because: 'an HTML comment cannot hold two hyphens in a row' };
  const own = item.comments.filter(comment => OPENING.test(textOf(comment)));
  const [first, ...others] = own;
  const { source } = item;
  if (first !== undefined) return { kind: 'edits', edits: [{ span: first, newText }, ...others.map(span => ({ span, newText: '' }))] };
  const end = item.textSpan.end;
  const space = /\s$/.test(source.text.slice(item.textSpan.start, end)) ? '' : ' ';
  return { kind: 'edits', edits: [{ span: { source, start: end, end }, newText: `${space}${newText}` }] };
}

/** An id with its parameters as annotations say them: `memory-limit max=2Gi`. */
export function annotationWords(id: string, parameters: Readonly<Record<string, ParameterValue>>): string {
  return [id, ...Object.entries(parameters).map(([name, value]) => `${name}=${writeValue(value)}`)].join(' ');
}

function writeValue(value: ParameterValue): string {
  const text = typeof value === 'object' ? value.join(',') : String(value);
  return /^[^\s"';]+$/.test(text) ? text : text.includes('"') ? `'${text}'` : `"${text}"`;
}
