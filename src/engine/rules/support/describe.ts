import type { Container } from '../../model/container.ts';
import type { Workload } from '../../model/workload.ts';

/** How messages name a subject: `Container web of Deployment shop`, `Init container migrate of Job import`, `Deployment shop`. */
export function describe(subject: Container | Workload): string {
  if (subject.subject === 'workload') return `${subject.kind} ${subject.name}`;
  if (subject.isWorkload === true) return describe(subject.workload);
  // Knative names the only container itself.
  const name = subject.name === '(unnamed)' ? '' : ` ${subject.name}`;
  return `${ROLES[subject.role]}${name} of ${subject.workload.kind} ${subject.workload.name}`;
}

const ROLES = { main: 'Container', sidecar: 'Container', init: 'Init container', ephemeral: 'Ephemeral container' } as const;

/** A title within a sentence: `The variable region` as `the variable region`. */
export function inSentence(title: string): string {
  return title.replace(/^The /, 'the ');
}
