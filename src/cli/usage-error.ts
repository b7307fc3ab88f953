/** Wrong use, or a configuration that cannot be followed: one clear line for the person, exit code 2. */
export class UsageError extends Error {}
