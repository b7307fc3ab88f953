/** `.seaworthy/progress.yaml`: what Markdown cannot say of a box. */
export type { BoxRecord } from './fields.ts';
export { FIELDS, RECORD_PATH, recordSchema } from './fields.ts';
export type { RecordFile, StoredBox } from './read.ts';
export { readRecord } from './read.ts';
export type { Joined } from './join.ts';
export { joinRecord } from './join.ts';
export type { BoxChange } from './write.ts';
export { goLiveEdit, recordEdit } from './write.ts';
