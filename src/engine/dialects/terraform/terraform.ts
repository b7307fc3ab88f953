import type { Source } from '../../text/source.ts';
import type { Dialect, Neighbours, Unit } from '../dialect.ts';
import { recogniseTerraform } from './recognise.ts';

/** Terraform and OpenTofu: a file is a unit, read as a part of its module. */
export const terraform: Dialect = {
  id: 'terraform',
  recognise: recogniseTerraform,
  split: text => [{ start: 0, end: text.length }],
  read: readUnit,
};

function readUnit(source: Source, { hcl }: Neighbours): Unit {
  const document = hcl?.parse(source) ?? { source, root: undefined, problems: [], partial: false, comments: () => [], write: () => ({ kind: 'refused', because: 'it is not read' }) };
  return { source, document, dialect: 'terraform', problems: document.problems, subjects: [], guests: [], facts: [], objects: [], containers: [], notes: [], reads: [], isCurrent: () => true };
}
