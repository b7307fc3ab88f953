import { FILE_HEADERS_ONLY, createTwoFilesPatch } from 'diff';

/** A unified diff that `git apply` and `patch -p1` take, with paths relative to the working directory. */
export function unifiedDiff(path: string, before: string, after: string): string {
  // `patch` cuts a name at a blank unless a tab and something else, commonly a date, follow it.
  const end = path.includes(' ') ? ' ' : undefined;
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, end, end, { context: 3, headerOptions: FILE_HEADERS_ONLY });
}
