import type { Neighbours, Recognition } from '../dialect.ts';

/** What Terraform and OpenTofu read in a folder (Terraform language, "Files and Directories"; OpenTofu 1.8 for `.tofu`). */
const CONFIGURATION = /\.(tf|tofu)(\.json)?$/;
const VARIABLES = /\.tfvars(\.json)?$/;

/** True for a file that is a part of a module, or that gives values to its variables. */
export function isTerraform(path: string): boolean {
  return CONFIGURATION.test(path) || VARIABLES.test(path);
}

/** Files of Terraform are known by their name alone. */
export function recogniseTerraform(path: string, _text: string, { hcl }: Neighbours): Recognition {
  if (!isTerraform(path)) return { kind: 'not-ours' };
  return hcl === undefined ? { kind: 'left-alone', because: 'What reads Terraform is not loaded.' } : { kind: 'ours' };
}
