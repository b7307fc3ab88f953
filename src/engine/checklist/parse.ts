import { parseMarkdown } from '../syntax/markdown/index.ts';
import type { MarkdownDocument } from '../syntax/markdown/index.ts';
import type { Source } from '../text/source.ts';
import { annotationsOf } from './annotate.ts';
import { commandsOf } from './commands.ts';
import { damagedReading } from './damaged.ts';
import { identitiesOf } from './identity.ts';
import type { Checklist, Item } from './item.ts';
import { isConditional, kindOf, optionalHeading, optionalWords } from './kinds.ts';
import { outlineOf } from './outline.ts';
import type { OutlineItem } from './outline.ts';
import { parametersOf } from './parameters/index.ts';
import { dueOfHeading, dueOfText } from './schedule.ts';
import { fileNameOf } from '../text/paths.ts';
import { readable } from './words.ts';

const documents = new WeakMap<Checklist, MarkdownDocument>();

/**
 * Reads a checklist: the task items of a Markdown file with what they are. Never fails; text without boxes gives a
 * checklist without items.
 * @param previous what was read of an earlier text: unchanged sections are not read again.
 */
export function parseChecklist(source: Source, previous?: Checklist): Checklist {
  const document = parseMarkdown(source, previous === undefined ? undefined : documents.get(previous));
  const reading = damagedReading(source.text);
  const { items, sections, problems } = outlineOf(document, reading ?? (text => text));
  const checklist: Checklist = {
    source,
    title: sections[0]?.text ?? fileNameOf(source.uri),
    items: understand(items),
    sections,
    damaged: reading !== undefined,
    problems,
  };
  documents.set(checklist, document);
  return checklist;
}

const NOWHERE = { id: '', under: [], occurrence: 1 };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function understand(outline: readonly OutlineItem[]): Item[] {
  const identities = identitiesOf(outline);
  const groups = new Set(outline.map(({ parent }) => parent));
  const items: (Mutable<Item> & { children: Item[] })[] = [];
  for (const [i, raw] of outline.entries()) {
    const parent = raw.parent === undefined ? undefined : items[raw.parent];
    const { id, under, occurrence } = identities[i] ?? NOWHERE;
    const item = { ...understandOne(raw, parent, groups.has(i)), id, under, occurrence, parent, children: [] };
    items.push(item);
    parent?.children.push(item);
  }
  return items;
}

function understandOne(raw: OutlineItem, parent: Item | undefined, hasChildren: boolean): Omit<Item, 'id' | 'under' | 'occurrence' | 'parent' | 'children'> {
  const { fences } = raw;
  const { plain, text, label, statement, lead, headings, codes } = readableOf(raw);
  const group = parent === undefined ? undefined : readable(parent.plain);
  const above = group ?? lead ?? headings.at(-1) ?? '';
  const context = [group, lead, ...headings].filter(one => one !== undefined).join('\n');
  const due = dueOfText(label ?? plain) ?? parent?.due ?? (lead === undefined ? undefined : dueOfHeading(lead)) ?? dueOfHeading(headings.at(-1) ?? '');
  const kind = kindOf({ plain, text, label, statement, above, context, hasChildren, due });
  const own = optionalWords(plain);
  const optional = own ?? parent?.optional ?? headings.map(optionalHeading).find(words => words !== undefined);
  const conditional = parent?.conditional === true || isConditional(headings, lead, plain) || fences.some(({ text: code }) => /\brollout undo\b|\bhelm rollback\b/.test(code));
  const parameters = {
    ...parametersOf({ plain, statement, label, codes, context: [label ?? '', context].join('\n') }),
    ...(kind === 'abort' || kind === 'target' ? { polarity: kind } : {}),
    ...(optional === undefined ? {} : { [own === undefined ? 'optional.inherited' : 'optional']: optional }),
    ...(due === undefined ? {} : { schedule: due.text }),
  };
  return { ...raw, kind, optional, conditional, due, parameters, commands: commandsOf(fences, raw.codes), annotations: annotationsOf(raw) };
}

function readableOf({ plain, text, label, statement, lead, headings, codes }: OutlineItem): Pick<OutlineItem, 'plain' | 'text' | 'label' | 'statement' | 'lead' | 'headings' | 'codes'> {
  const own = (one: string | undefined): string | undefined => (one === undefined ? undefined : readable(one));
  return { plain: readable(plain), text: readable(text), label: own(label), statement: readable(statement), lead: own(lead), headings: headings.map(readable), codes: codes.map(readable) };
}
