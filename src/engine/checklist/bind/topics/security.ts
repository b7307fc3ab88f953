import type { Topic } from '../topic.ts';
import { cluster, fact, near, object, resource, rule } from '../topic.ts';

/** Contexts of containers, accounts and roles, secrets. */
export const SECURITY_TOPICS: readonly Topic[] = [
  { topic: 'run-as-non-root', bare: true, noun: /\bnon-?root\b|\bunprivileged users?\b/, direction: 'two-way', attribute: true, evidence: [rule('run-as-non-root', { uid: 'uid' })] },
  { topic: 'read-only-root-fs', bare: true, noun: /\bread-?only (?:root )?file ?systems?\b/, direction: 'two-way', attribute: true, evidence: [rule('read-only-root-fs')] },
  { topic: 'drop-capabilities', noun: /\bcapabilities\b(?=.*\b(?:dropped|drop|removed|restricted|limited)\b)|\bdrop(?:ped)?\b.*\bcapabilities\b|^[: ]*(?:linux )?capabilities\b/, direction: 'two-way', evidence: [rule('drop-capabilities')] },
  { topic: 'security-context', noun: /\b(?:pod |container )?security contexts?\b/, direction: 'two-way', combine: 'every', evidence: [rule('run-as-non-root'), rule('allow-privilege-escalation')] },
  { topic: 'privileged', noun: /\bprivileged (?:containers?|mode|pods?)\b|\bprivilege escalation\b/, direction: 'two-way', combine: 'every', evidence: [rule('privileged'), rule('allow-privilege-escalation')] },
  { topic: 'seccomp', noun: /\bseccomp\b/, direction: 'two-way', evidence: [rule('seccomp')] },
  { topic: 'host-network', noun: /\bhost network(?:ing)?\b/, direction: 'two-way', evidence: [rule('host-network')] },
  { topic: 'pod-security-standards', noun: /\bpod security (?:standards?|admission|polic(?:y|ies))\b/, direction: 'two-way', attribute: true, evidence: [rule('pod-security-standards')] },

  { topic: 'iam-roles', noun: /\biam (?:roles?|polic(?:y|ies))\b/, direction: 'pass-only', evidence: [resource('aws_iam_role', 'google_project_iam_member', 'azurerm_role_assignment')] },
  { topic: 'service-account', noun: /\bservice ?accounts?\b(?=.*\bwith\b)/, direction: 'two-way', attribute: true, evidence: [rule('rbac-wildcard'), rule('rbac-cluster-admin')], combine: 'every' },
  { topic: 'service-account', noun: /\bservice ?accounts?\b(?! \/)/, direction: 'pass-only', evidence: [object('ServiceAccount')] },
  { topic: 'iam-least-privilege', noun: /\bprinciple of least privilege\b|\bleast[- ]privilege access\b(?!.*\bsecurity groups?\b)/, when: near(/\baccess control\b|\biam\b|\brbac\b/), direction: 'fail-only', combine: 'every', evidence: [rule('iam-wildcard'), rule('rbac-wildcard'), rule('rbac-cluster-admin')] },
  { topic: 'cluster-rbac', noun: /\brbac enabled\b/, direction: 'none', evidence: [cluster('rbac')] },
  { topic: 'rbac', noun: /\broles? and role ?bindings?\b|\b(?:cluster ?)?role ?bindings?\b/, direction: 'pass-only', evidence: [object('Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding')] },
  // Applications have roles of their own: only Kubernetes says which are meant.
  { topic: 'rbac', noun: /\brbac\b|\brole-based access\b/, when: ({ around }) => /\b(?:kubernetes|k8s|cluster)\b/.test(around[0] ?? ''), direction: 'pass-only', evidence: [object('Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding')] },

  { topic: 'hardcoded-credentials', noun: /\bhard-?coded (?:(?!with\b)\w+ ){0,2}(?:credentials?|secrets?|passwords?|keys?|tokens?)\b|\bplain-?text (?:secrets?|credentials|passwords?)\b|\bdefault passwords?\b/, direction: 'fail-only', combine: 'every', evidence: [rule('plaintext-secret-env'), rule('secret-literal'), rule('provider-credentials')] },
  { topic: 'secrets-not-in-configmap', noun: /\bsecrets?\b.*\bstored (?:securely|in kubernetes secrets)\b|\bnot (?:in )?configmaps\b/, direction: 'two-way', combine: 'every', evidence: [rule('secrets-in-configmap'), rule('plaintext-secret-env')] },
  { topic: 'secrets-manager', noun: /\bsecrets? manager\b|\bvault\b|\bsecret store\b|\bsealed ?secrets?\b|\bexternal ?secrets?\b/, direction: 'pass-only', evidence: [resource('aws_secretsmanager_secret', 'aws_ssm_parameter', 'google_secret_manager_secret', 'azurerm_key_vault_secret', 'vault_generic_secret'), object('ExternalSecret', 'SealedSecret', 'SecretProviderClass', 'VaultStaticSecret')] },
  { topic: 'secrets-encryption', noun: /\bsecrets? encrypted\b|\bencrypted secrets\b/, direction: 'none', evidence: [rule('k8s-cluster-secrets-encryption')] },
  { topic: 'secrets-encryption', noun: /\bencryption at rest\b/, when: near(/\bsecrets management\b/), direction: 'none', evidence: [rule('k8s-cluster-secrets-encryption')] },
  { topic: 'image-pull-secret', noun: /\b(?:image )?pull secrets?\b/, direction: 'none', evidence: [fact('object', { kind: ['Secret'], type: 'kubernetes.io/dockerconfigjson' }), cluster('secret')] },
  { topic: 'k8s-secret', noun: /\b(?:kubernetes )?secrets\b(?=.*\b(?:created|applied)\b)/, direction: 'none', evidence: [cluster('secret'), object('Secret', 'ExternalSecret', 'SealedSecret')] },
  { topic: 'audit-logging', noun: /\baudit log\w*|\blog immutability\b/, direction: 'none', evidence: [rule('k8s-cluster-logging'), rule('log-retention')] },
  { topic: 'image-scan', noun: /\b(?:image |container |automated )?(?:vulnerability|security) scan(?:s|ning)?\b/, direction: 'pass-only', evidence: [fact('workflow', { uses: ['trivy', 'grype', 'snyk', 'docker scout', 'clair', 'anchore'] }), resource('aws_ecr_registry_scanning_configuration')] },
  { topic: 'image-signing', noun: /\bimages? sign(?:ed|ing)\b|\bcosign\b/, direction: 'pass-only', evidence: [fact('workflow', { uses: ['cosign'] })] },
];
