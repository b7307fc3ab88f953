import type { Span } from '../../../text/source.ts';
import type { Container, ContainerPort, ContainerRole, EnvironmentVariable, LogBound, Mount } from '../../../model/container.ts';
import type { Field, ListField } from '../../../model/field.ts';
import type { NewProbe, Probe } from '../../../model/probe.ts';
import type { Quantity } from '../../../model/values/quantity.ts';
import type { Workload } from '../../../model/workload.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { boolean, number, text } from '../../kubernetes/codecs.ts';
import { CursorField, CursorListField, isTemplate, listed } from '../../kubernetes/field.ts';
import type { Codec } from '../../kubernetes/field.ts';
import { Memo } from '../../memo.ts';
import { nameSpan } from '../../kubernetes/span.ts';
import { cpuUnits, mebibytes } from './codecs.ts';
import { environment } from './environment.ts';
import { made } from './field.ts';
import { healthCheck } from './health-check.ts';
import { boundedLogs } from './logs.ts';
import { User } from './user.ts';

/** What a container takes from the task around it. */
export interface TaskContext {
  readonly workload: Workload;
  readonly isFargate: boolean;
  /** `awsvpc`, `bridge`, `host`, `none`; undefined where it is not known. */
  readonly networkMode: string | undefined;
}

/** A container definition: each field is the API's own name beside the model's (Amazon ECS API reference, ContainerDefinition). */
export class EcsContainer implements Container {
  readonly subject = 'container';
  readonly workload: Workload;
  readonly name: string;
  readonly span: Span;
  readonly extent: Span;
  readonly role: ContainerRole;
  readonly #cursor: Cursor;
  readonly #task: TaskContext;
  readonly #user: User;
  readonly #memo = new Memo();

  constructor(cursor: Cursor, task: TaskContext, role: ContainerRole) {
    this.workload = task.workload;
    this.#cursor = cursor;
    this.#task = task;
    this.role = role;
    this.span = nameSpan(cursor);
    this.extent = cursor.span ?? this.span;
    const { node } = cursor.at('name');
    this.name = node?.kind === 'scalar' ? node.text : '(unnamed)';
    this.#user = new User(cursor, this.span);
  }

  get image(): Field<string> { return this.#own('image', text); }
  get command(): ListField { return this.#list('entryPoint'); }
  get args(): ListField { return this.#list('command'); }

  get cpuRequest(): Field<Quantity> { return this.#own('cpu', cpuUnits); }
  /** Containers of a task share what it has of CPUs by their `cpu`; only the task itself has a limit. One that cannot be read has nothing known. */
  get cpuLimit(): Field<Quantity> { return (this.#cursor.node === undefined ? undefined : this.workload.resources?.cpuLimit) ?? this.cpuRequest; }
  /** Where nothing is reserved, the limit is. Both may be the same: the API takes what its page does not promise (awsdocs/amazon-ecs-developer-guide, pull request 242). */
  get memoryRequest(): Field<Quantity> {
    const reservation = this.#own('memoryReservation', mebibytes);
    const limit = this.memoryLimit;
    return reservation.value.kind === 'absent' ? made({ name: reservation.name, value: limit.value, set: value => limit.set(value), remove: () => limit.remove() }) : reservation;
  }
  get memoryLimit(): Field<Quantity> { return this.#own('memory', mebibytes); }

  get livenessProbe(): Field<Probe, NewProbe> { return this.#own('healthCheck', healthCheck); }

  get privileged(): Field<boolean> { return this.#own('privileged', boolean); }
  get readOnlyRootFilesystem(): Field<boolean> { return this.#own('readonlyRootFilesystem', boolean); }
  get runAsNonRoot(): Field<boolean> { return this.#user.isNotRoot; }
  get runAsUser(): Field<number> { return this.#user.id; }
  get runAsGroup(): Field<number> { return this.#user.group; }
  get addedCapabilities(): ListField { return this.#list('linuxParameters.capabilities.add'); }
  get droppedCapabilities(): ListField { return this.#list('linuxParameters.capabilities.drop'); }

  get logsAreBounded(): Field<boolean, LogBound> { return boundedLogs(this.#cursor.at('logConfiguration'), this.#task.isFargate, this.span); }

  get env(): readonly EnvironmentVariable[] { return this.#memo.get('env', () => environment(this.#cursor)); }
  get ports(): readonly ContainerPort[] { return this.#memo.get('portMappings', () => listed(this.#cursor.at('portMappings')).map(port => this.#port(port))); }
  get mounts(): readonly Mount[] { return this.#memo.get('mountPoints', () => listed(this.#cursor.at('mountPoints')).map(mount)); }

  #port(port: Cursor): ContainerPort {
    const at = port.span ?? this.span;
    const protocol = port.at('protocol').node;
    const name = port.at('name').node;
    return {
      name: name?.kind === 'scalar' ? name.text : undefined,
      protocol: protocol?.kind === 'scalar' ? protocol.text.toUpperCase() : 'TCP',
      number: new CursorField('containerPort', port.at('containerPort'), number, at),
      // In `awsvpc` and `host` it is the container's own port: only a bridge takes another one of the node.
      ...(this.#task.networkMode === 'bridge' ? { hostPort: new CursorField('hostPort', port.at('hostPort'), number, at) } : {}),
      ...(port.node?.kind === 'map' && !isTemplate(port) ? {} : { isUnread: true }),
    };
  }

  #list(path: string): ListField {
    return this.#memo.get(path, () => new CursorListField(path, this.#cursor.path(path), this.span));
  }

  #own<T, W>(path: string, codec: Codec<T, W>): Field<T, W> {
    return this.#memo.get(path, () => new CursorField(path, this.#cursor.path(path), codec, this.span));
  }
}

function mount(cursor: Cursor): Mount {
  const at = cursor.at('sourceVolume').span ?? nameSpan(cursor);
  const volume = cursor.at('sourceVolume').node;
  return {
    volume: volume?.kind === 'scalar' ? volume.text : '',
    path: new CursorField('containerPath', cursor.at('containerPath'), text, at),
    readOnly: new CursorField('readOnly', cursor.at('readOnly'), boolean, at),
  };
}
