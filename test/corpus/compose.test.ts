import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ALONE, RULES, lintFile, readFile, reportFile, rulesetOf } from '../../src/engine/index.ts';
import type { FileModel, Subject } from '../../src/engine/index.ts';
import { compose } from '../../src/engine/dialects/compose/compose.ts';
import { composeRepositories, composeRepository, serviceRows, withoutComposeCorpus } from '../support/compose-corpus.ts';
import type { ServiceRow } from '../support/compose-corpus.ts';

type Container = Extract<Subject, { subject: 'container' }>;

/** What the reference data says is missing, and what of the model is absent then. */
const ASPECTS: Readonly<Record<string, (container: Container) => readonly (string | undefined)[]>> = {
  healthcheck: ({ livenessProbe }) => [livenessProbe.value.kind],
  limits: ({ memoryLimit, cpuLimit }) => [memoryLimit.value.kind, cpuLimit.value.kind],
  restart: ({ workload }) => [workload.restartPolicy?.value.kind],
  user: ({ runAsNonRoot }) => [runAsNonRoot?.value.kind],
  read_only: ({ readOnlyRootFilesystem }) => [readOnlyRootFilesystem.value.kind],
  cap_drop: ({ droppedCapabilities }) => [droppedCapabilities?.value.kind],
};

/** Where we read otherwise than the reference, and why; whatever is not here is a defect of ours. */
const EXPLAINED: readonly (readonly [difference: RegExp, reason: string])[] = [
  [/^compose\/Bwillia13x__financeanalyst_pro\/docker-compose\.yml app: /, '`services` stands there twice, which Compose refuses; the reference takes the last one'],
  [/using-variables\.yaml foo: read_only is dynamic/, 'the environment decides the variable'],
  [/docker-stack\.yml \w+: restart is known/, 'Docker Swarm restarts what does not say otherwise'],
];

describe('real Compose files', { skip: withoutComposeCorpus }, () => {
  const repositories = withoutComposeCorpus === false ? new Map(composeRepositories().map(name => [name, composeRepository(name)])) : new Map<string, ReturnType<typeof composeRepository>>();

  test('nothing throws, and no rule fails', () => {
    const ruleset = rulesetOf(RULES, 'strict');
    for (const { files, project } of repositories.values()) {
      for (const file of files) assert.deepEqual(reportFile(lintFile(file, ruleset), project).failures, [], file.path);
    }
  });

  test('each file by itself reads as the reference says, at least 99 of 100 times', t => {
    const differences: string[] = [];
    let compared = 0;
    for (const row of serviceRows()) {
      const file = fileOf(row);
      const container = file === undefined ? undefined : containerOf(readFile(file.path, file.text, undefined, ALONE, [compose]), row);
      if (container === undefined) continue;
      for (const [aspect, kinds] of Object.entries(ASPECTS)) {
        const read = kinds(container);
        // What stands in another file that is not read here is not known.
        if (read.includes('dynamic') && row.missing_after_extends !== undefined) continue;
        compared += 1;
        const ours = read.every(kind => kind === 'absent');
        if (ours !== row.missing.includes(aspect)) differences.push(`${row.path} ${row.service}: ${aspect} is ${String(read)}, the reference says ${ours ? 'written' : 'missing'}`);
      }
    }
    const reasonOf = (difference: string): string | undefined => EXPLAINED.find(([words]) => words.test(difference))?.[1];
    for (const difference of differences) t.diagnostic(`${difference}: ${reasonOf(difference) ?? 'why?'}`);
    assert.deepEqual(differences.filter(one => reasonOf(one) === undefined), []);
    t.diagnostic(`${String(compared - differences.length)} of ${String(compared)} agree`);
    assert.ok(compared > 5500);
    assert.ok(differences.length <= compared / 100);
  });

  test('what a project reads otherwise than its files by themselves, another file of it says', t => {
    let explained = 0;
    for (const row of serviceRows()) {
      const file = fileOf(row);
      const together = file === undefined ? undefined : containerOf(file, row);
      const alone = file === undefined ? undefined : containerOf(readFile(file.path, file.text, undefined, ALONE, [compose]), row);
      if (together === undefined || alone === undefined) continue;
      for (const [aspect, kinds] of Object.entries(ASPECTS)) {
        if (String(kinds(together)) === String(kinds(alone))) continue;
        explained += 1;
        assert.ok((file?.reads().length ?? 0) > 0, `${row.path} ${row.service} ${aspect}`);
      }
    }
    t.diagnostic(`${String(explained)} values come from other files of their project`);
  });

  function fileOf({ path }: ServiceRow): FileModel | undefined {
    const [, repository = '', ...rest] = path.split('/');
    return repositories.get(repository)?.files.find(file => file.path === rest.join('/'));
  }
});

function containerOf({ units }: FileModel, { service }: ServiceRow): Container | undefined {
  const containers = units.flatMap(({ subjects, guests }) => [...subjects, ...guests.flat()]).filter(subject => subject.subject === 'container');
  return containers.find(({ name }) => name === service);
}
