import { ModuleReader } from '../../../../../src/engine/dialects/terraform/module/read.ts';
import { isList, isMap, plainOf } from '../../../../../src/engine/dialects/terraform/module/plain.ts';
import type { Plain } from '../../../../../src/engine/dialects/terraform/module/plain.ts';
import type { Evaluated, ModuleFiles, ReadRoot } from '../../../../../src/engine/dialects/terraform/module/types.ts';
import type { Json } from '../../../syntax/yaml/oracle.ts';
import { hcl } from '../../../syntax/hcl/load.ts';

/** Files by their paths. */
export type Texts = Readonly<Record<string, string>>;

export function filesOf(texts: Texts): ModuleFiles {
  const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');
  return { text: path => texts[path], files: folder => Object.keys(texts).filter(path => folderOf(path) === folder).sort() };
}

export function readTexts(texts: Texts, folder = '', reader = new ModuleReader(hcl)): ReadRoot {
  return reader.read(folder, filesOf(texts));
}

/** `<dynamic>` and `<absent>` for what is not known and not there, `<open>` for what else there may be. */
export function shown(value: Evaluated | undefined): Json {
  switch (value?.kind) {
    case undefined:
    case 'absent':
      return '<absent>';
    case 'scalar':
      return value.value;
    case 'dynamic':
      return value.reference === undefined ? '<dynamic>' : `<${value.reference.address}${value.reference.key === undefined ? '' : `[${JSON.stringify(value.reference.key)}]`}.${value.reference.attribute}>`;
    case 'list':
      return [...value.items.map(shown), ...(value.open === undefined ? [] : ['<open>'])];
    case 'map':
      return { ...Object.fromEntries(value.entries.keys.map(key => [key, shown(value.entries.get(key))])), ...(value.open === undefined ? {} : { '<open>': true }) };
  }
}

/** Where a value is written: `main.tf: "text"`. */
export function placeOf({ place }: Evaluated): string {
  const { source } = place.document;
  return `${source.uri}: ${source.text.slice(place.start, place.end)}`;
}

/** What a known value says, as JSON; undefined where a part is not known. */
export function jsonOf(value: Evaluated | undefined): Json | undefined {
  const plain = value === undefined ? undefined : plainOf(value);
  return plain === undefined ? undefined : toJson(plain);
}

function toJson(plain: Plain): Json {
  if (isList(plain)) return plain.map(toJson);
  return isMap(plain) ? Object.fromEntries([...plain].map(([key, item]) => [key, toJson(item)])) : plain;
}
