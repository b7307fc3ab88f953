import { fileNameOf } from '../../../text/paths.ts';
/** The files of a folder that make a module, by what Terraform does with them. Paths in the order in which they are read. */
export interface FolderFiles {
  readonly configuration: readonly string[];
  /** `override.tf` and `*_override.tf`, each laid over all that was read before it. */
  readonly overrides: readonly string[];
  /** `terraform.tfvars` and `*.auto.tfvars`: what a root module is given without being asked; later ones win. */
  readonly values: readonly string[];
  /** Other `.tfvars` files: given only where somebody names them. */
  readonly otherValues: readonly string[];
}

/**
 * Sorts the files of a folder (Terraform, "Files and Configuration Structure", "Override Files", "Variable Definition
 * Precedence"; OpenTofu, "Files and Directories": a `.tofu` file stands for the `.tf` file of its name).
 */
export function sortFiles(paths: readonly string[]): FolderFiles {
  const visible = [...paths].filter(path => !/^(\.|#.*#$)|~$/.test(fileNameOf(path))).sort();
  const names = new Set(visible);
  const all = visible.filter(path => /\.(tf|tofu)(\.json)?$/.test(path) && !names.has(path.replace(/\.tf(\.json)?$/, '.tofu$1')) || /\.tofu(\.json)?$/.test(path));
  const isOverride = (path: string): boolean => /(^|_)override\.(tf|tofu)(\.json)?$/.test(fileNameOf(path));
  const given = visible.filter(path => /\.tfvars(\.json)?$/.test(path));
  const isMain = (path: string): boolean => /^terraform\.tfvars(\.json)?$/.test(fileNameOf(path));
  const isAutomatic = (path: string): boolean => /\.auto\.tfvars(\.json)?$/.test(path);
  return {
    configuration: all.filter(path => !isOverride(path)),
    overrides: all.filter(isOverride),
    values: [...given.filter(isMain), ...given.filter(isAutomatic)],
    otherValues: given.filter(path => !isMain(path) && !isAutomatic(path)),
  };
}

/** True for a file that belongs to a module or gives it values. */
export function isModuleFile(path: string): boolean {
  return /\.(tf|tofu|tfvars)(\.json)?$/.test(path);
}
