import type { Volume } from '../../model/workload.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { quantity, text } from './codecs.ts';
import { CursorField, isTemplate, listed } from './field.ts';
import { scalarText } from './object.ts';
import { nameSpan } from './span.ts';

/** The volumes that a pod lists. */
export function volumes(list: Cursor): Volume[] {
  return listed(list).map(item => {
    const name = item.at('name').node;
    return { name: name?.kind === 'scalar' ? name.text : '', span: nameSpan(item), source: source(item) };
  });
}

function source(item: Cursor): Volume['source'] {
  if (item.node?.kind !== 'map' || isTemplate(item)) return { kind: 'unknown' };
  const span = nameSpan(item);
  const host = item.at('hostPath');
  if (host.node !== undefined) {
    return {
      kind: 'host',
      path: new CursorField('hostPath.path', host.at('path'), text, span),
      type: new CursorField('hostPath.type', host.at('type'), text, span),
    };
  }
  const scratch = item.at('emptyDir');
  if (scratch.node !== undefined) {
    return {
      kind: 'scratch',
      sizeLimit: new CursorField('emptyDir.sizeLimit', scratch.at('sizeLimit'), quantity, span),
      medium: new CursorField('emptyDir.medium', scratch.at('medium'), text, span),
    };
  }
  const claim = item.at('persistentVolumeClaim');
  if (claim.node !== undefined) return { kind: 'claim', claim: scalarText(claim.at('claimName')) ?? '' };
  return { kind: 'other', type: item.entries().find(({ key }) => key !== 'name')?.key ?? '' };
}
