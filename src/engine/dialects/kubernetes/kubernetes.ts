import type { Facts } from '../../model/facts.ts';
import { isAbsent } from '../../model/field.ts';
import type { Subject } from '../../model/subject.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { parseYaml } from '../../syntax/yaml/document.ts';
import { duplicateKeys } from '../../syntax/yaml/duplicates.ts';
import { splitDocuments } from '../../syntax/yaml/split.ts';
import type { Problem, Source } from '../../text/source.ts';
import type { Annotation, Dialect, Unit, UnitObject } from '../dialect.ts';
import { KubernetesAutoscaler, KubernetesDisruptionBudget, KubernetesNamespace, accountFacts, grantFacts, scaledObjectFacts, serviceFacts } from './cluster.ts';
import { KubernetesDeclared } from './declared.ts';
import { workloadKind } from './kinds.ts';
import { KubernetesConfiguration, filledConfiguration, generatedConfigurations } from './configuration.ts';
import { KubernetesLabelled } from './labelled.ts';
import { KubernetesNetworkPolicy, KubernetesServicePorts, containerPorts } from './network.ts';
import { commonMetadata, imageOverrides, patchFacts, patchedParts, replicaCounts } from './kustomize.ts';
import { kustomizePatches } from './kustomize-patches.ts';
import { objectsOf } from './object.ts';
import type { KubernetesObject } from './object.ts';
import { recogniseKubernetes } from './recognise.ts';
import { KubernetesWorkload, MAXIMUM_CONTAINERS } from './workload.ts';

/** Kubernetes manifests: YAML or JSON, one unit a document. */
export const kubernetes: Dialect = {
  id: 'kubernetes',
  recognise: recogniseKubernetes,
  split: splitDocuments,
  read: sources => sources.map(readUnit),
};

function readUnit(source: Source): Unit {
  const document = parseYaml(source);
  const subjects: Subject[] = [];
  const facts: Facts[] = [];
  const notes: string[] = [];
  const surplus: Problem[] = [];
  const objects = objectsOf(document);
  for (const object of objects) {
    const read = readObject(object);
    // One by one: a call takes only so many arguments, and a kustomization may list any number of images.
    for (const subject of read.subjects) subjects.push(subject);
    subjects.push(new KubernetesDeclared(object));
    for (const fact of read.facts) facts.push(fact);
    if (read.note !== undefined) notes.push(read.note);
    if (read.problem !== undefined) surplus.push(read.problem);
  }
  const problems = objects.length === 0 && !document.partial ? [] : [...document.problems, ...duplicateKeys(document), ...surplus];
  const containers = subjects.flatMap(subject => (subject.subject === 'container' ? [subject.extent] : []));
  return { source, document, dialect: 'kubernetes', problems, subjects, facts, notes, containers, objects: objects.map(unitObject), guests: [], reads: () => [], isCurrent: () => true };
}

export interface ObjectReading {
  readonly subjects: readonly Subject[];
  readonly facts: readonly Facts[];
  readonly note?: string;
  readonly problem?: Problem;
}

/** What one object tells: also one that another language than YAML describes. */
export function readObject(object: KubernetesObject): ObjectReading {
  const { apiVersion, kind } = object;
  if (kind === 'Kustomization' || kind === 'Component') {
    return { subjects: [], facts: [patchFacts(object), ...imageOverrides(object), ...replicaCounts(object), ...kustomizePatches(object), ...generatedConfigurations(object), ...commonMetadata(object)] };
  }
  const workload = workloadKind(apiVersion, kind);
  if (workload !== undefined) return readWorkload(new KubernetesWorkload(object, workload), object);
  const { subjects, facts } = readOther(object);
  return { subjects: [...subjects, new KubernetesLabelled(object)], facts };
}

function readOther(object: KubernetesObject): ObjectReading {
  const { apiVersion, kind } = object;
  if (kind === 'HorizontalPodAutoscaler' && apiVersion.startsWith('autoscaling/')) return readSubject(new KubernetesAutoscaler(object));
  if (kind === 'ScaledObject' && apiVersion.startsWith('keda.sh/')) return { subjects: [], facts: [scaledObjectFacts(object)] };
  if (kind === 'PodDisruptionBudget' && apiVersion.startsWith('policy/')) return readSubject(new KubernetesDisruptionBudget(object));
  if (kind === 'Namespace' && apiVersion === 'v1') return readSubject(new KubernetesNamespace(object));
  if (kind === 'Service' && apiVersion === 'v1') return { subjects: [new KubernetesServicePorts(object)], facts: [serviceFacts(object)] };
  if ((kind === 'ConfigMap' || kind === 'Secret') && apiVersion === 'v1') return readSubject(new KubernetesConfiguration(object));
  if (kind === 'NetworkPolicy' && apiVersion.startsWith('networking.k8s.io/')) return readSubject(new KubernetesNetworkPolicy(object));
  if (kind === 'ServiceAccount' && apiVersion === 'v1') return { subjects: [], facts: [accountFacts(object)] };
  if (/^(Cluster)?RoleBinding$/.test(kind)) return { subjects: [], facts: [grantFacts(object)] };
  const { name, namespace } = object;
  return { subjects: [], facts: [...filledConfiguration(object), { type: 'object', kind, name, namespace }] };
}

function readSubject(subject: KubernetesAutoscaler | KubernetesDisruptionBudget | KubernetesNamespace | KubernetesConfiguration | KubernetesNetworkPolicy): ObjectReading {
  return { subjects: [subject], facts: [subject.facts] };
}

function readWorkload(workload: KubernetesWorkload, object: KubernetesObject): ObjectReading {
  const main = workload.containers.filter(({ role }) => role === 'main');
  // A strategic-merge patch names containers and what to change in them; it is not a whole object.
  if (main.every(({ image }) => image.value.kind !== 'known') && (main.length === 0 || main.some(({ image }) => isAbsent(image)))) {
    return { subjects: [], facts: [patchedParts(workload)], note: `No container of ${workload.kind} ${workload.name} has an image: read as a patch of an object that stands elsewhere, and not judged.` };
  }
  const { kind, name, surplus } = workload;
  const problem = surplus === undefined ? {} : { problem: { span: surplus, message: `${kind} ${name} has more than ${String(MAXIMUM_CONTAINERS)} containers of one sort: those from here on are not checked.` } };
  return { subjects: [workload, ...workload.containers, ...containerPorts(workload), new KubernetesLabelled(object)], facts: [workload.facts], ...problem };
}

export function unitObject({ cursor, apiVersion, kind }: KubernetesObject): UnitObject {
  const template = workloadKind(apiVersion, kind)?.template ?? '';
  return {
    start: cursor.node?.start ?? 0,
    end: cursor.node?.end ?? 0,
    annotations: annotations(cursor),
    podAnnotations: template === '' ? [] : annotations(cursor.path(template)),
  };
}

function annotations(object: Cursor): Annotation[] {
  return object.at('metadata').at('annotations').entries().flatMap(({ key, keyNode, value }) =>
    value.node?.kind === 'scalar' ? [{ key, value: value.node.text, start: keyNode.start, end: keyNode.end }] : [],
  );
}
