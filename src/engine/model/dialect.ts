/** The languages that we read. Adding one makes every rule without examples in it a compile error. */
export type DialectId = 'kubernetes';

/** Those, and one whose examples are still being written. */
export type LanguageId = DialectId | 'compose';
