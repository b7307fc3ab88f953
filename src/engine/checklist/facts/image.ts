import { known } from '../../model/field.ts';
import { parseImage } from '../../model/values/image.ts';
import { describe } from '../../rules/support/describe.ts';
import { fact, OF } from './fact.ts';

/** A container runs one of these images, whatever registry it comes from. */
export const service = fact({
  id: 'service',
  subject: 'container',
  summary: 'A container runs this image.',
  parameters: { image: { type: 'list', description: 'The image without registry and tag, or several of which one is enough: `haproxy`.' } },
  check({ image }, { image: wanted = [] }) {
    const reference = known(image);
    const read = reference === undefined ? undefined : parseImage(reference);
    if (read?.kind !== 'ok') return 'not-applicable';
    return wanted.some(one => `/${read.repository.text}`.endsWith(`/${one}`)) ? [] : 'not-applicable';
  },
});

/** What a container runs has at least this version. */
export const version = fact({
  id: 'version',
  subject: 'container',
  summary: 'Software has at least this version.',
  parameters: { of: OF, min: { type: 'text', description: 'The lowest version.' } },
  check(container, { of, min }) {
    const reference = known(container.image);
    if (of === undefined || min === undefined) return 'not-applicable';
    const read = reference === undefined ? undefined : parseImage(reference);
    const tag = read?.kind === 'ok' ? /^v?(\d+(?:\.\d+)*)(?:[-_].*)?$/.exec(read.tag?.text ?? '')?.[1] : undefined;
    const order = tag === undefined ? undefined : compare(tag, min);
    if (order === undefined) return 'unknown';
    return order >= 0 ? [] : [{ span: container.image.value.span, message: `${describe(container)} runs ${of} ${tag ?? ''}; at least ${min} is stated.` }];
  },
});

/** As versions, part by part; undefined where a tag such as `7` may be either side of `7.2`. */
function compare(one: string, other: string): number | undefined {
  const left = one.split('.').map(Number);
  for (const [i, wanted] of other.split('.').map(Number).entries()) {
    const own = left[i];
    if (own === undefined && wanted !== 0) return undefined;
    if (own !== undefined && own !== wanted) return own - wanted;
  }
  return 0;
}
