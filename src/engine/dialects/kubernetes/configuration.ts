import type { Configuration, ConfigurationEntry } from '../../model/configuration.ts';
import type { ConfigurationFacts } from '../../model/facts.ts';
import type { Value } from '../../model/field.ts';
import { decodeBase64 } from '../../model/values/base64.ts';
import type { Span } from '../../text/source.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { isTemplate, readValue } from './field.ts';
import { Memo } from '../memo.ts';
import type { KubernetesObject } from './object.ts';
import { scalarText } from './object.ts';

const literal = { type: 'a text', read: ({ node }: Cursor) => (node?.kind === 'scalar' ? node.text : undefined), write: (text: string) => text };

/** A ConfigMap or a Secret. A binary value is not read. */
export class KubernetesConfiguration implements Configuration {
  readonly subject = 'configuration';
  readonly kind: string;
  readonly name: string;
  readonly span: Span;
  readonly namespace: string | undefined;
  readonly #object: KubernetesObject;
  readonly #memo = new Memo();

  constructor(object: KubernetesObject) {
    this.kind = object.kind;
    this.name = object.name;
    this.span = object.span;
    this.namespace = object.namespace;
    this.#object = object;
  }

  get isForSecrets(): boolean { return this.kind === 'Secret'; }

  /** SOPS writes what it did under a key of its own. */
  get isEncrypted(): boolean { return this.#object.cursor.at('sops').node !== undefined; }

  get entries(): readonly ConfigurationEntry[] {
    return this.#memo.get('entries', () => {
      const { cursor } = this.#object;
      const plain = this.isForSecrets ? cursor.at('stringData') : cursor.at('data');
      return [...entriesOf(plain, value => value), ...(this.isForSecrets ? entriesOf(cursor.at('data'), decoded) : [])];
    });
  }

  get facts(): ConfigurationFacts {
    const { cursor, kind, name, namespace } = this.#object;
    const parts = ['data', 'binaryData', 'stringData'].map(key => cursor.at(key));
    const areKnown = parts.every(part => part.isSound && (part.node === undefined || part.node.kind === 'map') && !isTemplate(part));
    const keys = parts.flatMap(part => part.entries().map(({ key }) => key));
    return { type: 'configuration', kind, name, namespace, keys: areKnown && !keys.some(key => /[{$<]/.test(key)) ? keys : undefined };
  }
}

function entriesOf(map: Cursor, read: (text: string) => string | undefined): ConfigurationEntry[] {
  return map.entries().map(({ key, value: at }) => {
    const anchor = at.span ?? map.span ?? { source: map.document.source, start: 0, end: 0 };
    return { key, value: readAs(readValue<string>(at, literal, anchor), read) };
  });
}

function readAs(value: Value<string>, read: (text: string) => string | undefined): Value<string> {
  if (value.kind !== 'known') return value;
  const text = read(value.value);
  return text === undefined ? { kind: 'dynamic', span: value.span, because: 'it is no text' } : { ...value, value: text };
}

/** What stands for Base64 in a Secret's `data`; a placeholder that is none reads as it is written. */
function decoded(text: string): string | undefined {
  return decodeBase64(text) ?? (/^[A-Za-z0-9+/=\s]*$/.test(text) ? undefined : text);
}

/** What a kustomization generates: of a file that is read as a list of variables, the keys are not known. */
export function generatedConfigurations({ cursor, namespace }: KubernetesObject): ConfigurationFacts[] {
  return ([['configMapGenerator', 'ConfigMap'], ['secretGenerator', 'Secret']] as const).flatMap(([key, kind]) =>
    cursor.at(key).items().flatMap(item => {
      const name = scalarText(item.at('name'));
      return name === undefined ? [] : [{ type: 'configuration' as const, kind, name, namespace: scalarText(item.at('namespace')) ?? namespace, keys: undefined }];
    }),
  );
}

/** What an operator fills in: its keys are not in the repository. */
export function filledConfiguration({ cursor, kind, name, namespace }: KubernetesObject): ConfigurationFacts[] {
  if (kind !== 'ExternalSecret' && kind !== 'SealedSecret' && kind !== 'Certificate') return [];
  const target = scalarText(cursor.path(kind === 'Certificate' ? 'spec.secretName' : kind === 'SealedSecret' ? 'spec.template.metadata.name' : 'spec.target.name'));
  return [{ type: 'configuration', kind: 'Secret', name: target ?? name, namespace, keys: undefined }];
}
