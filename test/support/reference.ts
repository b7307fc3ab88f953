import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, isMap, isNode, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { TruthRow } from './corpus.ts';
import { CORPUS } from './corpus.ts';

/**
 * Where the catalogue (rules.md) says in so many words that something is there or not asked for, though the reference
 * data calls it missing. Read here from the YAML by another parser than ours and without a line of the engine, so
 * that a definition can be held against what the engine says and not the other way round.
 */
export const DEFINITIONS: readonly Definition[] = [
  {
    missing: ['requests.cpu', 'requests.memory'],
    because: 'A limit is set, and Kubernetes takes it for the request.',
    holds: ({ container }, missing) => at(container, 'resources', 'limits', missing.replace('requests.', '')) !== undefined,
  },
  {
    missing: ['runAsNonRoot'],
    because: 'runAsUser states a uid other than 0, so the image cannot run as root.',
    holds: place => typeof uidOf(place) === 'number' && uidOf(place) !== 0,
  },
  {
    missing: ['runAsNonRoot'],
    because: 'runAsUser: 0 is written, and run-as-root-user reports it: one finding, not two.',
    holds: place => uidOf(place) === 0,
  },
  {
    missing: ['seccompProfile'],
    because: 'The container is privileged: it runs unconfined whatever it states, and privileged reports it.',
    holds: ({ container }) => at(container, 'securityContext', 'privileged') === true,
  },
  {
    missing: ['allowPrivilegeEscalation=false'],
    because: 'The container is privileged: the API refuses the field there, and privileged reports it.',
    holds: ({ container }) => at(container, 'securityContext', 'privileged') === true,
  },
  {
    missing: ['readinessProbe'],
    because: 'The container lists no port and no Service of the repository selects its pod: nothing waits for it to be ready (rules.md: "containers behind a Service, or serving ports").',
    holds: place => portsOf(place.container).length === 0 && !isSelected(place),
  },
  {
    missing: ['readinessProbe'],
    because: 'A sidecar without a port: the Service in front of the pod reaches the container that lists its ports.',
    holds: place => portsOf(place.container).length === 0 && isSelected(place) && siblings(place).some(one => portsOf(one).length > 0),
  },
  {
    missing: ['readinessProbe'],
    because: 'The only ports that the container lists are for metrics, health or debuggers: no request of a user comes through them.',
    holds: ({ container }) => portsOf(container).length > 0 && portsOf(container).every(port => OBSERVED.has(String(at(port, 'name')))),
  },
];

export interface Definition {
  readonly missing: readonly string[];
  readonly because: string;
  holds(place: Place, missing: string): boolean;
}

/** What the corpus calls its ports for monitoring, read by a person. */
const OBSERVED = new Set(['metrics', 'http-metrics', 'prometheus', 'prom', 'health', 'healthz', 'http-healthz', 'telemetry']);

/** A container in plain values, with the pod that it is in. */
interface Place {
  readonly repository: string;
  readonly container: unknown;
  readonly podSpec: unknown;
  readonly podLabels: unknown;
}

/** The catalogue's own definition by which a row's `missing` is not missing; undefined where there is none. */
export function definitionFor(row: TruthRow, missing: string): string | undefined {
  const candidates = DEFINITIONS.filter(one => one.missing.includes(missing));
  if (candidates.length === 0) return undefined;
  const place = placeOf(row);
  return place === undefined ? undefined : candidates.find(one => one.holds(place, missing))?.because;
}

function placeOf(row: TruthRow): Place | undefined {
  const lines = new LineCounter();
  let found: Place | undefined;
  for (const document of parse(join(CORPUS, row.path), lines)) {
    visit(document, {
      Map(_key, container, path) {
        if (lines.linePos(container.range?.[0] ?? 0).line !== row.line || container.get('name') !== row.container) return undefined;
        const maps = path.filter(isMap).reverse();
        const [podSpec, pod] = maps;
        if (podSpec === undefined || !path.some(isSeq)) return undefined;
        found = { repository: row.path.split('/').slice(0, 2).join('/'), container: plain(container), podSpec: plain(podSpec), podLabels: at(plain(pod), 'metadata', 'labels') };
        return visit.BREAK;
      },
    });
  }
  return found;

  function plain(map: YAMLMap | undefined): unknown {
    return map === undefined ? undefined : JSON.parse(JSON.stringify(map));
  }
}

function parse(path: string, lineCounter?: LineCounter): ReturnType<typeof parseAllDocuments> {
  return parseAllDocuments(readFileSync(path, 'utf8'), { logLevel: 'silent', uniqueKeys: false, ...(lineCounter === undefined ? {} : { lineCounter }) });
}

const selectors = new Map<string, Record<string, unknown>[]>();

/** True where some Service of the repository that is not headless selects the pod. */
function isSelected({ repository, podLabels }: Place): boolean {
  const known = selectors.get(repository) ?? selectorsOf(join(CORPUS, repository));
  selectors.set(repository, known);
  return known.some(selector => Object.entries(selector).every(([key, value]) => at(podLabels, key) === value));
}

function selectorsOf(folder: string): Record<string, unknown>[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => /\.ya?ml$/.test(path) && statSync(path).isFile() && /kind:\s*["']?Service["']?\s/.test(readFileSync(path, 'utf8')))
    .flatMap(path => parse(path).flatMap(document => serviceSelector(document.contents)));
}

function serviceSelector(object: unknown): Record<string, unknown>[] {
  if (!isMap(object) || object.get('kind') !== 'Service') return [];
  const headless = object.getIn(['spec', 'clusterIP']) === 'None';
  const selector: unknown = object.getIn(['spec', 'selector']);
  if (headless || !isMap(selector)) return [];
  const pairs = selector.items.flatMap(({ key, value }) => (isScalar(key) && isNode(value) ? [[String(key.value), isScalar(value) ? value.value : undefined] as const] : []));
  return pairs.length === 0 ? [] : [Object.fromEntries(pairs)];
}

function uidOf({ container, podSpec }: Place): unknown {
  return at(container, 'securityContext', 'runAsUser') ?? at(podSpec, 'securityContext', 'runAsUser');
}

function portsOf(container: unknown): unknown[] {
  const ports = at(container, 'ports');
  return Array.isArray(ports) ? ports : [];
}

/** The containers of the pod, this one among them. */
function siblings({ podSpec }: Place): unknown[] {
  const containers = at(podSpec, 'containers');
  return Array.isArray(containers) ? containers : [];
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Object.getOwnPropertyDescriptor(inner, key)?.value : undefined), value);
}
