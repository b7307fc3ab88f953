import type { Span } from '../../text/source.ts';
import type { Reference } from '../../model/configuration.ts';
import type { Build, Container, ContainerPort, EnvironmentVariable, LogBound, Mount } from '../../model/container.ts';
import type { Field, ListField } from '../../model/field.ts';
import type { NewProbe, Probe } from '../../model/probe.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import type { Workload } from '../../model/workload.ts';
import type { Document } from '../../syntax/tree.ts';
import { buildOf } from './build.ts';
import type { BuiltImages, KnownImageSettings } from './built.ts';
import { boolean, text, textList, words } from './codecs.ts';
import { environment } from './environment.ts';
import { ComputedField, SpotField, SpotListField } from './field.ts';
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
  readonly #own: Document;
  readonly #built: BuiltImages;
  readonly #around: Surroundings;
  #env: readonly EnvironmentVariable[] | undefined;

  constructor(spot: Spot, { workload, own, mounts, shortResources, built, around }: ServiceContext) {
    this.workload = workload;
    this.name = workload.name;
    this.span = workload.span;
    this.extent = spot.span ?? workload.span;
    this.mounts = mounts;
    this.#spot = spot;
    this.#own = own;
    this.#built = built;
    this.#around = around;
    this.#resources = new Resources(spot, shortResources);
    this.#options = new SecurityOptions(spot);
    this.#user = new User(spot, () => this.#ofImage);
  }

  /** What is built here is not pulled: its name says where it goes, not what it is. */
  get image(): Field<string> {
    const field = new SpotField('image', this.#spot.at('image'), text);
    if (this.#built.builderOf(this.#spot) === undefined) return field;
    const value = (): Field<string>['value'] => ({ kind: 'dynamic', span: field.value.span, because: 'it is built here' });
    return new ComputedField<string>({ name: 'image', value, set: next => field.set(next), remove: () => field.remove() });
  }

  get build(): Build | undefined { return buildOf(this.#spot); }
  get imagePullPolicy(): Field<string> { return pullPolicy(this.#spot); }
  get command(): ListField { return new SpotListField('entrypoint', this.#spot.at('entrypoint'), words); }
  get args(): ListField { return new SpotListField('command', this.#spot.at('command'), words); }

  get cpuRequest(): Field<Quantity> { return this.#resources.cpuRequest; }
  get cpuLimit(): Field<Quantity> { return this.#resources.cpuLimit; }
  get memoryRequest(): Field<Quantity> { return this.#resources.memoryRequest; }
  get memoryLimit(): Field<Quantity> { return this.#resources.memoryLimit; }

  get processLimit(): Field<number> { return this.#resources.processLimit; }

  get livenessProbe(): Field<Probe, NewProbe> { return healthcheck(this.#spot.at('healthcheck'), this.#ofImage); }

  get privileged(): Field<boolean> { return new SpotField('privileged', this.#spot.at('privileged'), boolean); }
  get readOnlyRootFilesystem(): Field<boolean> { return new SpotField('read_only', this.#spot.at('read_only'), boolean); }
  get allowPrivilegeEscalation(): Field<boolean> { return this.#options.allowPrivilegeEscalation; }
  get runAsNonRoot(): Field<boolean> { return this.#user.isNotRoot; }
  get runAsUser(): Field<number> { return this.#user.id; }
  get runAsGroup(): Field<number> { return this.#user.group; }
  get addedCapabilities(): ListField { return new SpotListField('cap_add', this.#spot.at('cap_add'), textList); }
  get droppedCapabilities(): ListField { return new SpotListField('cap_drop', this.#spot.at('cap_drop'), textList); }
  get seccompProfile(): Field<string> { return this.#options.seccompProfile; }
  get appArmorProfile(): Field<string> { return this.#options.appArmorProfile; }
  get selinuxType(): Field<string> { return this.#options.label('type'); }
  get selinuxUser(): Field<string> { return this.#options.label('user'); }
  get selinuxRole(): Field<string> { return this.#options.label('role'); }
  get procMount(): Field<string> { return this.#options.procMount; }

  get logsAreBounded(): Field<boolean, LogBound> { return boundedLogs(this.#spot.at('logging')); }

  get addVolume(): Container['addVolume'] { return volumeAdder(this.#spot); }
  get references(): readonly Reference[] { return referencesOf(this.#spot, this.#around); }
  get ports(): readonly ContainerPort[] { return ports(this.#spot); }
  get env(): readonly EnvironmentVariable[] {
    this.#env ??= environment(this.#spot, this.#own);
    return this.#env;
  }

  get #ofImage(): KnownImageSettings { return this.#built.settingsOf(this.#spot); }
}
