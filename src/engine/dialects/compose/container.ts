import type { Span } from '../../text/source.ts';
import type { Reference } from '../../model/configuration.ts';
import type { Build, Container, ContainerPort, EnvironmentVariable, LogBound, Mount } from '../../model/container.ts';
import type { Field, ListField } from '../../model/field.ts';
import type { NewProbe, Probe } from '../../model/probe.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import type { Workload } from '../../model/workload.ts';
import type { Document } from '../../syntax/tree.ts';
import { Memo } from '../memo.ts';
import { buildOf } from './build.ts';
import type { BuiltImages, KnownImageSettings } from './built.ts';
import { boolean, text, textList, words } from './codecs.ts';
import { environment } from './environment.ts';
import { ComputedField, SpotField, SpotListField } from './field.ts';
import type { Codec } from './field.ts';
import { healthcheck } from './healthcheck.ts';
import { boundedLogs } from './logging.ts';
import { ports } from './ports.ts';
import { pullPolicy } from './pull-policy.ts';
import { referencesOf } from './references.ts';
import type { Surroundings } from './references.ts';
import { Resources } from './resources.ts';
import { SecurityOptions } from './security-options.ts';
import type { Spot } from './spot.ts';
import { User } from './user.ts';
import { volumeAdder } from './new-volume.ts';

/** What a container needs to know of the service that it is. */
export interface ServiceContext {
  readonly workload: Workload;
  readonly own: Document;
  readonly mounts: readonly Mount[];
  /** The file states resources without `deploy`. */
  readonly shortResources: boolean;
  readonly built: BuiltImages;
  readonly around: Surroundings;
  /** `docker stack` reads it. */
  readonly isStack: boolean;
}

/** The container of a service: each field is Compose's own name beside the model's (Compose specification, 05-services). */
export class ComposeContainer implements Container {
  readonly subject = 'container';
  readonly isWorkload = true;
  readonly isAskedWithin = true;
  readonly role = 'main';
  readonly workload: Workload;
  readonly name: string;
  readonly span: Span;
  readonly extent: Span;
  readonly mounts: readonly Mount[];
  readonly #spot: Spot;
  readonly #resources: Resources;
  readonly #options: SecurityOptions;
  readonly #user: User;
  readonly #document: Document;
  readonly #built: BuiltImages;
  readonly #around: Surroundings;
  readonly #isStack: boolean;
  readonly #memo = new Memo();

  constructor(spot: Spot, { workload, own, mounts, shortResources, built, around, isStack }: ServiceContext) {
    this.workload = workload;
    this.name = workload.name;
    this.span = workload.span;
    this.extent = spot.span ?? workload.span;
    this.mounts = mounts;
    this.#spot = spot;
    this.#document = own;
    this.#built = built;
    this.#around = around;
    this.#isStack = isStack;
    this.#resources = new Resources(spot, shortResources);
    this.#options = new SecurityOptions(spot);
    this.#user = new User(spot, () => this.#ofImage);
  }

  get image(): Field<string> { return this.#memo.get('image', () => this.#imageField()); }
  get build(): Build | undefined { return this.#memo.get('build', () => buildOf(this.#spot, this.#document)); }
  get imagePullPolicy(): Field<string> { return this.#memo.get('imagePullPolicy', () => pullPolicy(this.#spot)); }
  get command(): ListField { return this.#list('entrypoint', words); }
  get args(): ListField { return this.#list('command', words); }

  get cpuRequest(): Field<Quantity> { return this.#memo.get('cpuRequest', () => this.#resources.cpuRequest); }
  get cpuLimit(): Field<Quantity> { return this.#memo.get('cpuLimit', () => this.#resources.cpuLimit); }
  get memoryRequest(): Field<Quantity> { return this.#memo.get('memoryRequest', () => this.#resources.memoryRequest); }
  get memoryLimit(): Field<Quantity> { return this.#memo.get('memoryLimit', () => this.#resources.memoryLimit); }

  get processLimit(): Field<number> { return this.#memo.get('processLimit', () => this.#resources.processLimit); }

  get livenessProbe(): Field<Probe, NewProbe> { return this.#memo.get('livenessProbe', () => healthcheck(this.#spot.at('healthcheck'), this.#ofImage)); }

  get privileged(): Field<boolean> { return this.#own('privileged', boolean); }
  get readOnlyRootFilesystem(): Field<boolean> { return this.#own('read_only', boolean); }
  /** `docker stack` heeds no `security_opt`. */
  get allowPrivilegeEscalation(): Field<boolean> | undefined { return this.#memo.get('allowPrivilegeEscalation', () => this.#isStack ? undefined : this.#options.allowPrivilegeEscalation); }
  get runAsNonRoot(): Field<boolean> { return this.#memo.get('runAsNonRoot', () => this.#user.isNotRoot); }
  get runAsUser(): Field<number> { return this.#memo.get('runAsUser', () => this.#user.id); }
  get runAsGroup(): Field<number> { return this.#memo.get('runAsGroup', () => this.#user.group); }
  get addedCapabilities(): ListField { return this.#list('cap_add', textList); }
  get droppedCapabilities(): ListField { return this.#list('cap_drop', textList); }
  get seccompProfile(): Field<string> { return this.#memo.get('seccompProfile', () => this.#options.seccompProfile); }
  get appArmorProfile(): Field<string> { return this.#memo.get('appArmorProfile', () => this.#options.appArmorProfile); }
  get selinuxType(): Field<string> { return this.#memo.get('selinuxType', () => this.#options.label('type')); }
  get selinuxUser(): Field<string> { return this.#memo.get('selinuxUser', () => this.#options.label('user')); }
  get selinuxRole(): Field<string> { return this.#memo.get('selinuxRole', () => this.#options.label('role')); }
  get procMount(): Field<string> { return this.#memo.get('procMount', () => this.#options.procMount); }

  get logsAreBounded(): Field<boolean, LogBound> { return this.#memo.get('logsAreBounded', () => boundedLogs(this.#spot.at('logging'))); }

  get addVolume(): Container['addVolume'] { return volumeAdder(this.#spot); }
  get references(): readonly Reference[] { return this.#memo.get('references', () => referencesOf(this.#spot, this.#around)); }
  get ports(): readonly ContainerPort[] { return this.#memo.get('ports', () => ports(this.#spot)); }
  get env(): readonly EnvironmentVariable[] { return this.#memo.get('env', () => environment(this.#spot.at('environment'), this.#document)); }

  /** What is built here is not pulled: its name says where it goes, not what it is. */
  #imageField(): Field<string> {
    const field = new SpotField('image', this.#spot.at('image'), text);
    if (this.#built.builderOf(this.#spot) === undefined) return field;
    const value = (): Field<string>['value'] => ({ kind: 'dynamic', span: field.value.span, because: 'it is built here' });
    return new ComputedField<string>({ name: 'image', value, set: next => field.set(next), remove: () => field.remove() });
  }

  get #ofImage(): KnownImageSettings { return this.#built.settingsOf(this.#spot); }

  #own<T>(key: string, codec: Codec<T>): Field<T> {
    return this.#memo.get(key, () => new SpotField(key, this.#spot.at(key), codec));
  }

  #list(key: string, codec: Codec<readonly string[]>): ListField {
    return this.#memo.get(key, () => new SpotListField(key, this.#spot.at(key), codec));
  }
}
