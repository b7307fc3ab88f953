import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dueDate, measure } from '../../../src/engine/checklist/index.ts';
import { shellLines } from '../../../src/engine/checklist/commands.ts';
import { itemOf, read } from './support.ts';

const CHECKLIST = `# Launch
## Work
- [ ] **Probes**
  - [ ] Liveness probe set (optional)
  - [ ] Tests green
- [ ] **Canary** (Recommended)
  - [ ] Ten percent first
- [ ] Runbook for rollback ready if needed
## Targets
- [ ] P99 latency < 250ms
- [ ] 0 failed checkouts
- [ ] Coverage of unit tests > 80%
- [ ] Dashboards tested with load > 50 RPS
## Stop the release when any trigger fires
Roll back if:
- [ ] Checkout errors > 2% for 5 minutes
- [ ] Orders lost
- [ ] Triggers agreed with support
## Afterwards
### Weekly
- [ ] Look at costs
### First 48 hours
- [ ] Watch the queue
### Later
- [ ] Month 2: game day
## Sign-off
- [ ] **Operations**: ____________ Date: ______
- [ ] **QA lead**: all flows tried
- [ ] APPROVED for launch
`;

describe('kinds', () => {
  const checklist = read(CHECKLIST);
  const kinds: Readonly<Record<string, string>> = {
    '**Probes**': 'group', 'Liveness': 'task', 'P99': 'target', '0 failed': 'target', 'Coverage': 'task', 'Dashboards': 'task',
    'Checkout errors': 'abort', 'Orders lost': 'abort', 'Triggers agreed': 'task', 'Look at costs': 'recurring', 'Watch the queue': 'task',
    'game day': 'task', '**Operations**': 'signoff', '**QA lead**': 'signoff', 'APPROVED': 'signoff', 'Ten percent': 'task',
  };
  for (const [words, kind] of Object.entries(kinds)) {
    it(`${words} is a ${kind}`, () => { assert.equal(itemOf(checklist, words).kind, kind); });
  }

  it('what is optional is so by its own words, its group or its heading', () => {
    assert.equal(itemOf(checklist, 'Liveness').optional, 'optional');
    assert.equal(itemOf(checklist, 'Ten percent').optional, 'Recommended');
    assert.equal(itemOf(checklist, 'Runbook').optional, undefined);
    assert.equal(itemOf(checklist, 'Tests green').optional, undefined);
  });

  it('work after go-live has its date', () => {
    const on = (words: string): string | undefined => {
      const { due } = itemOf(checklist, words);
      return due === undefined ? undefined : dueDate(due, '2026-01-30');
    };
    assert.equal(on('game day'), '2026-03-30');
    assert.equal(on('Watch the queue'), '2026-02-01T00:00:00.000Z');
    assert.equal(on('Look at costs'), '2026-02-06');
    assert.equal(dueDate({ kind: 'once', text: 'Month 1', amount: 1, unit: 'month' }, '2026-01-31'), '2026-02-28');
    assert.equal(dueDate({ kind: 'once', text: 'Day 1', amount: 1, unit: 'day' }, 'soon'), undefined);
  });

  it('a measured value is compared with its target', () => {
    const item = itemOf(checklist, 'P99');
    assert.deepEqual(item.parameters, { metric: 'latency', op: '<', value: 250, unit: 'ms', percentile: 99, polarity: 'target' });
    assert.equal(measure(item, '180 ms')?.reached, true);
    assert.equal(measure(item, '0.3 s')?.reached, false);
    assert.equal(measure(item, '3 apples')?.reached, undefined);
    assert.equal(measure(item, 'quick'), undefined);
    assert.equal(measure(itemOf(checklist, '0 failed'), '0')?.reached, true);
  });
});

describe('commands', () => {
  const use = (command: string): string | undefined => read(`- [ ] Do it: \`${command}\`\n`).items[0]?.commands[0]?.use;
  const table: readonly (readonly [string, string | undefined])[] = [
    ['kubectl get pods -n shop', 'run'], ['kubectl -n shop get pods', 'run'], ['kubectl rollout status deploy/web', 'run'], ['curl -f http://localhost/health', 'run'],
    ['kubectl apply -f k8s/', 'type'], ['kubectl rollout undo deploy/web', 'type'], ['kubectl delete pod web-1', 'type'], ['kubectl exec -it web -- sh', 'type'],
    ['docker push shop/web:1', 'type'], ['docker compose up -d', 'type'], ['docker compose ps', 'run'], ['terraform plan', 'run'], ['terraform apply', 'type'],
    ['curl -X POST http://localhost/reset', 'type'], ['kubectl get pods > out.txt', 'type'], ['kubectl get pods && rm -rf /tmp/x', 'type'], ['grep -i error app.log | wc -l', 'run'],
    ['helm upgrade --install web .', 'type'], ['git push origin main', 'type'], ['aws s3 rm s3://bucket --recursive', 'type'], ['aws ec2 describe-instances', 'run'],
    ['kubectl apply -f ...', 'none'], ['kubectl logs <pod>', 'none'], ['kubectl rollout status', 'none'], ['terraform.tfvars', undefined], ['some words', undefined],
  ];
  for (const [command, expected] of table) it(`${command}: ${expected ?? 'no command'}`, () => { assert.equal(use(command), expected); });

  it('continuations are joined, comments and prompts are not commands', () => {
    assert.deepEqual(shellLines('# one\n$ ls \\\n   -l\r\n\n  \necho a \\\n# not a comment'), ['ls -l', 'echo a # not a comment']);
    assert.deepEqual(shellLines('# nothing\n  # at all\n'), []);
  });
});
