import type { Span } from '../../text/source.ts';
import type { Field } from '../../model/field.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { readScalar } from '../../syntax/yaml/scalar.ts';
import type { Codec } from './field.ts';
import { CursorField } from './field.ts';

/** The type of a seccomp or AppArmor profile, by the name that the API's fields use. */
export const profile: Codec<string> = {
  type: 'a profile',
  read: ({ node }) => {
    const value = readScalar(node);
    return typeof value === 'string' ? modernName(value) : undefined;
  },
  write: value => value,
};

/** The annotations before the fields existed said `runtime/default`, `localhost/NAME` and `unconfined`. */
function modernName(value: string): string {
  if (value === 'runtime/default' || value === 'docker/default') return 'RuntimeDefault';
  if (value === 'unconfined') return 'Unconfined';
  return value.startsWith('localhost/') ? 'Localhost' : value;
}

const OLD_NAMES: Readonly<Record<string, string>> = { RuntimeDefault: 'runtime/default', Unconfined: 'unconfined' };

/** A profile as annotations spell it. */
const annotatedProfile: Codec<string> = { ...profile, write: value => OLD_NAMES[value] ?? value };

/** The annotation that set a container's AppArmor profile before Kubernetes 1.30. */
export function appArmorAnnotation(metadata: Cursor, container: string, anchor: Span): Field<string> {
  const key = `container.apparmor.security.beta.kubernetes.io/${container}`;
  return new CursorField('appArmorProfile', metadata.at('annotations').at(key), annotatedProfile, anchor);
}
