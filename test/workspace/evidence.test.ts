import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ChecklistWorkspace, Workspace } from '../../src/workspace/index.ts';
import { MemoryFiles } from '../support/memory-files.ts';

const ROOT = { uri: '/repo', name: 'repo' };

interface Judged {
  /** Of each item in its order. */
  readonly verdicts: readonly string[];
  readonly because: readonly string[];
  /** What an editor shows in the manifests. */
  readonly shown: readonly string[];
}

/** What a repository says of a checklist. */
async function judged(checklist: string, manifests: Readonly<Record<string, string>>): Promise<Judged> {
  const files = new MemoryFiles({ '/repo/checklist.md': checklist, ...Object.fromEntries(Object.entries(manifests).map(([path, text]) => [`/repo/${path}`, text])) });
  const yieldNow = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
  const workspace = new Workspace({ files, folders: [ROOT], now: () => 0, yieldNow });
  const checklists = new ChecklistWorkspace({ files, workspace, folders: [ROOT], yieldNow });
  await checklists.scan();
  await workspace.scan(new AbortController().signal);
  await checklists.idle();
  const items = checklists.list('/repo/checklist.md')?.status.items ?? [];
  return {
    verdicts: items.map(({ evaluation: { verdict } }) => verdict.kind),
    because: items.map(({ evaluation: { verdict } }) => verdict.because),
    shown: workspace.files().flatMap(({ report }) => report.findings.map(({ active }) => active.rule.id)),
  };
}

async function verdict(item: string, manifests: Readonly<Record<string, string>>, above = ''): Promise<string> {
  return (await judged(`${above}- [ ] ${item}\n`, manifests)).verdicts.at(-1) ?? 'no item';
}

interface Container {
  readonly name?: string;
  readonly image?: string;
  readonly more?: string;
}

function deployment(...containers: readonly Container[]): string {
  const lines = containers.map(({ name = 'web', image = 'example.com/web:1.4.2', more = '' }) => `        - name: ${name}\n          image: ${image}\n${more}`);
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec:\n  template:\n    spec:\n      containers:\n${lines.join('')}`;
}

const limit = (memory: string): string => `          resources:\n            limits:\n              memory: ${memory}\n`;
const args = (...words: readonly string[]): string => `          args: ${JSON.stringify(words)}\n`;
const variable = (name: string, value: string): string => `          env:\n            - name: ${name}\n              value: ${value}\n`;

describe('a rule that is off by profile', () => {
  const open = deployment({ more: limit('1Gi') });
  const limited = deployment({ more: `${limit('1Gi')}              cpu: 500m\n` });

  test('is judged for the item that names it, and shows nothing in the manifest', async () => {
    const list = '- [ ] Nobody takes all <!-- seaworthy: cpu-limit -->\n';
    const bad = await judged(list, { 'web.yaml': open });
    assert.deepEqual([bad.verdicts, bad.shown.includes('cpu-limit')], [['unmet'], false]);
    assert.deepEqual((await judged(list, { 'web.yaml': limited })).verdicts, ['met']);
  });

  test('is judged for an item whose words suggest it', async () => {
    assert.equal(await verdict('CPU limits set', { 'web.yaml': open }), 'unmet');
    assert.equal(await verdict('CPU limits set', { 'web.yaml': limited }), 'met');
  });

  test('is not judged where the team turned it off', async () => {
    const off = await judged('- [ ] Nobody takes all <!-- seaworthy: cpu-limit -->\n', { 'web.yaml': limited, '.seaworthy.yaml': 'rules:\n  cpu-limit: off\n' });
    assert.deepEqual([off.verdicts, off.because], [['unknown'], ['The rule cpu-limit is off.']]);
  });

  test('an annotated number is judged though the configuration states another', async () => {
    const stated = { '.seaworthy.yaml': 'rules:\n  memory-limit:\n    max: 8Gi\n', 'web.yaml': deployment({ more: limit('4Gi') }) };
    const { verdicts, shown } = await judged('- [ ] Little memory <!-- seaworthy: memory-limit max=2Gi -->\n- [ ] Enough <!-- seaworthy: memory-limit max=8Gi -->\n', stated);
    assert.deepEqual([verdicts, shown.includes('memory-limit')], [['unmet', 'met'], false]);
  });
});

describe('a rule for one software or service', () => {
  const item = 'Memory limits set';
  const redis = '# Redis\n';

  test('looks at its containers alone', async () => {
    const one = { 'shop.yaml': deployment({ more: '' }, { name: 'cache', image: 'redis:7.2', more: limit('1Gi') }) };
    assert.equal(await verdict(item, one, redis), 'met');
    assert.equal(await verdict(item, one), 'unmet');
    const other = { 'shop.yaml': deployment({ more: limit('1Gi') }, { name: 'cache', image: 'redis:7.2' }) };
    assert.equal(await verdict(item, other, redis), 'unmet');
  });

  test('says nothing where there is none, or where what may be one is not good', async () => {
    assert.equal(await verdict(item, { 'shop.yaml': deployment({ more: limit('1Gi') }) }, redis), 'unknown');
    const mirrored = deployment({ name: 'cache', image: 'redis:7.2', more: limit('1Gi') }, { name: 'second', image: 'example.com/our-redis:1' });
    assert.equal(await verdict(item, { 'shop.yaml': mirrored }, redis), 'unknown');
  });

  test('is named by `of`, with its own numbers', async () => {
    const both = { 'shop.yaml': deployment({ name: 'web', more: limit('4Gi') }, { name: 'cache', image: 'redis:7.2', more: limit('1Gi') }) };
    assert.equal(await verdict('x <!-- seaworthy: memory-limit of=redis max=2Gi -->', both), 'met');
    assert.equal(await verdict('x <!-- seaworthy: memory-limit of=web max=2Gi -->', both), 'unmet');
    assert.equal(await verdict('x <!-- seaworthy: memory-limit of=nobody -->', both), 'unknown');
    assert.equal(await verdict('x <!-- seaworthy: memory-limit of=redis max=2GB -->', both), 'unknown', '2GB is no quantity: a number that cannot be read is not met');
  });

  test('an accepted suggestion keeps what it is about', async () => {
    const { wordsOf } = await import('../../src/workspace/checklists/binding.ts');
    const { bind, evaluate, parseChecklist, sourceOf } = await import('../../src/engine/index.ts');
    const [one] = parseChecklist(sourceOf('checklist.md', '# Redis\n- [ ] Memory limits: 2Gi maximum\n')).items;
    assert.ok(one !== undefined);
    const binding = bind(one);
    const status = { evaluation: evaluate(binding, () => ({ kind: 'unasked', because: '' })) };
    assert.equal(wordsOf(status), 'memory-limit max=2Gi of=redis');
    const [health] = parseChecklist(sourceOf('checklist.md', '# Docker Compose\n- [ ] Health checks configured\n')).items;
    assert.ok(health !== undefined);
    assert.equal(wordsOf({ evaluation: evaluate(bind(health), () => ({ kind: 'unasked', because: '' })) }), 'liveness-probe in=compose');
  });
});

describe('facts that manifests tell', () => {
  test('a variable and its value', async () => {
    const item = '`LOG_MODE=terse` set';
    assert.equal(await verdict(item, { 'a.yaml': deployment({ more: variable('LOG_MODE', 'terse') }) }), 'met');
    assert.equal(await verdict(item, { 'a.yaml': deployment({ more: variable('LOG_MODE', 'chatty') }) }), 'unmet');
    assert.equal(await verdict(item, { 'a.yaml': deployment({ more: variable('LOG_MODE', '${MODE}') }) }), 'unknown');
    assert.equal(await verdict(item, { 'a.yaml': deployment({}) }), 'unknown');
    assert.equal(await verdict(item, { 'compose.yaml': 'services:\n  web:\n    image: example.com/web:1.4.2\n    environment:\n      LOG_MODE: terse\n' }), 'met');
    assert.equal(await verdict('x <!-- seaworthy: env name=LOG_MODE not=chatty -->', { 'a.yaml': deployment({ more: variable('LOG_MODE', 'Chatty') }) }), 'unmet');
  });

  test('a variable that a Secret gives', async () => {
    const item = '`API_KEY` generated and stored securely <!-- seaworthy: env name=API_KEY value=secretKeyRef -->';
    const secret = '          env:\n            - name: API_KEY\n              valueFrom:\n                secretKeyRef:\n                  name: shop\n                  key: api\n';
    assert.equal(await verdict(item, { 'a.yaml': deployment({ more: secret }) }), 'met');
    assert.equal(await verdict(item, { 'a.yaml': deployment({ more: variable('API_KEY', 'x') }) }), 'unmet');
  });

  test('a flag, its value, and how Redis keeps its data', async () => {
    const started = (...words: readonly string[]): Readonly<Record<string, string>> => ({ 'a.yaml': deployment({ name: 'cache', image: 'redis:7.2', more: args(...words) }) });
    const redis = '# Redis\n';
    assert.equal(await verdict('Authentication enabled', started('--requirepass', '$(PASSWORD)'), redis), 'met');
    assert.equal(await verdict('Authentication enabled', started('/etc/redis.conf'), redis), 'unknown');
    assert.equal(await verdict('LRU eviction policy configured', started('--maxmemory-policy', 'allkeys-lru'), redis), 'met');
    assert.equal(await verdict('LRU eviction policy configured', started('--maxmemory-policy=noeviction'), redis), 'unmet');
    assert.equal(await verdict('Persistence configured (AOF + RDB)', started('--appendonly', 'yes', '--save', '60', '1'), redis), 'met');
    assert.equal(await verdict('Persistence configured (AOF + RDB)', started('--appendonly', 'yes'), redis), 'unknown');
    assert.equal(await verdict('Persistence configured', started('--appendonly', 'no'), redis), 'unknown');
  });

  test('a version', async () => {
    const running = (image: string): Readonly<Record<string, string>> => ({ 'a.yaml': deployment({ name: 'db', image }) });
    assert.equal(await verdict('PostgreSQL 15+ configured', running('postgres:16.2-alpine')), 'met');
    assert.equal(await verdict('PostgreSQL 15+ configured', running('postgres:14')), 'unmet');
    assert.equal(await verdict('PostgreSQL 15+ configured', running('postgres')), 'unknown');
    assert.equal(await verdict('x <!-- seaworthy: version of=redis min=7.2 -->', running('redis:7')), 'unknown');
    assert.equal(await verdict('x <!-- seaworthy: version of=redis min=7.2 -->', running('redis:7.10')), 'met');
  });

  test('an image, an annotation, a load balancer', async () => {
    assert.equal(await verdict('Connection pooling configured', { 'a.yaml': deployment({ name: 'pool', image: 'docker.io/edoburu/pgbouncer:1.22' }) }), 'met');
    assert.equal(await verdict('Connection pooling configured', { 'a.yaml': deployment({}) }), 'unknown');
    const service = (more: string): string => `apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\n${more}`;
    assert.equal(await verdict('Prometheus scraping configured', { 'a.yaml': service('  annotations:\n    prometheus.io/scrape: "true"\nspec: {}\n') }), 'met');
    assert.equal(await verdict('Prometheus scraping configured', { 'a.yaml': service('  annotations:\n    prometheus.io/scrape: "false"\nspec: {}\n') }), 'unknown');
    assert.equal(await verdict('Load balancer configured', { 'a.yaml': service('spec:\n  type: LoadBalancer\n') }), 'met');
    assert.equal(await verdict('Load balancer configured', { 'a.yaml': service('spec: {}\n') }), 'unknown');
  });

  test('objects with what they must have', async () => {
    const policy = (types: string): string => `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: shop\nspec:\n  podSelector: {}\n  policyTypes: [${types}]\n`;
    const both = 'x <!-- seaworthy: object kind=NetworkPolicy types=Ingress,Egress -->';
    assert.equal(await verdict(both, { 'a.yaml': policy('Ingress, Egress') }), 'met');
    assert.equal(await verdict(both, { 'a.yaml': policy('Ingress') }), 'unknown');
    const hpa = (more: string): string => `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: shop\nspec:\n  maxReplicas: 3\n${more}`;
    const behaviour = 'x <!-- seaworthy: object kind=HorizontalPodAutoscaler has=spec.behavior -->';
    assert.equal(await verdict(behaviour, { 'a.yaml': hpa('  behavior:\n    scaleDown: {}\n') }), 'met');
    assert.equal(await verdict(behaviour, { 'a.yaml': hpa('') }), 'unmet');
  });
});
