import { FILE_HEADERS_ONLY, createTwoFilesPatch } from 'diff';

/** A unified diff that `git apply` and `patch -p1` take, with paths relative to the working directory. */
export function unifiedDiff(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
