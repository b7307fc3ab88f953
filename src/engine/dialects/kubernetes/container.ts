import type { Span } from '../../text/source.ts';
import type { Reference } from '../../model/configuration.ts';
import type { Container, ContainerPort, ContainerRole, EnvironmentVariable, Mount, NewHook } from '../../model/container.ts';
import type { Field, ListField } from '../../model/field.ts';
import type { Handler, NewProbe, Probe } from '../../model/probe.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import type { Workload } from '../../model/workload.ts';
import type { Cursor } from '../../syntax/cursor.ts';
import { boolean, chosenNumber, number, quantity, text } from './codecs.ts';
import { environment } from './environment.ts';
import { CursorField, CursorListField, inherited, isTemplate, listed } from './field.ts';
import type { Codec } from './field.ts';
import { Memo } from '../memo.ts';
import { hook, probe } from './probe.ts';
import { appArmorAnnotation, profile } from './profiles.ts';
import { referencesOf } from './references.ts';
import { nameSpan } from './span.ts';

/** What a container takes from the pod around it. */
export interface PodContext {
  readonly workload: Workload;
  readonly spec: Cursor;
  readonly metadata: Cursor;
}

/** A container of a pod: each field is the API's own name beside the model's (PodSpec, core/v1 reference). */
export class KubernetesContainer implements Container {
  readonly subject = 'container';
  readonly workload: Workload;
  readonly name: string;
  readonly span: Span;
  readonly extent: Span;
  readonly role: ContainerRole;
  readonly #cursor: Cursor;
  readonly #pod: PodContext;
  readonly #memo = new Memo();

  constructor(cursor: Cursor, pod: PodContext, role: ContainerRole) {
    this.workload = pod.workload;
    this.#cursor = cursor;
    this.#pod = pod;
    this.role = role;
    this.span = nameSpan(cursor);
    this.extent = cursor.span ?? this.span;
    const { node } = cursor.at('name');
    this.name = node?.kind === 'scalar' ? node.text : '(unnamed)';
  }

  get image(): Field<string> { return this.#own('image', text); }
  get imagePullPolicy(): Field<string> { return this.#own('imagePullPolicy', text); }
  get command(): ListField { return this.#list('command'); }
  get args(): ListField { return this.#list('args'); }

  get cpuRequest(): Field<Quantity> { return this.#own('resources.requests.cpu', quantity); }
  get cpuLimit(): Field<Quantity> { return this.#own('resources.limits.cpu', quantity); }
  get memoryRequest(): Field<Quantity> { return this.#own('resources.requests.memory', quantity); }
  get memoryLimit(): Field<Quantity> { return this.#own('resources.limits.memory', quantity); }
  get ephemeralStorageRequest(): Field<Quantity> { return this.#own('resources.requests.ephemeral-storage', quantity); }
  get ephemeralStorageLimit(): Field<Quantity> { return this.#own('resources.limits.ephemeral-storage', quantity); }

  get livenessProbe(): Field<Probe, NewProbe> { return this.#own('livenessProbe', probe); }
  get readinessProbe(): Field<Probe, NewProbe> { return this.#own('readinessProbe', probe); }
  get startupProbe(): Field<Probe, NewProbe> { return this.#own('startupProbe', probe); }
  get preStop(): Field<Handler, NewHook> { return this.#own('lifecycle.preStop', hook); }
  get postStart(): Field<Handler, NewHook> { return this.#own('lifecycle.postStart', hook); }

  get privileged(): Field<boolean> { return this.#own('securityContext.privileged', boolean); }
  get allowPrivilegeEscalation(): Field<boolean> { return this.#own('securityContext.allowPrivilegeEscalation', boolean); }
  get readOnlyRootFilesystem(): Field<boolean> { return this.#own('securityContext.readOnlyRootFilesystem', boolean); }
  get runAsNonRoot(): Field<boolean> { return this.#orPod('securityContext.runAsNonRoot', boolean); }
  get runAsUser(): Field<number> { return this.#orPod('securityContext.runAsUser', chosenNumber); }
  get runAsGroup(): Field<number> { return this.#orPod('securityContext.runAsGroup', chosenNumber); }
  get addedCapabilities(): ListField { return this.#list('securityContext.capabilities.add'); }
  get droppedCapabilities(): ListField { return this.#list('securityContext.capabilities.drop'); }
  get seccompProfile(): Field<string> { return this.#orPod('securityContext.seccompProfile.type', profile); }
  get selinuxType(): Field<string> { return this.#orPod('securityContext.seLinuxOptions.type', text); }
  get selinuxUser(): Field<string> { return this.#orPod('securityContext.seLinuxOptions.user', text); }
  get selinuxRole(): Field<string> { return this.#orPod('securityContext.seLinuxOptions.role', text); }
  get procMount(): Field<string> { return this.#own('securityContext.procMount', text); }
  get windowsHostProcess(): Field<boolean> { return this.#orPod('securityContext.windowsOptions.hostProcess', boolean); }

  /** The field since Kubernetes 1.30; the beta annotation before it. */
  get appArmorProfile(): Field<string> {
    const field = this.#orPod('securityContext.appArmorProfile.type', profile);
    if (field.value.kind !== 'absent') return field;
    return this.#memo.get('appArmorProfile', () => inherited(field, appArmorAnnotation(this.#pod.metadata, this.name, this.span)));
  }

  get env(): readonly EnvironmentVariable[] { return this.#memo.get('env', () => environment(this.#cursor.at('env'))); }
  get references(): readonly Reference[] { return this.#memo.get('references', () => referencesOf(this.#cursor, this.#pod.spec, this.workload)); }
  get ports(): readonly ContainerPort[] { return this.#memo.get('ports', () => listed(this.#cursor.at('ports')).map(port => containerPort(port, this.span))); }
  get mounts(): readonly Mount[] { return this.#memo.get('volumeMounts', () => listed(this.#cursor.at('volumeMounts')).map(containerMount)); }

  #list(path: string): ListField {
    return this.#memo.get(path, () => new CursorListField(path, this.#cursor.path(path), this.span));
  }

  #own<T, W>(path: string, codec: Codec<T, W>): Field<T, W> {
    return this.#memo.get(path, () => new CursorField(path, this.#cursor.path(path), codec, this.span));
  }

  /** A field that the pod's securityContext states for all its containers. */
  #orPod<T, W>(path: string, codec: Codec<T, W>): Field<T, W> {
    return this.#memo.get(path, () => {
      const own = new CursorField(path, this.#cursor.path(path), codec, this.span);
      if (own.value.kind !== 'absent') return own;
      return inherited(own, new CursorField(path, this.#pod.spec.path(path), codec, this.span));
    });
  }
}

function containerPort(port: Cursor, container: Span): ContainerPort {
  const at = port.span ?? container;
  const name = port.at('name').node;
  const protocol = port.at('protocol').node;
  return {
    name: name?.kind === 'scalar' ? name.text : undefined,
    protocol: protocol?.kind === 'scalar' ? protocol.text : 'TCP',
    number: new CursorField('containerPort', port.at('containerPort'), number, at),
    hostPort: new CursorField('hostPort', port.at('hostPort'), number, at),
    ...(port.node?.kind === 'map' && !isTemplate(port) ? {} : { isUnread: true }),
  };
}

function containerMount(mount: Cursor): Mount {
  const at = nameSpan(mount);
  const name = mount.at('name').node;
  return {
    volume: name?.kind === 'scalar' ? name.text : '',
    path: new CursorField('mountPath', mount.at('mountPath'), text, at),
    readOnly: new CursorField('readOnly', mount.at('readOnly'), boolean, at),
    propagation: new CursorField('mountPropagation', mount.at('mountPropagation'), text, at),
  };
}
