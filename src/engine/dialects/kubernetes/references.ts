import type { Reference } from '../../model/configuration.ts';
import type { KeyFacts } from '../../model/facts.ts';
import { Choice } from '../../text/change.ts';
import { nearest } from '../../text/nearest.ts';
import type { Workload } from '../../model/workload.ts';
import { append } from '../../syntax/cursor.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { isTemplate, listed } from './field.ts';
import { scalarText } from './object.ts';

/** The volumes that a container mounts, and the keys of ConfigMaps and Secrets that its variables are taken from. */
export function referencesOf(container: Cursor, spec: Cursor, workload: Workload): Reference[] {
  const around = ['volumeMounts', 'volumeDevices'].flatMap(key => container.at(key).items());
  return [...around.flatMap(mount => volume(mount, spec, workload)), ...container.at('env').items().flatMap(variable => entry(variable, workload))];
}

/** A pod's own volumes, and those that a StatefulSet claims for each of its pods. */
function volume(mount: Cursor, spec: Cursor, { volumes, claimTemplates = [] }: Workload): Reference[] {
  const name = mount.at('name');
  const text = scalarText(name);
  if (text === undefined || name.span === undefined || isTemplate(name) || !name.isClear) return [];
  const names = [...volumes.map(one => one.name), ...claimTemplates];
  const areKnown = listed(spec.at('volumes')).every(item => item.node?.kind === 'map' && !isTemplate(item));
  const exists = names.includes(text) ? true : areKnown ? false : undefined;
  return [{ kind: 'volume', what: `volume ${text}`, span: name.span, exists, near: nearest(text, names, 2), declare: { where: 'the pod', change: () => append(spec.at('volumes'), { name: text, emptyDir: { sizeLimit: new Choice('1Gi') } }) } }];
}

function entry(variable: Cursor, { namespace }: Workload): Reference[] {
  return ([['configMapKeyRef', 'ConfigMap'], ['secretKeyRef', 'Secret']] as const).flatMap(([field, kind]) => {
    const reference = variable.at('valueFrom').at(field);
    const [name, key] = [scalarText(reference.at('name')), scalarText(reference.at('key'))];
    const { span } = reference.at('key');
    if (name === undefined || key === undefined || span === undefined || scalarText(reference.at('optional')) === 'true') return [];
    if (isTemplate(reference.at('name')) || isTemplate(reference.at('key'))) return [];
    const about: KeyFacts = { type: 'key', kind, name, namespace, key };
    return [{ kind: 'configuration' as const, what: `key ${key} of ${kind} ${name}`, span, exists: undefined, about }];
  });
}
