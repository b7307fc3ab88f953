import { Cursor } from '../../syntax/cursor.ts';
import { parseYaml } from '../../syntax/yaml/document.ts';
import { readScalar } from '../../syntax/yaml/scalar.ts';
import type { Exception } from '../dialect.ts';
import { inFolder } from './composition.ts';
import type { Files } from './files.ts';
import { folderOf } from '../../text/paths.ts';

const NAMES = ['.compose-lint.yml', '.compose-lint.yaml'];

/** What a rule is told: for every service, or for some by name. */
interface Exclusion {
  readonly id: string;
  /** Undefined: for every service. */
  readonly service: string | undefined;
  readonly reason: string;
}

/**
 * What compose-lint's own configuration takes out, by service. It knows no comments; `enabled: false` and `exclude_services`
 * of `.compose-lint.yml` are its suppressions (tmatens/compose-lint, docs/configuration.md). It reads the file of the folder that
 * it is started in: here the nearest one, upwards from the Compose file.
 */
export function composeLintExceptions(path: string, files: Files): (service: string) => readonly Exception[] {
  const exclusions = nearest(folderOf(path), files);
  return service =>
    exclusions
      .filter(one => one.service === undefined || one.service === service)
      .map(({ id, reason }) => ({ by: 'compose-lint', id, reason }));
}

function nearest(folder: string, files: Files): readonly Exclusion[] {
  const found = NAMES.map(name => inFolder(folder, name)).find(path => files.exists(path));
  if (found !== undefined) return read(found, files.text(found) ?? '');
  return folder === '' ? [] : nearest(folderOf(folder), files);
}

function read(uri: string, text: string): readonly Exclusion[] {
  const rules = Cursor.root(parseYaml({ uri, text, offset: 0 })).at('rules');
  return rules.entries().flatMap(({ key, value }) => exclusionsOf(key, value));
}

function exclusionsOf(id: string, rule: Cursor): readonly Exclusion[] {
  if (readScalar(rule.at('enabled').node) === false) return [{ id, service: undefined, reason: textOf(rule.at('reason')) }];
  const services = rule.at('exclude_services');
  const named = services.entries().map(({ key, value }) => ({ id, service: key, reason: textOf(value) }));
  return [...named, ...services.items().map(item => ({ id, service: textOf(item), reason: '' }))];
}

function textOf({ node }: Cursor): string {
  return node?.kind === 'scalar' ? node.text : '';
}
