/** What the record keeps of a box beside its tick, which the Markdown holds. */
export interface BoxRecord {
  readonly notApplicable?: string;
  readonly tickedBy?: string;
  readonly tickedOn?: string;
  readonly owner?: string;
  readonly note?: string;
  readonly links?: readonly string[];
  readonly value?: string;
  readonly blanks?: readonly string[];
  readonly evidence?: string;
  readonly refused?: readonly string[];
}

interface Field {
  readonly key: string;
  readonly property: keyof BoxRecord;
  /** A list is one line: its parts with `, ` between them. */
  readonly type: 'text' | 'list';
  readonly description: string;
}

/** The fields of an entry in the order in which they are written. Types, reading, writing and the schema follow this table. */
export const FIELDS: readonly Field[] = [
  { key: 'not-applicable', property: 'notApplicable', type: 'text', description: 'Why the box does not apply here.' },
  { key: 'ticked-by', property: 'tickedBy', type: 'text', description: 'Who ticked it, or signed.' },
  { key: 'ticked-on', property: 'tickedOn', type: 'text', description: 'When it was ticked: a date.' },
  { key: 'owner', property: 'owner', type: 'text', description: 'Who sees to it.' },
  { key: 'note', property: 'note', type: 'text', description: 'Anything worth keeping.' },
  { key: 'links', property: 'links', type: 'list', description: 'Where the evidence is.' },
  { key: 'value', property: 'value', type: 'text', description: 'The measured value of a target.' },
  { key: 'blanks', property: 'blanks', type: 'list', description: 'What stood in place of a signature.' },
  { key: 'evidence', property: 'evidence', type: 'text', description: 'The evidence that a person accepted: `memory-limit max=2Gi`.' },
  { key: 'refused', property: 'refused', type: 'list', description: 'Topics of suggestions that a person refused.' },
];

/** The version of the record's form that is written; a greater one is read by nobody older. */
export const RECORD_VERSION = 1;

/** Where the record is, relative to the folder of the checklists. */
export const RECORD_PATH = '.seaworthy/progress.yaml';

/** The headings and groups above a box are one line in the record. */
export const UNDER = ' › ';

/** The JSON schema of the record, for editors. */
export function recordSchema(): object {
  const text = { type: 'string' };
  const scalar = { type: ['string', 'number', 'boolean'] };
  const own = Object.fromEntries(FIELDS.map(({ key, description }) => [key, { ...scalar, description }]));
  const entry = {
    type: 'object',
    required: ['file', 'text'],
    additionalProperties: false,
    properties: { file: text, under: scalar, text: scalar, occurrence: { type: 'integer', minimum: 2 }, ...own },
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Seaworthy: what was done about the boxes of the checklists',
    type: 'object',
    required: ['version'],
    additionalProperties: false,
    properties: {
      version: { const: RECORD_VERSION },
      'go-live': { type: 'object', description: 'The date of going live, by checklist.', additionalProperties: text },
      boxes: { type: 'object', description: 'One entry a box, sorted by id.', additionalProperties: entry },
    },
  };
}
