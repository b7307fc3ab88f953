/**
 * True where a constraint keeps later versions out: `~> 5.0`, `= 1.5.7`, `>= 1.5, < 2.0`, but not `>= 1.5` (Terraform,
 * "Version Constraints"). What cannot be read is taken for one that does.
 */
export function hasUpperBound(constraint: string): boolean {
  const parts = constraint.split(',').map(part => part.trim()).filter(part => part !== '');
  return parts.some(part => !/^(>=?|!=)/.test(part));
}

/** The constraint that admits the same versions up to the next major one: `>= 5.31.0` gives `~> 5.31`. */
export function boundedConstraint(constraint: string): string | undefined {
  const [, major, minor = '0'] = /^>=?\s*v?(\d+)(?:\.(\d+))?/.exec(constraint.trim()) ?? [];
  return major === undefined ? undefined : `~> ${major}.${minor}`;
}
