/** Configuration files, the one that is read first where both stand in a folder. */
export const CONFIG_NAMES = ['.seaworthy.yaml', '.seaworthy.yml'] as const;
export const IGNORE_NAME = '.gitignore';

/** JSON that is never a manifest, and YAML that is long and never one: not worth reading. */
const NEVER = /^(package|package-lock|npm-shrinkwrap|composer|deno|nx|lerna|renovate|[tj]sconfig([.-].*)?)\.json$|^pnpm-lock\.yaml$|\.(lock|schema|min)\.json$/;

/** Whether a file's name makes it worth reading. */
export function isCandidate(name: string): boolean {
  return (/\.(ya?ml|json)$/i.test(name) && !NEVER.test(name) && !isConfig(name)) || isTerraform(name);
}

/** Files that Terraform or OpenTofu reads, and that need its parser. */
export function isTerraform(name: string): boolean {
  return /\.(tf|tofu|tfvars)(\.json)?$/.test(name);
}

export function isConfig(name: string): boolean {
  return CONFIG_NAMES.some(config => config === name);
}

export function isKustomization(path: string): boolean {
  return /(^|\/)kustomization(\.ya?ml)?$/i.test(path);
}

/** Files that decide what is read and how. */
export function isSettingsFile(name: string): boolean {
  return name === IGNORE_NAME || isConfig(name);
}

const SKIPPED: Readonly<Record<string, string>> = {
  '.git': 'It lies in .git.',
  node_modules: 'It lies in node_modules, which belongs to other projects.',
  '.terraform': 'It lies in .terraform, which Terraform fills.',
};

/** Why a folder is skipped whatever is configured, or undefined. */
export function skippedFolder(name: string, besideChart: boolean): string | undefined {
  if (name === 'charts' && besideChart) return 'It lies in the charts that a Helm chart brings along.';
  return Object.hasOwn(SKIPPED, name) ? SKIPPED[name] : undefined;
}
