/** Where a `module` block takes its code from (Terraform, "Module Sources"). */
export type ModuleSource =
  /** Of this repository: it has the version that the repository has. */
  | { readonly kind: 'local' }
  /** A registry, which takes `version`. */
  | { readonly kind: 'registry' }
  /** A repository with revisions, the one that is meant behind `parameter`. */
  | { readonly kind: 'repository'; readonly parameter: string; readonly revision: string | undefined }
  /** An archive, a bucket: what is there is there. */
  | { readonly kind: 'other' };

const REGISTRY = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/)?[\w-]+\/[\w-]+\/[\w-]+(?:\/\/.*)?$/i;
/** Hosts whose addresses stand for repositories. */
const HOSTS = /^(?:github\.com|bitbucket\.org)\//;

export function moduleSource(address: string): ModuleSource {
  if (/^\.\.?(?:\/|$)/.test(address)) return { kind: 'local' };
  if (/^(?:git::|git@|hg::)/.test(address) || HOSTS.test(address)) {
    const parameter = address.startsWith('hg::') ? 'rev' : 'ref';
    const revision = new RegExp(`[?&]${parameter}=([^&]+)`).exec(address)?.[1];
    return { kind: 'repository', parameter, revision };
  }
  return REGISTRY.test(address) ? { kind: 'registry' } : { kind: 'other' };
}

/** The same source with another revision. */
export function withRevision(address: string, parameter: string, revision: string): string {
  const bare = address.replace(new RegExp(`([?&])${parameter}=[^&]*&?`), '$1').replace(/[?&]$/, '');
  return `${bare}${bare.includes('?') ? '&' : '?'}${parameter}=${revision}`;
}
