import type { Annotation, Unit } from '../../dialects/dialect.ts';
import type { Suppression } from './suppression.ts';

/** What an annotation of another tool says, in that tool's own words. */
type Reading = Pick<Suppression, 'by' | 'ids' | 'reason'>;

/**
 * The suppressions that other tools' annotations on an object state. Sources: kube-linter docs/configuring-kubelinter.md,
 * kube-score README, Polaris docs/customization/exemptions.md, Checkov docs "Suppressing and Skipping Policies".
 */
export function annotationSuppressions({ objects, source }: Unit): Suppression[] {
  return objects.flatMap(({ start, end, annotations, podAnnotations }) => {
    const scope = { kind: 'subject', start, end } as const;
    const at = (annotation: Annotation): Suppression['span'] => ({ source, start: annotation.start, end: annotation.end });
    return [
      ...annotations.flatMap(annotation => read(annotation).map(reading => ({ ...reading, span: at(annotation), scope }))),
      // Only kube-score reads the pod template's annotations as well.
      ...podAnnotations.flatMap(annotation => kubeScore(annotation).map(reading => ({ ...reading, span: at(annotation), scope }))),
    ];
  });
}

function read(annotation: Annotation): Reading[] {
  return [...kubeLinter(annotation), ...kubeScore(annotation), ...polaris(annotation), ...checkov(annotation)];
}

/** The key decides; the value is a reason and never read. */
function kubeLinter({ key, value }: Annotation): Reading[] {
  if (key === 'kube-linter.io/ignore-all') return [{ by: 'kube-linter', ids: 'all', reason: value }];
  const prefix = 'ignore-check.kube-linter.io/';
  return key.startsWith(prefix) ? [{ by: 'kube-linter', ids: [key.slice(prefix.length)], reason: value }] : [];
}

function kubeScore({ key, value }: Annotation): Reading[] {
  if (key === 'kube-score/skip' && value === 'true') return [{ by: 'kube-score', ids: 'all', reason: '' }];
  if (key !== 'kube-score/ignore') return [];
  const ids = value.split(',').map(id => id.trim());
  return [{ by: 'kube-score', ids: ids.includes('*') ? 'all' : ids, reason: '' }];
}

function polaris({ key, value }: Annotation): Reading[] {
  const match = /^polaris\.fairwinds\.com\/(?:(.+)-)?exempt$/.exec(key);
  if (match === null || value.toLowerCase() !== 'true') return [];
  return [{ by: 'polaris', ids: match[1] === undefined ? 'all' : [match[1]], reason: '' }];
}

function checkov({ key, value }: Annotation): Reading[] {
  if (!key.includes('checkov.io/skip') && !key.includes('bridgecrew.io/skip')) return [];
  const [id = '', ...reason] = value.split('=');
  return id === '' ? [] : [{ by: 'checkov', ids: [id], reason: reason.join('=') }];
}
