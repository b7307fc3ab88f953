import { FACTS, annotationWords } from '../../engine/index.ts';
import type { Claim, Evidence, ItemStatus, Judged } from '../../engine/index.ts';

/**
 * A suggestion in the words of an annotation: what is kept in the record once a person has accepted it. Of alternatives it is the
 * one that holds, else the first. Undefined where nothing of it can be written so.
 */
export function wordsOf({ evaluation: { judged } }: Pick<ItemStatus, 'evaluation'>): string | undefined {
  const claims = new Map<Claim, Judged[]>();
  for (const one of judged) if (one.claim.origin === 'suggested' && nameOf(one.evidence) !== undefined) claims.set(one.claim, [...(claims.get(one.claim) ?? []), one]);
  const chosen = [...claims].flatMap(([{ combine }, own]) => (combine === 'any' ? [own.find(({ verdict }) => verdict.kind === 'met') ?? own[0]] : own));
  const words = chosen.flatMap(one => (one === undefined ? [] : [written(one.evidence)]));
  return words.length === 0 ? undefined : words.join('; ');
}

/** `document` is written as the files that it looks for. */
function nameOf({ kind, id }: Evidence): string | undefined {
  if (kind === 'repository') return id === 'document' ? 'file' : Object.hasOwn(FACTS, id) ? id : undefined;
  return kind === 'rule' ? id : undefined;
}

function written(evidence: Evidence): string {
  const { kind, id, parameters, scope } = evidence;
  if (kind !== 'rule') return annotationWords(nameOf(evidence) ?? '', parameters);
  const { subject, platform } = scope ?? {};
  const of = subject === undefined ? {} : { of: subject };
  // Numbers are shown in manifests where they hold for all platforms.
  const where = platform === undefined || platform === 'host' || Object.keys(parameters).length > 0 ? {} : { in: platform };
  return annotationWords(id, { ...parameters, ...of, ...where });
}
