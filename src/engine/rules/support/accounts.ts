import type { Container } from '../../model/container.ts';
import { known } from '../../model/field.ts';
import type { Value } from '../../model/field.ts';
import type { Workload } from '../../model/workload.ts';

/** The account that a pod runs under: `default` where nobody names one; undefined where a template does. */
export function accountName(value: Value<string>): string | undefined {
  if (value.kind === 'dynamic') return undefined;
  return value.kind === 'absent' || value.value === '' ? 'default' : value.value;
}

/** Words in a command or an image's name of programs that speak to the Kubernetes API. */
const CLIENT = /kubectl|kube-?config|kubernetes|(?<!registry\.)\bk8s\b|in-?cluster|leader-?elect|serviceaccount|\bhelm\b|\boc\b/i;

/** True where a container's image, command or mounts say that it speaks to the Kubernetes API. */
export function usesClusterApi({ containers }: Workload): boolean {
  return containers.some(container => CLIENT.test(wordsOf(container).join(' ')));
}

function wordsOf({ image, command, args, mounts }: Container): string[] {
  return [known(image) ?? '', ...(known(command) ?? []), ...(known(args) ?? []), ...mounts.map(({ path }) => known(path) ?? '')];
}
