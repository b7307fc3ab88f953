import type { Change, PlainValue } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import { Cursor } from '../../syntax/cursor.ts';
import type { Document } from '../../syntax/tree.ts';
import { objectSpan } from './span.ts';

/** One object of a manifest: a document, or an item of a `List`. */
export class KubernetesObject {
  readonly cursor: Cursor;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly span: Span;

  constructor(cursor: Cursor, apiVersion: string, kind: string) {
    this.cursor = cursor;
    this.apiVersion = apiVersion;
    this.kind = kind;
    const metadata = cursor.at('metadata');
    this.name = scalarText(metadata.at('name')) ?? scalarText(metadata.at('generateName')) ?? '(unnamed)';
    this.namespace = scalarText(metadata.at('namespace'));
    this.span = objectSpan(cursor);
  }

  /** Adds an object behind the document that holds this one. */
  append(value: PlainValue): Change {
    return { kind: 'append-document', writer: this.cursor.document, value };
  }
}

/** The objects of one document, those of a `List` one by one. A document that is no object gives none. */
export function objectsOf(document: Document): KubernetesObject[] {
  return objectsAt(Cursor.root(document), 0);
}

function objectsAt(cursor: Cursor, depth: number): KubernetesObject[] {
  const apiVersion = scalarText(cursor.at('apiVersion'));
  const kind = scalarText(cursor.at('kind'));
  if (apiVersion === undefined || kind === undefined) return [];
  // `v1` List, or a typed one (`DeploymentList`) as `kubectl get -o yaml` once printed them.
  if (kind.endsWith('List') && cursor.at('items').node?.kind === 'list' && depth < 3) {
    return cursor.at('items').items().flatMap(item => objectsAt(item, depth + 1));
  }
  return [new KubernetesObject(cursor, apiVersion, kind)];
}

/** The text of a scalar, or undefined for anything else and for an empty one. */
export function scalarText({ node }: Cursor): string | undefined {
  return node?.kind === 'scalar' && node.text !== '' ? node.text : undefined;
}
