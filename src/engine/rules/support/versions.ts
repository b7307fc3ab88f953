/**
 * True where a version is below another, compared part by part as far as both go: `14.12` is below `15`; `16` is not below
 * `16.2`, since it stands for whichever 16 there is. Words in a version end it.
 */
export function isBelow(version: string, least: string): boolean {
  const own = parts(version);
  const other = parts(least);
  for (let i = 0; i < Math.min(own.length, other.length); i += 1) {
    const [a = 0, b = 0] = [own[i], other[i]];
    if (a !== b) return a < b;
  }
  return false;
}

function parts(version: string): number[] {
  return (/^\D*([\d.]*)/.exec(version)?.[1] ?? '').split('.').filter(part => part !== '').map(Number);
}
