/** Checklists: read from Markdown, bound to evidence, judged, ticked. Everything that other rooms may use is named here. */
export type { Checklist, Fence, Item, SectionHeading } from './item.ts';
export { parseChecklist } from './parse.ts';
export type { Kind } from './kinds.ts';
export type { Due } from './schedule.ts';
export { dueDate } from './schedule.ts';
export type { TextParameters } from './parameters/index.ts';
export type { Command } from './commands.ts';

export type { Annotation, AnnotationCompletion } from './annotate.ts';
export { annotateEdit, annotationCompletions, annotationProblems } from './annotate.ts';
export type { Binding, Claim, Direction, Evidence, Platform, Scope } from './bind/evidence.ts';
export type { Decisions } from './bind/bind.ts';
export { bind, decisionsOf } from './bind/bind.ts';
export type { Answer, Evaluation, Judged, Place, Verdict, World } from './evaluate.ts';
export { evaluate, isRefuted } from './evaluate.ts';
export type { Demand, Knowledge } from './world.ts';
export { demandsOf, worldOf } from './world.ts';
export { choicesOf } from './demand-choices.ts';
export { questionsOf } from './questions.ts';

export type { LeftOut, TickState } from './tick.ts';
export { tickEdit, tickState } from './tick.ts';
export type { Blank, Signature, Signed } from './signoff.ts';
export { blanksOf, sign, unsign, withoutBlanks } from './signoff.ts';
export type { BoxChange, BoxRecord, Joined, RecordFile, StoredBox } from './record/index.ts';
export { goLiveEdit, joinRecord, readRecord, recordEdit, recordSchema, RECORD_PATH } from './record/index.ts';
export type { Progress, RecordOf, SectionProgress, Standing } from './progress.ts';
export { openItems, progressOf, rollUp, sectionsOf } from './progress.ts';
export type { ChecklistStatus, ItemStatus } from './status.ts';
export { provable, statusOf } from './status.ts';
export type { PlainChecklist, PlainEntry, PlainEvidence } from './plain.ts';
export { plainStatus } from './plain.ts';
export { adoptEdit } from './adopt.ts';
export { emptyCopy, repairEdit, runPath } from './runs.ts';
export type { Measured } from './measure.ts';
export { measure } from './measure.ts';
export type { Present, Template } from './templates/index.ts';
export { TEMPLATES } from './templates/index.ts';
