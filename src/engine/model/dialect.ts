/** The languages that we read. Adding one makes every rule without examples in it a compile error. */
export type DialectId = 'kubernetes' | 'compose' | 'terraform';
