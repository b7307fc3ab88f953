import type { Container } from '../../model/container.ts';
import type { Workload } from '../../model/workload.ts';

/** How messages name a subject: `Container web of Deployment shop`, `Init container migrate of Job import`, `Deployment shop`. */
export function describe(subject: Container | Workload): string {
  if (subject.subject === 'workload') return `${subject.kind} ${subject.name}`;
  return `${ROLES[subject.role]} ${subject.name} of ${subject.workload.kind} ${subject.workload.name}`;
}

const ROLES = { main: 'Container', sidecar: 'Container', init: 'Init container', ephemeral: 'Ephemeral container' } as const;
