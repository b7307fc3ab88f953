import type { Mount } from '../../model/container.ts';
import type { ListField, Value } from '../../model/field.ts';
import type { Volume } from '../../model/workload.ts';
import type { Change } from '../../text/change.ts';
import type { Span } from '../../text/source.ts';
import { partOf } from '../../text/source.ts';
import { ComputedField, anchorOf } from './field.ts';
import type { Spot } from './spot.ts';

/** File systems in memory, one text or a list of them: `/run`, `/tmp:size=64m,exec` (Compose specification, "tmpfs"). */
export function temporary(tmpfs: Spot): { readonly volume: Volume; readonly mount: Mount }[] {
  const spots = tmpfs.tree?.kind === 'scalar' ? [tmpfs] : tmpfs.items();
  return spots.flatMap(spot => {
    const { text } = spot;
    return text === undefined ? [] : mounted(spot, text);
  });
}

function mounted(spot: Spot, text: string): { readonly volume: Volume; readonly mount: Mount }[] {
  const span = spot.span ?? anchorOf(spot);
  const [path = text] = text.split(':', 1);
  const remove = (): Change => spot.remove();
  const value = (): Value<string> => ({ kind: 'known', value: path, span: partOf(span, text, 0, path.length) });
  const nobody = (): Value<boolean> => ({ kind: 'absent', span });
  const options = text.slice(path.length + 1);
  return [{
    volume: { name: path, span, source: { kind: 'other', type: 'tmpfs' } },
    mount: {
      volume: path,
      path: new ComputedField<string>({ name: 'tmpfs', value, set: next => spot.set(options === '' ? next : `${next}:${options}`), remove }),
      readOnly: new ComputedField<boolean>({ name: 'tmpfs', value: nobody, set: () => spot.refuse('it is there to be written to'), remove }),
      options: optionsOf(spot, span, text, path),
    },
  }];
}

function optionsOf(spot: Spot, span: Span, text: string, path: string): ListField {
  const words = text === path ? [] : text.slice(path.length + 1).split(',');
  return {
    name: 'tmpfs',
    value: words.length === 0 ? { kind: 'absent', span } : { kind: 'known', value: words, span },
    spanOf: index => {
      const start = words.slice(0, index).reduce((at, word) => at + word.length + 1, path.length + 1);
      return partOf(span, text, start, start + (words[index] ?? '').length);
    },
    set: next => spot.set(next.length === 0 ? path : `${path}:${next.join(',')}`),
    remove: () => spot.set(path),
  };
}
