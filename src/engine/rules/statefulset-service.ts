import type { Workload } from '../model/workload.ts';
import type { Fix } from './rule.ts';
import { rule } from './rule.ts';
import { describe } from './support/describe.ts';
import { hasPodLabels } from './support/labels.ts';
import { examples } from './statefulset-service.examples.ts';

export const statefulsetService = rule({
  id: 'statefulset-service',
  subject: 'workload',
  meta: {
    severity: 'error',
    profile: 'recommended',
    topic: 'availability',
    summary: 'A StatefulSet names a headless Service that exists.',
    why: `The pods of a StatefulSet get DNS names of their own (\`queue-0.queue\`) from the headless Service that \`serviceName\` names. Without it, or where that Service has a cluster IP, the members of a database or a queue cannot find each other. Kubernetes accepts such a StatefulSet and says nothing.

The Service is looked for in the repository, in the same namespace or in one that is not stated. \`serviceName\` cannot be changed on a StatefulSet that runs: it has to be created anew.`,
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id'],
    alsoKnownAs: {
      'kube-score': ['statefulset-has-servicename'],
      kics: ['bb241e61-77c3-4b97-9575-c0f8a1e008d0'],
    },
  },
  check(workload) {
    const { serviceName, stateful, facts, name, namespace } = workload;
    if (!stateful || serviceName === undefined) return 'not-applicable';
    const { value } = serviceName;
    if (value.kind === 'dynamic') return 'unknown';
    if (value.kind === 'absent' || value.value === '') {
      const proposed = `${name}-headless`;
      const title = `Name a headless Service for ${name} and add it: choose its name (proposed ${proposed})`;
      return [{ span: value.span, message: `${describe(workload)} names no Service: its pods get no DNS names of their own.`, fixes: addService(workload, proposed, title) }];
    }
    const { span, value: service } = value;
    const names = `${describe(workload)} names the Service ${service}, which`;
    return [
      { span, message: `${names} is not in this repository.`, about: facts, fixes: addService(workload, service, `Add the headless Service ${service}`) },
      {
        span,
        message: `${names} is not headless: its pods get no DNS names of their own.`,
        about: { type: 'service', kind: 'Service', name: service, namespace, headless: true, selector: { kind: 'unknown' } },
      },
    ];
  },
  holds(about, project) {
    const name = about.type === 'workload' ? about.serviceName : about.name;
    const services = name === undefined ? [] : project.servicesNamed(name, about.namespace);
    if (services.length === 0 && !project.complete) return 'unknown';
    // Asked with the workload: is it there at all. Asked with the Service that is wanted: is one that is there like it.
    return about.type === 'workload' ? services.length === 0 : services.length > 0 && services.every(({ headless }) => !headless);
  },
  examples,
});

function addService(workload: Workload, name: string, title: string): Fix[] {
  const { companions, serviceName } = workload;
  if (companions === undefined || serviceName === undefined || !hasPodLabels(workload)) return [];
  const { value } = serviceName;
  const naming = value.kind === 'known' && value.value !== '' ? [] : [serviceName.set(name)];
  return [{ title, safety: 'fill-in', changes: () => [...naming, companions.headlessService(name)] }];
}
