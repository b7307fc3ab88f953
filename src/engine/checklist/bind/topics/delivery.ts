import type { Source, Topic } from '../topic.ts';
import { cluster, fact, near, object, rule } from '../topic.ts';

/** In whichever folder Terraform is. */
const variablesFile: Source = ({ file }, words) => fact('file', { path: [typeof file === 'string' && !file.includes('/') ? `**/${file}` : typeof file === 'string' ? file : '**/*.tfvars'] })({}, words);

/** Images, configuration, Terraform, pipelines: how the thing comes to run. */
export const DELIVERY_TOPICS: readonly Topic[] = [
  { topic: 'image-digest', noun: /\bimages?\b.*\bdigests?\b/, direction: 'two-way', evidence: [rule('image-digest')] },
  { topic: 'image-tag', noun: /\bimages? tagged\b|\bimage tags?\b|\bimages? (?:pinned|versioned)\b|\blatest (?:stable )?image\b|\b(?:no|not|never) (?:use )?(?:the )?:?latest tags?\b/, direction: 'two-way', evidence: [rule('image-tag')] },
  { topic: 'image-registry', noun: /\b(?:container )?registr(?:y|ies)\b/, direction: 'none', evidence: [rule('image-registry')] },
  { topic: 'state-backend', noun: /\b(?:terraform )?state backend\b|\bremote state\b|\bterraform backend\b|\bstate locking\b/, direction: 'two-way', evidence: [rule('state-backend', { type: 'backend.type', lock: 'backend.lock' })] },
  { topic: 'tfvars', noun: /\bvariables? files?\b|\btfvars\b/, direction: 'pass-only', evidence: [variablesFile] },
  { topic: 'tags', noun: /\bresources? tagg?(?:ed|s|ing)\b|\bresource tags\b/, direction: 'two-way', evidence: [rule('tags', { any: { value: true } })] },
  { topic: 'blue-green', noun: /\bblue[-/ ]?green\b/, direction: 'pass-only', evidence: [object('Rollout', 'Canary')] },
  { topic: 'env-file-ignored', noun: /\.env\b[\w.]*(?=.*(?:\.gitignore|\bignored\b|\bnot (?:in|committed|tracked)\b))/, direction: 'two-way', evidence: [rule('env-file-committed'), fact('ignored', {}, { path: 'file' })] },
  { topic: 'compose-env-file', noun: /^(?:create |configure |add |set up )?(?:the )?(?:production )?\.env\b[\w.]*(?: file)?(?=.*\b(?:configured|created|present|exists)\b|$)/, when: ({ nouns }) => !/\b(?:git\w*|history|removed|not|backup)\b/.test(nouns), direction: 'pass-only', attribute: true, evidence: [fact('file', {}, { path: 'file' })] },
  { topic: 'env-config', noun: /\benvironment-specific config\w*/, direction: 'none', evidence: [fact('file', { path: ['**/overlays/*/kustomization.y*ml', '**/values-*.y*ml', '**/values.*.y*ml'] })] },
  { topic: 'namespace', noun: /\bnamespaces?\b/, direction: 'none', evidence: [cluster('namespace', { name: 'namespace' }), object('Namespace')] },
  { topic: 'configmap', noun: /\bconfig ?maps?\b/, direction: 'none', evidence: [cluster('configmap'), object('ConfigMap')] },
  { topic: 'statefulset', noun: /\bstateful ?sets?\b/, direction: 'none', evidence: [cluster('statefulset', { names: 'workloads' }), object('StatefulSet')] },
  { topic: 'ci-workflow', noun: /\bautomated deployments?\b/, direction: 'pass-only', evidence: [fact('workflow', { uses: ['deploy', 'kubectl', 'helm', 'terraform apply', 'argocd'] })] },
  { topic: 'ci-workflow', noun: /\bci\/cd pipelines?\b|\bgithub actions\b/, direction: 'pass-only', evidence: [fact('workflow', {})] },
  { topic: 'pods-ready', noun: /\bpods?\b(?=.*\b(?:running|ready|healthy)\b)|\bhealth endpoints\b/, direction: 'none', evidence: [cluster('pods-ready')] },
  { topic: 'deployment', noun: /\bdeployments\b(?=.*\bapplied\b)|\bapplication deployed\b/, direction: 'none', evidence: [cluster('rollout', { names: 'workloads' })] },
  { topic: 'service', noun: /\bservices exposed\b/, direction: 'none', when: near(/\bkubernetes\b/), evidence: [cluster('service')] },
];
